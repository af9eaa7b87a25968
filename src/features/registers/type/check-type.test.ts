import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readRegisterType } from './check-type.ts';

// A type as small as one can be that has a part of every kind.
const small = (): Record<string, unknown> => ({
  code: 'visit',
  letters: 'VI',
  title: 'Visit',
  many: 'Visits',
  purpose: 'Visits that somebody asked for.',
  function: 'F5',
  about: 'service',
  confidentiality: 'open',
  source: 'ours',
  fields: [
    { code: 'kind', label: 'Kind', kind: 'choice', source: 'ours', choices: [{ code: 'long', label: 'Long' }] },
    {
      code: 'seen',
      label: 'Seen by',
      kind: 'rows',
      source: 'ours',
      columns: [{ code: 'on', label: 'On', kind: 'day' }],
    },
  ],
  states: [
    { code: 'asked', label: 'Asked for' },
    { code: 'made', label: 'Made', final: true },
    { code: 'late', label: 'Never made', lapseOf: ['VI-01'] },
  ],
  events: [
    {
      code: 'asked-for',
      label: 'Asked for',
      precision: 'day',
      also: [{ event: 'long-asked-for', when: [{ field: 'kind', is: ['long'] }] }],
    },
    { code: 'long-asked-for', label: 'A long one asked for', precision: 'day' },
    { code: 'made', label: 'Made', precision: 'day', people: [{ code: 'lead', label: 'Lead' }] },
    { code: 'time-passed', label: 'Time passed', precision: 'moment', byLapse: true },
  ],
  moves: [
    {
      code: 'make',
      label: 'Note the visit',
      from: ['asked', 'late'],
      to: 'made',
      by: 'keeper',
      needs: [{ field: 'kind', because: 'ours' }],
      event: 'made',
    },
  ],
  counts: [{ measure: 'visits', label: 'Visits', how: 'entries', datedBy: { event: 'made' }, source: 'ours, new' }],
});

type Part = Record<string, unknown>;

// The faults of the small type with one part of it changed, as "place: what was found".
const faultsWith = (change: (type: Record<string, Part[]>) => void): string[] => {
  const type = small() as Record<string, Part[]>;
  change(type);
  const read = readRegisterType(type);
  return read.ok ? [] : read.problem.map(({ place, message }) => `${place?.column}: ${message}`);
};

const set = (list: Part[] | undefined, code: string, change: Part): void => {
  const found = list?.find((each) => each['code'] === code || each['measure'] === code);
  assert.ok(found, code);
  Object.assign(found, change);
};

test('a type whose parts fit together is read as it stands', () => {
  const read = readRegisterType(small());
  assert.deepEqual(read.ok && read.value, small());
});

test('what no field, state or event is called is found at its place', () => {
  assert.deepEqual(
    faultsWith(({ moves }) =>
      set(moves, 'make', { to: 'gone', event: 'nothing', needs: [{ field: 'colour', because: 'ours' }] }),
    ),
    [
      'moves.make: "gone" is no state of this type',
      'moves.make: "nothing" is no event of this type',
      'moves.make: "colour" is no field of this type',
      'states.made: Nothing leads to this state',
      'events.made: Nothing brings this event about: no move, no lapse, nobody notes it',
    ],
  );
  assert.deepEqual(
    faultsWith(({ events }) => set(events, 'asked-for', { also: [{ event: 'asked-for-long' }] })),
    [
      'events.asked-for: "asked-for-long" is no event of this type',
      'events.long-asked-for: Nothing brings this event about: no move, no lapse, nobody notes it',
    ],
  );
});

test('an answer that can never be given is found', () => {
  assert.deepEqual(
    faultsWith(({ counts }) => set(counts, 'visits', { where: [{ field: 'kind', is: ['short'] }] })),
    ['counts.visits: "kind" can never be "short"'],
  );
  assert.deepEqual(
    faultsWith(({ moves }) =>
      set(moves, 'make', { needs: [{ event: 'made', people: ['somebody'], because: 'ours' }] }),
    ),
    ['moves.make: "made" happens to nobody called "somebody"'],
  );
  assert.deepEqual(
    faultsWith(({ moves }) =>
      set(moves, 'make', { needs: [{ rows: 'seen', column: 'who', each: ['lead'], because: 'ours' }] }),
    ),
    ['moves.make: "seen" has no column "who"'],
  );
  assert.deepEqual(
    faultsWith(({ fields }) => set(fields, 'seen', { eachRowHas: ['on', 'why-not'] })),
    ['fields.seen: It has no column "why-not"'],
  );
});

test('rows are dated by a column of day or moment, and by no other', () => {
  const rows = { how: 'rows', datedBy: { rows: 'seen', column: 'on' } };
  assert.deepEqual(
    faultsWith(({ counts }) => set(counts, 'visits', rows)),
    [],
  );
  assert.deepEqual(
    faultsWith(({ counts, fields }) => {
      set(counts, 'visits', rows);
      set(fields, 'seen', { columns: [{ code: 'on', label: 'On', kind: 'text' }] });
    }),
    ['counts.visits: "on" is no day'],
  );
  assert.deepEqual(
    faultsWith(({ counts }) => set(counts, 'visits', { how: 'rows', datedBy: { rows: 'seen', column: 'at' } })),
    ['counts.visits: The column that dates the rows is not there'],
  );
});

test('a share says of what, median days from what until what', () => {
  assert.deepEqual(
    faultsWith(({ counts }) => set(counts, 'visits', { how: 'share' })),
    ['counts.visits: A share says "of" what, and nothing else does'],
  );
  assert.deepEqual(
    faultsWith(({ counts }) => set(counts, 'visits', { how: 'standing', from: { event: 'made' } })),
    ['counts.visits: Median days, and what stands, run from something until something, and nothing else does'],
  );
});

test('what is misspelt is found by its path', () => {
  assert.deepEqual(
    faultsWith((type) => set(type['moves'], 'make', { by: 'anybody' })).map((each) => each.split(':')[0]),
    ['moves.0.by'],
  );
});
