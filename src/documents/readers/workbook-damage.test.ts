import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { readSoundRows } from './read-table.ts';
import { rawParts, rawWorkbook, textRow, zipParts } from './testing/raw-workbook.ts';

const refusal = async (bytes: Uint8Array) => {
  const result = await readSoundRows(bytes, { fileName: 'a.xlsx' });
  assert.ok(!result.ok, 'expected a refusal');
  const [found] = result.problem;
  return { code: found?.code, message: found?.message ?? '', remedy: found?.remedy ?? '' };
};

describe('packages that are no sound workbook', () => {
  const cases: [title: string, parts: Record<string, string>, says: RegExp][] = [
    ['a Word document', { 'word/document.xml': '<document/>' }, /is a Word document/],
    ['an OpenDocument sheet', { 'content.xml': '<office/>' }, /is an OpenDocument file/],
    ['a binary workbook', { 'xl/workbook.bin': 'x' }, /\(\.xlsb\)/],
    ['any other zip', { 'readme.txt': 'x' }, /packed, but not a workbook/],
  ];
  for (const [title, parts, says] of cases)
    it(`says that the file is ${title}`, async () => {
      const found = await refusal(zipParts(parts));
      assert.equal(found.code, 'input.format');
      assert.match(found.message, says);
      assert.match(found.remedy, /\.xlsx.*CSV/);
    });

  const damaged: [title: string, sheet: string][] = [
    ['cut short', '<worksheet><sheetData><row r="1">'],
    ['with crossed tags', '<worksheet><sheetData></worksheet></sheetData>'],
    ['with a document type', '<!DOCTYPE a [<!ENTITY b "cc">]><worksheet><sheetData/></worksheet>'],
    ['with rows out of order', '<worksheet><sheetData><row r="2"></row><row r="2"></row></sheetData></worksheet>'],
    [
      'with cells out of order',
      '<worksheet><sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData></worksheet>',
    ],
  ];
  for (const [title, sheet] of damaged)
    it(`refuses a sheet ${title}`, async () => {
      const parts = rawParts({ sheets: [{ rows: '' }] });
      parts['xl/worksheets/sheet1.xml'] = sheet;
      assert.equal((await refusal(zipParts(parts))).code, 'input.format');
    });

  it('refuses a workbook of which every sheet is hidden, and an empty one', async () => {
    const rows = textRow(1, 'a') + textRow(2, 'b');
    assert.match((await refusal(rawWorkbook({ sheets: [{ state: 'veryHidden', rows }] }))).message, /is hidden/);
    assert.equal((await refusal(rawWorkbook({ sheets: [{ rows: '' }] }))).code, 'input.empty');
  });

  it('never throws, whichever byte of a workbook is spoilt', async () => {
    const sound = rawWorkbook({ sheets: [{ rows: textRow(1, 'a', 'b') + textRow(2, '1&2', '3') }] });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const spoilt = sound.slice();
          for (const [at, byte] of changes) spoilt[at] = byte;
          const result = await readSoundRows(spoilt, { fileName: 'a.xlsx' });
          assert.equal(typeof result.ok, 'boolean');
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never throws, whatever stands in the XML of the sheet', async () => {
    const piece = fc.constantFrom(
      '<row>',
      '</row>',
      '<c r="A1">',
      '<c t="s">',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '&#-5;',
      '&#x;',
    );
    const more = fc.constantFrom(
      '<f/>',
      '<c r="ZZZZ9"/>',
      '<row r="x">',
      '<![CDATA[a]]>',
      '<!--',
      '-->',
      '</sheetData>',
      '<',
      '"',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, more), { maxLength: 12 }), async (pieces) => {
        const result = await readSoundRows(rawWorkbook({ sheets: [{ rows: pieces.join('') }] }), {
          fileName: 'a.xlsx',
        });
        assert.equal(typeof result.ok, 'boolean');
      }),
      { numRuns: 400 },
    );
  });
});
