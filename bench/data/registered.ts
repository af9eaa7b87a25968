import type { PGlite } from '@electric-sql/pglite';

import type { RegisterType } from '../../src/features/registers/type/register-type.ts';

/** How many registers each council has. */
export const REGISTERS = 10;

const CODES = Array.from({ length: REGISTERS }, (_, index) => `bench-${'abcdefghij'[index]}`);

/** The registers of the bench: each with every way of counting. */
export const BENCH_TYPES: readonly RegisterType[] = CODES.map((code, index) => ({
  code,
  letters: `B${'ABCDEFGHIJ'[index]}`,
  title: `Register ${code}`,
  many: `Entries of ${code}`,
  purpose: 'For the bench',
  function: 'F3',
  about: 'person',
  confidentiality: 'either',
  source: 'ours',
  fields: [
    {
      code: 'outcome',
      label: 'Outcome',
      kind: 'choice',
      source: 'ours',
      choices: ['upheld', 'partly', 'not', 'none'].map((each) => ({ code: each, label: each })),
    },
    {
      code: 'improvements',
      label: 'Improvements',
      kind: 'rows',
      source: 'ours',
      columns: [{ code: 'done-on', label: 'Done on', kind: 'day' }],
    },
  ],
  states: [
    { code: 'received', label: 'Received' },
    { code: 'answered', label: 'Answered' },
    { code: 'closed', label: 'Closed', final: true },
  ],
  events: [
    { code: 'received', label: 'Received', precision: 'day' },
    { code: 'answered', label: 'Answered', precision: 'day' },
  ],
  moves: [],
  counts: (
    [
      { how: 'entries' },
      { how: 'people' },
      { how: 'share', where: [{ state: ['closed'] }], of: [{ field: 'outcome', is: ['upheld'] }] },
      { how: 'share-in-time', clocks: ['BEN-01'], extensions: ['BEN-02'] },
      { how: 'median-days', from: { event: 'received' }, until: { event: 'answered' } },
      { how: 'standing', from: { event: 'received' }, until: { event: 'answered' } },
      { how: 'rows', datedBy: { rows: 'improvements', column: 'done-on' } },
    ] satisfies Partial<RegisterType['counts'][number]>[]
  ).map((each) => ({
    measure: `${code}-${each.how}`,
    label: each.how,
    datedBy: { event: 'received' },
    source: 'ours',
    ...each,
  })),
}));

// Nine of ten are closed, three of twenty restricted; the last three registers have two to six revisions of each entry. Dates lie over five years.
const ENTRIES = `
  select n, (array['${CODES.join("','")}'])[1 + n % ${REGISTERS}] as type,
    'B' || substr('ABCDEFGHIJ', 1 + n % ${REGISTERS}, 1) || case when n / 10 % 20 < 3 then 'R' else '' end || '-2021-' || lpad(n::text, 6, '0') as reference,
    case when n % ${REGISTERS} < 7 then 1 else 2 + n / 10 % 5 end as revisions,
    case when n / 10 % 20 < 3 then 'restricted' else 'open' end as confidentiality,
    array['*', 'type:' || (array['${CODES.join("','")}'])[1 + n % ${REGISTERS}]] as need,
    date '2021-04-01' + (n * 7 % 1826) as day, n / 10 % 10 <> 9 as closed, date '2021-04-01' + (n * 7 % 1826) + 7 as due,
    date '2021-04-01' + (n * 7 % 1826) + n % 11 as answered
  from generate_series(1, $2::int) n`;

const CLOCKS = `jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('key', 'BEN-01.-.1', 'rule', 'BEN-01', 'version', 1, 'trigger', 1, 'triggerDay', day,
      'due', jsonb_build_object('kind', 'day', 'day', due, 'at', due::text || 'T23:00:00.000Z'),
      'lawDue', jsonb_build_object('kind', 'day', 'day', due, 'at', due::text || 'T23:00:00.000Z'),
      'metBy', case when closed then 2 end, 'metDay', case when closed then answered end)))`;

const REVISIONS = `
  insert into register_revision (council, reference, number, known_at, type, kind, state, confidentiality, need, case_reference, opened_on, fields,
    events, clocks, actor, post, capacity)
  select $1, reference, r, day::timestamptz + (r || ' days')::interval, type, case when r = 1 then 'opened' else 'changed' end,
    case when closed then 'closed' else 'received' end, confidentiality, need, 'C-' || (n / 3), day,
    jsonb_build_object('outcome', (array['upheld', 'partly', 'not', 'none'])[1 + n / 7 % 4], 'improvements', jsonb_build_array(jsonb_build_object('done-on', answered))),
    case when closed then jsonb_build_array(jsonb_build_object('number', 1, 'event', 'received', 'day', day), jsonb_build_object('number', 2, 'event', 'answered', 'day', answered))
      else jsonb_build_array(jsonb_build_object('number', 1, 'event', 'received', 'day', day)) end,
    ${CLOCKS}, 'P-1', 'CSWO', 'holder'
  from (${ENTRIES}) entry cross join lateral generate_series(1, revisions) r`;

const STANDING = `
  insert into register_now (council, reference, type, number, state, confidentiality, need, case_reference, service, opened_on, known_at)
  select $1, reference, type, revisions, case when closed then 'closed' else 'received' end, confidentiality, need, 'C-' || (n / 3), null, day,
    day::timestamptz + (revisions || ' days')::interval from (${ENTRIES}) entry`;

const LIVE = `
  insert into live_clock (council, reference, key, type, rule, confidentiality, need, due_at, clock)
  select $1, reference, 'BEN-01.-.1', type, 'BEN-01', confidentiality, need, due::timestamptz + interval '23 hours', ${CLOCKS} -> 0
  from (${ENTRIES}) entry where not closed`;

const COUNCIL = `insert into council (code, name, short_name, aliases, invented, origin, known_at)
  values ($1::text, $1::text || ' (invented)', $1::text, '{}', true, 'bench', '2021-01-01T00:00:00Z')`;

const TYPE = `insert into register_type (code, definition, origin, known_at) values ($1, $2::jsonb, 'bench', '2021-01-01T00:00:00Z')`;

/** Fills the registers of councils past all triggers, as a restore does, with so many entries each. */
export const fillRegisters = async (
  bare: PGlite,
  councils: readonly string[],
  each: number,
  say: (text: string) => void,
): Promise<void> => {
  await bare.exec('set session_replication_role = replica');
  for (const type of BENCH_TYPES) await bare.query(TYPE, [type.code, JSON.stringify(type)]);
  for (const [index, council] of councils.entries()) {
    await bare.query(COUNCIL, [council]);
    for (const statement of [REVISIONS, STANDING, LIVE]) await bare.query(statement, [council, each]);
    if (index % 20 === 19) say(`${index + 1} of ${councils.length} councils have entries`);
  }
  await bare.exec('set session_replication_role = default');
  for (const name of ['register_revision', 'register_now', 'live_clock']) await bare.exec(`vacuum analyze ${name}`);
};
