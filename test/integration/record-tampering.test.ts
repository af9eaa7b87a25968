import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { type Registry, type TableLine, verifyRecord } from '../../src/features/record/verify.ts';
import type { Verification } from '../../src/features/record/verify-result.ts';
import type { Session } from '../../src/platform/database/session.ts';
import { MIGRATIONS, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { loadMadeUpNationalFigures } from '../support/national-figures.ts';
import { type Owned, ownedEmbedded, ownedPostgres } from '../support/owned-database.ts';
import { linesOf, sealedTables } from '../support/sealed-lines.ts';

const TAMPERINGS = 200;
const SEED = 20261122;

// A small generator with a seed, so that a failure can be seen again.
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

type Column = { readonly name: string; readonly type: string };

const CHANGED: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  boolean: (column) => `not coalesce(${column}, false)`,
  integer: (column) => `coalesce(${column}, 0) + 1`,
  bigint: (column) => `coalesce(${column}, 0) + 1`,
  numeric: (column) => `coalesce(${column}, 0) + 0.001`,
  date: (column) => `coalesce(${column}, '2026-01-01') + 1`,
  'timestamp with time zone': (column) => `coalesce(${column}, now()) + interval '1 millisecond'`,
  'text[]': (column) => `array_append(${column}, 'x')`,
  jsonb: (column) => `jsonb_build_array(${column})`,
};

const columnsOf = async (session: Session, table: string): Promise<Column[]> => {
  const { rows } = await session.query(
    `select quote_ident(attname) as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows as Column[];
};

// So that nothing but the record itself stands in the way of the forger: no checks, no keys, no triggers.
const openUp = async (session: Session): Promise<void> => {
  const { rows } = await session.query(
    `select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) as statement
      from pg_constraint join kept_table on name = conrelid::regclass::text
      where contype in ('c', 'p', 'u', 'f') and kind in ('record', 'council', 'shared')`,
  );
  for (const row of rows) await session.script(String(row['statement']));
  const identities = await session.query(
    `select format('alter table %s alter column %I drop identity', attrelid::regclass, attname) as statement
      from pg_attribute where attidentity <> '' and attrelid::regclass::text in (select name from kept_table)`,
  );
  for (const row of identities.rows) await session.script(String(row['statement']));
  await session.script(`set session_replication_role = replica`);
};

type Way = 'deletes' | 'alters' | 'inserts' | 'swaps';
const WAYS: readonly Way[] = ['deletes', 'alters', 'inserts', 'swaps'];

const forge = async (
  session: Session,
  random: (below: number) => number,
  table: string,
  rows: number,
): Promise<string> => {
  const way = WAYS[random(WAYS.length)] ?? 'deletes';
  const columns = await columnsOf(session, table);
  const column = columns[random(columns.length)];
  const change = CHANGED[column?.type ?? ''];
  assert.ok(column !== undefined && change !== undefined, `no way to change ${table}.${column?.name} ${column?.type}`);
  const one = random(rows);
  const pick = (place: number): string => `(select ctid from ${table} order by ctid offset ${place} limit 1)`;
  switch (way) {
    case 'deletes':
      await session.query(`delete from ${table} where ctid = ${pick(one)}`);
      break;
    case 'alters':
      await session.query(`update ${table} set ${column.name} = ${change(column.name)} where ctid = ${pick(one)}`);
      return `alters ${column.name} of row ${one} of ${table}`;
    case 'inserts': {
      // A copy to the letter, or one that differs in one column.
      const list = columns.map(({ name }) => name).join(', ');
      const values = columns.map((each) => (each === column && random(2) === 1 ? change(each.name) : each.name));
      await session.query(
        `insert into ${table} (${list}) select ${values.join(', ')} from ${table} where ctid = ${pick(one)}`,
      );
      break;
    }
    case 'swaps': {
      const name = columns.some((each) => each.name === 'position') && random(2) === 1 ? 'position' : column.name;
      const other = random(rows);
      await session.query(
        `update ${table} as t set ${name} = u.${name} from ${table} as u
          where (t.ctid = ${pick(one)} and u.ctid = ${pick(other)}) or (t.ctid = ${pick(other)} and u.ctid = ${pick(one)})`,
      );
      return `swaps ${name} of rows ${one} and ${other} of ${table}`;
    }
  }
  return `${way} row ${one} of ${table}`;
};

const sortedText = (lines: readonly TableLine[]): string =>
  lines
    .map(({ line }) => line)
    .sort()
    .join('\n');

const checkTampering = (said: string, table: string, { breaks }: Verification): void => {
  const [first] = breaks;
  assert.ok(first !== undefined, `nobody noticed that somebody ${said}`);
  assert.ok(first.explanation !== '', said);
  const places = table.startsWith('record_')
    ? breaks.filter(({ position, kind }) => position !== null || kind === 'head')
    : breaks.filter((found) => found.table === table);
  assert.ok(places.length > 0, `${said}: no break names the place: ${JSON.stringify(breaks)}`);
};

const suite = (name: string, open: () => Promise<Owned>): void => {
  describe(`tampering with the record (${name})`, () => {
    let owned: Owned | null = null;
    const given = (): Owned => {
      if (owned === null) throw new Error('Not open yet');
      return owned;
    };
    before(async () => {
      owned = await open();
      await owned.serve(MIGRATIONS, async (database) => {
        const clock = secondsClock();
        await loadPacks(database, ['scotland', 'dundee-example', 'invented-example'], clock);
        await loadMadeUpNationalFigures(database, clock);
      });
    });
    after(() => owned?.end());

    test(`each of ${TAMPERINGS} changes to single rows is found, and its place named`, async () => {
      await given().own(async (session) => {
        const registry: Registry = await sealedTables(session);
        const lines = new Map<string, TableLine[]>();
        for (const table of registry.keys()) lines.set(table, await linesOf(session, table));
        const all = (): TableLine[] => [...lines.values()].flat();
        assert.deepEqual((await verifyRecord(all(), registry)).breaks, []);
        const filled = [...lines].filter(([, rows]) => rows.length > 0);
        assert.ok(filled.length > 20, `${filled.length} tables with rows`);
        await openUp(session);
        const random = randomFrom(SEED);
        for (let done = 0; done < TAMPERINGS; ) {
          // The tables of the record are aimed at in every second go; all others take turns.
          const records = filled.filter(([table]) => table.startsWith('record_'));
          const pool = random(2) === 0 ? records : filled;
          const [table, rows] = pool[random(pool.length)] ?? ['', []];
          await session.script('begin');
          const said = await forge(session, random, table, rows.length);
          const forged = await linesOf(session, table);
          await session.script('rollback');
          if (sortedText(forged) === sortedText(rows)) continue;
          done += 1;
          const found = await verifyRecord(
            [...lines].flatMap(([each, before]) => (each === table ? forged : before)),
            registry,
          );
          checkTampering(said, table, found);
        }
      });
    });
  });
};

stopServerAtEnd();
const without = await whyNoPostgres();
suite('embedded', () => ownedEmbedded(MIGRATIONS));
if (without === null) suite('postgresql', () => ownedPostgres(MIGRATIONS));
else test('tampering with the record (postgresql)', { skip: without }, () => undefined);
