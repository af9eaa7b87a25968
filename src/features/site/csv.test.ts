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
