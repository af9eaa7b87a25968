import assert from 'node:assert/strict';
import { test } from 'node:test';

import { strFromU8, unzipSync } from 'fflate';
import { readTable } from '../readers/index.ts';
import type { Sheet } from './workbook.ts';
import { writeXlsx } from './write.ts';

const SHEET: Sheet = {
  name: 'Entries & more',
  headings: ['Reference', 'Began', 'How many', 'Words'],
  rows: [
    ['CP-2026-001', { day: '2026-02-28' }, 12, '=1+1'],
    ['00123', { day: '1899-12-31' }, null, 'one\ntwo <b> & "three" _x000D_ \u0001 \ud83d\ude00'],
  ],
  looks: ['text', 'day', null, 'text'],
  offers: [{ column: 3, from: { sheet: "Answer's list", column: 1, count: 2 } }],
};

test('what is written is read again: texts as texts, days as days, numbers as numbers', async () => {
  const read = await readTable(writeXlsx([SHEET]), { fileName: 'made.xlsx' });
  assert.ok(read.ok, JSON.stringify(read));
  assert.equal(read.value.sheet, 'Entries & more');
  assert.deepEqual(
    read.value.rows.map(({ cells }) => cells),
    [
      { Reference: 'CP-2026-001', Began: '2026-02-28', 'How many': '12', Words: '=1+1' },
      {
        Reference: '00123',
        Began: '1899-12-31',
        'How many': '',
        Words: 'one\ntwo <b> & "three" _x000D_ \ufffd \ud83d\ude00',
      },
    ],
  );
});

test('no cell is a formula, a list is offered from the sheet that holds it, and equal input gives equal bytes', () => {
  const bytes = writeXlsx([SHEET, { name: "Answer's list", headings: ['A', 'B'], rows: [[null, 'Yes']] }]);
  const parts = unzipSync(bytes);
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  assert.doesNotMatch(sheet, /<f[ >]/);
  // 28 February 2026 is day 46081 of Excel: 46023 is 1 January 2026.
  assert.match(sheet, /<c r="B2" s="2"><v>46081<\/v>/);
  assert.match(sheet, /sqref="D2:D1001"><formula1>'Answer''s list'!\$B\$2:\$B\$3</);
  assert.deepEqual(writeXlsx([SHEET, { name: "Answer's list", headings: ['A', 'B'], rows: [[null, 'Yes']] }]), bytes);
});
