import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { zipSync } from 'fflate';
import { sql } from 'kysely';
import writeXlsxFile from 'write-excel-file/node';

import { importObservations } from '../../src/features/measures/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';

const DUNDEE = 'dundee' as CouncilCode;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

// 300 MB of nothing, packed: made once, because the packing is what takes long.
let bombMade: Uint8Array | null = null;
const zipBomb = (): Uint8Array => {
  bombMade ??= zipSync(
    {
      '[Content_Types].xml': utf8('<Types/>'),
      'xl/workbook.xml': utf8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024),
    },
    { level: 1 },
  );
  return bombMade;
};

forEachDatabase('importing figures', ({ database }) => {
  const clock = secondsClock();
  const take = (bytes: Uint8Array, dryRun = false, fileName = 'figures.csv') =>
    importObservations(database(), DUNDEE, bytes, { fileName, clock, actor: A_TEST, dryRun });
  const stored = async (): Promise<number> => {
    const { rows } = await database().read({ council: DUNDEE }, (tx) =>
      sql<{ count: number }>`select count(*)::int as count from observation`.execute(tx),
    );
    return rows[0]?.count ?? -1;
  };
  const value = async (measure: string, period: string): Promise<string | undefined> => {
    const { rows } = await database().read({ council: DUNDEE }, (tx) =>
      sql<{
        value: string;
      }>`select value from observation where measure = ${measure} and period = ${period} and source = 'return'
        order by sequence desc limit 1`.execute(tx),
    );
    return rows[0]?.value;
  };
  const faultsOf = async (bytes: Uint8Array, fileName?: string): Promise<string[]> => {
    const before = await stored();
    const { accepted, rejected, changes } = await take(bytes, false, fileName);
    assert.equal(accepted, 0);
    assert.deepEqual(changes, []);
    assert.equal(await stored(), before, 'a refused file changes nothing');
    for (const { message, remedy } of rejected) assert.ok(message.length > 5 && remedy.length > 5);
    return rejected.map(({ code, place }) =>
      [code, place.row, place.column].filter((part) => part !== undefined).join(' '),
    );
  };

  before(async () => loadPacks(database(), ['scotland', 'dundee-example'], clock));

  test('takes figures from CSV: once, and the second time nothing changes', async () => {
    const file = utf8(
      'measure,period,value\nelc-1140-hour-places,2021/22,"2,500"\ncost-per-child-residential,2021/22,"£4,368"\n',
    );
    const first = await take(file);
    assert.equal(first.accepted, 2);
    assert.deepEqual(
      first.changes.map(({ kind }) => kind),
      ['added', 'added'],
    );
    assert.equal(await value('elc-1140-hour-places', '2021/22'), '2500');
    assert.equal(await value('cost-per-child-residential', '2021/22'), '4368');
    assert.deepEqual((await take(file)).changes, []);
  });

  test('a corrected figure is appended and supersedes; a dry run only says so', async () => {
    const file = utf8('measure,period,value\nelc-1140-hour-places,2021/22,2501\n');
    const before = await stored();
    const tried = await take(file, true);
    assert.deepEqual(
      tried.changes.map(({ kind, value: to }) => `${kind} ${to}`),
      ['revised 2501'],
    );
    assert.equal(await stored(), before);
    await take(file);
    assert.equal(await stored(), before + 1);
    assert.equal(await value('elc-1140-hour-places', '2021/22'), '2501');
  });

  test('takes a typed reason in place of a figure', async () => {
    const result = await take(
      utf8('measure,period,absence,expected_by\nmilestones-27-30-months,2022/23,not-yet-published,31/03/2024\n'),
    );
    assert.deepEqual(result.rejected, []);
    assert.deepEqual(
      result.changes.map(({ absence }) => absence),
      ['not-yet-published'],
    );
  });

  test('reads an Excel workbook and a file saved by an old Excel in Windows-1252, with its byte order mark or without', async () => {
    const sheet = await writeXlsxFile([
      [{ value: 'measure' }, { value: 'period' }, { value: 'value' }],
      [{ value: 'diversion-completed' }, { value: '2021/22' }, { type: Number, value: 71 }],
    ]).toBuffer();
    assert.equal((await take(new Uint8Array(sheet), false, 'figures.xlsx')).accepted, 1);
    assert.equal(await value('diversion-completed', '2021/22'), '71');
    const old = Uint8Array.from(
      Buffer.from('measure,period,value,note\ndiversion-completed,2022/23,72,caf\xe9\n', 'latin1'),
    );
    const read = await take(old);
    assert.equal(read.accepted, 1);
    assert.ok(read.notes.some((note) => note.includes('1252')));
    assert.equal((await take(utf8('\ufeffmeasure,period,value\ndiversion-completed,2022/23,73\n'))).accepted, 1);
  });

  test('names each fault with its row and column, and takes nothing of the file', async () => {
    const lines = [
      'measure,period,value,absence',
      'elc-1140-hour-places,2022/23,2600,',
      'no-such-measure,2022/23,1,',
      'cpo-completion-rate,2022/23,<4%,',
      'cpo-completion-rate,2021/22,n/a,',
      'cpo-completion-rate,2022/23-H1,70,',
      'cpo-completion-rate,last year,70,',
      'cpo-completion-rate,2018/19,70,withheld',
      'cpo-completion-rate,2017/18,,',
      'cpo-completion-rate,2016/17,£70,',
      'elc-1140-hour-places,2022/23,2601,',
      'cpo-completion-rate,2015/16,70,because',
    ];
    assert.deepEqual(await faultsOf(utf8(lines.join('\n'))), [
      'measure.unknown 3 measure',
      'cell.suppressed 4 value',
      'cell.invalid 5 value',
      'period.mismatch 6 period',
      'period.invalid 7 period',
      'value.and-absence 8 absence',
      'cell.missing 9 value',
      'cell.invalid 10 value',
      'row.repeated 11',
      'cell.invalid 12 absence',
    ]);
  });

  test('refuses what is no table of figures', async () => {
    assert.deepEqual(await faultsOf(utf8('')), ['input.empty']);
    assert.deepEqual(await faultsOf(utf8('measure,period\nx,2019/20\n')), ['column.missing 1 value']);
    assert.deepEqual(await faultsOf(utf8('measure,period,value,valeu\n')), ['column.unknown 1 valeu']);
    assert.deepEqual(await faultsOf(utf8('measure,period,value\nelc-1140-hour-places,2019/20\n')), ['row.shape 2']);
    assert.deepEqual(await faultsOf(Uint8Array.from([0, 1, 2, 3, 0, 0, 255])), ['input.format']);
    assert.deepEqual(await faultsOf(zipSync({ 'notes.txt': utf8('hello') }), 'figures.xlsx'), ['input.format']);
  });

  test('refuses a zip bomb that is named .xlsx, at once', async () => {
    assert.deepEqual(await faultsOf(zipBomb(), 'figures.xlsx'), ['input.too-large']);
  });

  test('a file of 200,000 rows is read to its end, and one faulty row in it refuses the whole', async () => {
    const rows: string[] = [];
    for (let index = 0; index < 200_000; index += 1) {
      rows.push(
        `elc-1140-hour-places,${1900 + (index % 100)}/${String((index + 1) % 100).padStart(2, '0')},${index},s${index}`,
      );
    }
    rows[199_998] = 'elc-1140-hour-places,1999/00,many,s';
    const faults = await faultsOf(utf8(`measure,period,value,source\n${rows.join('\n')}\n`));
    assert.deepEqual(faults, ['cell.invalid 200000 value']);
  });
});
