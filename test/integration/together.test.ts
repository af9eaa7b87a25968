import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';

import * as framework from '../../src/features/framework/tables.ts';
import * as measures from '../../src/features/measures/tables.ts';
import * as meetings from '../../src/features/meetings/tables.ts';
import * as obligations from '../../src/features/obligations/tables.ts';
import * as people from '../../src/features/people/tables.ts';
import * as plans from '../../src/features/plans/tables.ts';
import * as reports from '../../src/features/reports/tables.ts';
import { inForce, type RevisedTable } from '../../src/platform/database/revisions.ts';
import { plainRows, readTogether, rowsInForce, rowsOf } from '../../src/platform/database/together.ts';
import { forEachDatabase } from '../support/databases.ts';
import { FILLED, fillEverything } from '../support/everything.ts';

const NOW = '9999-12-31T00:00:00.000Z';

const isTable = (value: unknown): value is RevisedTable =>
  typeof value === 'object' && value !== null && 'name' in value && 'key' in value && 'columns' in value;

const TABLES = [framework, measures, meetings, obligations, people, plans, reports].flatMap((all) =>
  Object.values<unknown>(all).filter(isTable),
);

await forEachDatabase('rows read together', ({ database }) => {
  before(() => fillEverything(database()));

  test('are what each table gives by itself, value for value', async () => {
    const types = new Set(TABLES.flatMap(({ columns }) => columns.map(({ type }) => type)));
    for (const type of ['text', 'int', 'numeric', 'boolean', 'date', 'timestamptz', 'text[]'] as const)
      assert.ok(types.has(type), type);
    let compared = 0;
    for (const council of FILLED) {
      await database().read({ council, clearance: 'restricted' }, async (tx) => {
        const parts = Object.fromEntries(TABLES.map((table) => [table.name, rowsInForce(table, NOW)]));
        const together = await readTogether<Record<string, object>>(tx, parts);
        for (const table of TABLES) {
          const alone = await inForce<Record<string, unknown>>(tx, table, NOW);
          const names = [...table.key, ...table.columns.map(({ name }) => name), 'known_at'];
          const expected = alone.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));
          assert.deepEqual(together[table.name], expected, table.name);
          compared += expected.length;
        }
      });
    }
    assert.ok(compared > 500, `${compared} rows were compared`);
  });

  test('have moments that are none as the text that they are, as a table by itself gives them', async () => {
    const table: RevisedTable = { name: 'made', key: ['code'], columns: [{ name: 'at', type: 'timestamptz' }] };
    const rows = sql`select * from (values ('a', 'infinity'), ('b', '12000-01-01 00:00+00'), ('c', '0044-03-15 00:00+00 BC'),
      ('d', '2026-06-30 23:30:00.123456+00'), ('e', null)) as given(code, written) cross join lateral (
      select written::timestamptz as at, '2026-11-22 00:00+00'::timestamptz as known_at) moments order by code`;
    await database().read({ council: 'dundee' }, async (tx) => {
      const { made } = await readTogether<{ made: { at: unknown } }>(tx, { made: rowsOf(table, rows) });
      assert.deepEqual(made.map(({ at }) => at).toSpliced(2, 1), [
        'infinity',
        '+012000-01-01T00:00:00.000Z',
        '2026-06-30T23:30:00.123Z',
        null,
      ]);
      assert.match(String(made[2]?.at), /BC$/);
    });
  });

  test('are none where there are none, in the order of their statement', async () => {
    await database().read({ council: 'dundee' }, async (tx) => {
      const found = await readTogether<{ none: object; some: { n: number; word: string; yes: boolean } }>(tx, {
        none: plainRows(sql`select 1 as n where false`),
        some: plainRows(sql`select * from (values (2, 'b "quoted"', true), (1, 'ä', false)) as given(n, word, yes)`),
      });
      assert.deepEqual(found, {
        none: [],
        some: [
          { n: 2, word: 'b "quoted"', yes: true },
          { n: 1, word: 'ä', yes: false },
        ],
      });
    });
  });
});
