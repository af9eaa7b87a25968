import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';

import { financialYear } from '../../../kernel/index.ts';
import type { Count, RegisterType } from '../type/register-type.ts';
import { noColumns } from './columns.ts';
import { type CountParts, compileCount } from './compile.ts';
import { countedFrom, type Tally } from './count.ts';
import { sightOf } from './sight.ts';

const nowhere = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const said = (piece: RawBuilder<unknown>): { sql: string; parameters: readonly unknown[] } => {
  const { sql, parameters } = piece.compile(nowhere);
  return { sql: sql.replaceAll(/\s+/g, ' ').trim(), parameters };
};

const TYPE = {
  code: 'visit',
  fields: [{ code: 'seen-at', label: 'Seen', kind: 'moment', source: 'ours' }],
  events: [],
} satisfies Pick<RegisterType, 'code' | 'fields' | 'events'>;

const COUNT: Count = {
  measure: 'visits',
  label: 'Visits',
  how: 'entries',
  datedBy: { event: 'asked' },
  source: 'ours',
};
const YEAR = financialYear(2019);
const NOW = '2026-01-10T12:00:00.000Z';

const compiled = (changes: Partial<Count>) => {
  const sheet = { facts: noColumns('f'), judged: noColumns('j') };
  const parts: CountParts = compileCount(
    TYPE,
    { ...COUNT, ...changes },
    { sheet, period: YEAR, stretch: YEAR, asAt: NOW },
  );
  return { parts, columns: sheet.facts.all().map(({ piece }) => said(piece)) };
};

test('what a type says reaches the database as parameters, never as words of the statement', () => {
  const hostile = "x'); drop table register_revision; --";
  const { parts, columns } = compiled({
    datedBy: { event: hostile },
    where: [{ state: [hostile] }, { field: hostile, is: [hostile, true] }, { event: hostile }],
  });
  const { counts, pending, within } = parts;
  for (const { sql } of [...columns, ...[counts, pending, within].map(said)]) assert.doesNotMatch(sql, /drop table/);
  assert.deepEqual(
    columns.map(({ parameters }) => parameters),
    [
      [[hostile]],
      [hostile, JSON.stringify(hostile), hostile, 'true'],
      [JSON.stringify([{ event: hostile }])],
      [hostile],
      [hostile],
    ],
    'a state, an answer, an event, that the answer is missing, and the day',
  );
});

test('a period runs from its first day to the day before its end, and a moment is a day in Scotland', () => {
  const { parts, columns } = compiled({});
  assert.deepEqual(said(parts.within), {
    sql: 'coalesce("f0" >= $1::text and "f0" < $2::text, false)',
    parameters: ['2019-04-01', '2020-04-01'],
  });
  assert.deepEqual(
    columns.map(({ parameters }) => parameters),
    [['asked']],
  );
  assert.match(
    compiled({ datedBy: { field: 'seen-at' } }).columns[0]?.sql ?? '',
    /at time zone 'Europe\/London'\)::date::text$/,
  );
});

test('what two counts ask alike of an entry is worked out once', () => {
  const sheet = { facts: noColumns('f'), judged: noColumns('j') };
  const of = (where: Count['where']) =>
    compileCount(
      TYPE,
      { ...COUNT, ...(where === undefined ? {} : { where }) },
      { sheet, period: YEAR, stretch: YEAR, asAt: NOW },
    );
  const [one, other] = [of([{ event: 'visited' }]), of([{ event: 'visited' }, { state: ['closed'] }])];
  assert.equal(sheet.facts.all().length, 3, 'the event, the day and the state');
  assert.equal(said(one.counts).sql, 'coalesce("f0", false)');
  assert.equal(said(other.counts).sql, 'coalesce("f0" and "f2", false)');
});

test('a count that says too little is refused', () => {
  assert.throws(() => compiled({ how: 'rows' }), /names no column that dates them/);
  assert.throws(() => compiled({ how: 'median-days' }), /names no two days/);
  assert.throws(() => compiled({ datedBy: { rows: 'a', column: 'b' } }), /is dated by rows and counts none/);
});

test('who may have what counted', () => {
  const both = { code: 'visit', confidentiality: 'either' } as const;
  assert.equal(sightOf({ ...both, confidentiality: 'open' }, []), 'all');
  assert.equal(sightOf(both, ['post:TL-1', 'type:other']), 'open-only');
  assert.equal(sightOf(both, ['type:visit']), 'all');
  assert.equal(sightOf({ ...both, confidentiality: 'restricted' }, ['post:TL-1']), 'nothing');
  assert.equal(sightOf({ ...both, confidentiality: 'restricted' }, ['*']), 'all');
});

const TALLY: Tally = {
  first: '2019-04-02',
  begun: '2019-04-02',
  opened: 96,
  within: 96,
  open: 2,
  counted: 94,
  above: 12,
  sum: 0,
  people: 0,
  nobody: 0,
  median: null,
  timed: 0,
  kept: 66,
  agreed: 8,
  late: 20,
  running: 0,
  why: {},
};
const asked = (how: Count['how']) =>
  ({ count: { ...COUNT, how }, type: 'visit', period: YEAR, asAt: NOW, sight: 'all' }) as const;

test('12 of 94 is 12.77 percent, and what kept an agreed day is in the denominator alone', () => {
  const share = countedFrom(asked('share'), TALLY);
  assert.deepEqual([share.numerator, share.denominator, share.open, share.value?.toFixed(2)], [12, 94, 2, '12.77']);
  const inTime = countedFrom(asked('share-in-time'), TALLY);
  assert.deepEqual(
    [inTime.numerator, inTime.denominator, inTime.agreed, inTime.value?.toFixed(1)],
    [66, 94, 8, '70.2'],
  );
  const none = countedFrom(asked('share'), { ...TALLY, counted: 0, above: 0 });
  assert.deepEqual([none.value, none.not], [null, 'none-to-judge']);
});
