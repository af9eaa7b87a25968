import assert from 'node:assert/strict';
import { test } from 'node:test';

import { csvFile } from './csv.ts';

const text = (headings: string[], rows: (string | number | null)[][]): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvFile(headings, rows));

test('a file begins with the mark of UTF-8 and ends each line as RFC 4180 says', () => {
  assert.equal(text(['a', 'b'], [['1', null]]), '\uFEFFa,b\r\n1,\r\n');
});

test('commas, quotation marks and line breaks are quoted', () => {
  assert.equal(text(['a'], [['x, "y"\nz']]), '\uFEFFa\r\n"x, ""y""\nz"\r\n');
});

test('a text that a spreadsheet would run is made harmless, a negative number is not touched', () => {
  assert.equal(text(['a', 'b', 'c'], [['=1+1', '-4.5', '-cmd']]), "\uFEFFa,b,c\r\n'=1+1,-4.5,'-cmd\r\n");
});

// The signs of https://owasp.org/www-community/attacks/CSV_Injection.
test('so is one that begins with a wide sign or a line break, and one with a formula behind another divider', () => {
  const rows = ['\uff1d1+1', '\uff0b1', '\uff0d1', '\uff201', '\n=1+1', 'x;=1+1', 'x\t=1+1'].map((each) => [each]);
  assert.equal(
    text(['a'], rows),
    `\uFEFFa\r\n'\uff1d1+1\r\n'\uff0b1\r\n'\uff0d1\r\n'\uff201\r\n"'\n'=1+1"\r\nx;'=1+1\r\nx\t'=1+1\r\n`,
  );
});
