import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inventedAgain, inventedCode, packNamed } from './councils.ts';
import { asCsv, inventedFigures } from './figures-file.ts';
import { inventedLgbf, PUBLISHED_ROWS } from './lgbf-files.ts';
import { councilNames } from './prepared.ts';

const linesOf = (bytes: Uint8Array | undefined): string[] => new TextDecoder().decode(bytes).trimEnd().split('\n');

test('the invented national file has the shape and the length of the published one', async () => {
  const [values, information, families] = inventedLgbf(PUBLISHED_ROWS, await councilNames());
  const lines = linesOf(values?.bytes);
  // One line of headings, then 35,466 rows of 14 cells, the first of them numbered 0.
  assert.equal(lines.length, 35_467);
  assert.deepEqual([...new Set(lines.map((line) => line.replace(/"[^"]*"/g, '').split(',').length))], [14]);
  assert.match(lines[1] ?? '', /^0,CHN08a,"Aberdeen City Council",2012-13,/);
  // 32 councils in 10 years are 320 rows for an indicator, so 35,466 rows need 111 of them.
  assert.equal(linesOf(information?.bytes).length, 112);
  assert.equal(linesOf(families?.bytes).length, 33);
});

test('no two invented figures are of the same measure, month and source', () => {
  const sheet = inventedFigures(200, ['one', 'two', 'three']);
  assert.equal(sheet.length, 201);
  assert.equal(new Set(sheet.map(([measure, period, , , , source]) => `${measure} ${period} ${source}`)).size, 201);
  assert.equal(linesOf(asCsv(sheet))[0], 'measure,period,value,numerator,denominator,source');
});

test('an invented council keeps its label under another code', async () => {
  assert.deepEqual(
    [inventedCode(0), inventedCode(27), inventedCode(199)],
    ['invented-aa', 'invented-bb', 'invented-hr'],
  );
  const again = inventedAgain(await packNamed('invented-example'), 'invented-aa');
  const councils = again.files.find(({ file }) => file.name === 'councils.csv');
  assert.equal(again.head.invented, true);
  assert.deepEqual(
    councils?.rows.map(({ values }) => [values['code'], values['name']]),
    [['invented-aa', 'invented-aa (invented)']],
  );
});
