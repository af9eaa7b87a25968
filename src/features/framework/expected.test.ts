import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import type { Stretch } from '../../clocks/index.ts';
import { type Day, daysAfter } from '../../kernel/index.ts';
import { bringUp, type Kept } from './bring-up.ts';
import type { Cause } from './cause.ts';
import type { Draft } from './due.ts';
import { expectedOf, type Standing, whyNothing } from './expected.ts';
import { FREQUENCY_CODES } from './frequency.ts';
import { subjectOf } from './mechanism.ts';
import { madeMechanism as mechanism, madeMeeting as meeting, madeSchedule as schedule } from './testing/made.ts';

const NOTHING: Standing = { last: new Map(), caused: new Map() };
const upTo = (first: Day, last: Day): Standing => ({ ...NOTHING, last: new Map([[subjectOf('M1'), { first, last }]]) });
const said = (all: readonly { readonly code: string; readonly dueOn: Day }[]): string[] =>
  all.map(({ code, dueOn }) => `${code} ${dueOn}`);

test('the stretches to come are expected, each due as it will be; what is kept or begun is not', () => {
  const quarterly = mechanism([schedule('2026-04-01', 'quarterly')]);
  const days = { today: '2026-11-22', until: '2027-08-01' };
  // 21 days after the end of the quarter; the one to 30 June is due on 21 July.
  assert.deepEqual(said(expectedOf(quarterly, upTo('2026-10-01', '2026-12-31'), [], days)), [
    'M1.2027-01-01 2027-04-21',
    'M1.2027-04-01 2027-07-21',
  ]);
  assert.deepEqual(expectedOf({ ...quarterly, sameAs: 'M0' }, NOTHING, [], days), []);
  const led = [
    { mechanism: 'M1', from: '2026-04-01', posts: ['A'] },
    { mechanism: 'M1', from: '2027-02-01', posts: ['B', 'C'] },
  ];
  // Owed by whoever is known to lead on the day on which it will be made due.
  assert.deepEqual(
    expectedOf({ ...quarterly, leads: led }, upTo('2026-10-01', '2026-12-31'), [], days).map(
      ({ ownerPost, coPosts, opensOn }) => [ownerPost, coPosts, opensOn],
    ),
    [
      ['A', [], '2027-03-18'],
      ['B', ['C'], '2027-06-17'],
    ],
  );
});

test('a meeting further off than its lead is expected, and one that is owed already is not', () => {
  const goes = mechanism([schedule('2026-04-01', 'management-team-report')]);
  const days = { today: '2026-11-22', until: '2027-08-01' };
  const causes = [meeting('MT-1', '2026-12-08'), meeting('MT-2', '2027-01-12'), meeting('MT-3', '2027-02-09')];
  assert.deepEqual(said(expectedOf(goes, NOTHING, causes, days)), ['M1.MT-2 2027-01-05', 'M1.MT-3 2027-02-02']);
  const caused = new Map([
    ['M1.MT-2', 'open' as const],
    ['M1.MT-3', 'cancelled' as const],
  ]);
  assert.deepEqual(said(expectedOf(goes, { ...NOTHING, caused }, causes, days)), ['M1.MT-3 2027-02-02']);
});

test('a meeting in a stretch that will be asked for is not expected', () => {
  const both = mechanism([schedule('2026-01-01', 'quarterly'), schedule('2026-04-10', 'management-team-report')]);
  // Asked for 28 days before: from 23 March on, when the quarter to 30 June is not kept yet, and from 22 April on, when it is.
  const causes = [meeting('MT-1', '2026-04-20'), meeting('MT-2', '2026-05-20')];
  const days = { today: '2026-01-05', until: '2026-12-31' };
  assert.deepEqual(said(expectedOf(both, upTo('2026-01-01', '2026-03-31'), causes, days)), [
    'M1.2026-04-01 2026-07-21',
  ]);
});

test('where nothing is expected it is said why', () => {
  assert.equal(whyNothing(mechanism([]), '2026-11-22'), 'No frequency is set');
  assert.equal(whyNothing(mechanism([schedule('2026-04-01', 'ended')]), '2026-11-22'), 'No longer asked for');
  assert.equal(
    whyNothing(mechanism([schedule('2026-04-01', 'committee-cycle')]), '2026-11-22'),
    'No further meeting is in the calendar',
  );
});

const START: Day = '2026-01-05';
const UNTIL = daysAfter(START, 240);
const days = fc.integer({ min: -100, max: 240 });
const history = fc.record({
  schedules: fc.uniqueArray(fc.record({ ahead: days, frequency: fc.constantFrom(...FREQUENCY_CODES) }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ ahead }) => ahead,
  }),
  leads: fc.uniqueArray(fc.record({ ahead: days, post: fc.constantFrom('A', 'B', 'C') }), {
    maxLength: 2,
    selector: ({ ahead }) => ahead,
  }),
  meetings: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 5 }),
});

const withKept = (kept: Kept, fresh: readonly Draft[]): Kept => {
  const all = new Map([...kept.occurrences, ...fresh].map((each) => [each.code, each]));
  const stretches = [...all.values()].flatMap(({ covers }): Stretch[] => (covers === null ? [] : [covers]));
  return {
    occurrences: [...all.values()],
    stretches: new Map([[subjectOf('M1'), stretches.sort((a, b) => (a.first < b.first ? -1 : 1))]]),
  };
};

test('what is expected is what comes to be due, where nothing changes: 500 random frameworks, day by day', () => {
  fc.assert(
    fc.property(history, (made) => {
      const dated = <Row extends { readonly from: Day }>(rows: Row[]): Row[] =>
        rows.sort((a, b) => (a.from < b.from ? -1 : 1));
      const subject = mechanism(
        dated(made.schedules.map(({ ahead, frequency }) => schedule(daysAfter(START, ahead), frequency))),
        dated(made.leads.map(({ ahead, post }) => ({ mechanism: 'M1', from: daysAfter(START, ahead), posts: [post] }))),
      );
      const causes: Cause[] = made.meetings.map((ahead, index) => meeting(`MT-${index}`, daysAfter(START, ahead)));
      const bring = (kept: Kept, today: Day): Draft[] =>
        bringUp([subject], kept, causes, { today, at: `${today}T09:00:00.000Z` });
      let kept = withKept(
        { stretches: new Map(), occurrences: [] },
        bring({ stretches: new Map(), occurrences: [] }, START),
      );
      const last = kept.stretches.get(subjectOf('M1'))?.at(-1);
      const expected = expectedOf(
        subject,
        {
          last: last === undefined ? new Map() : new Map([[subjectOf('M1'), last]]),
          caused: new Map(kept.occurrences.map(({ code, state }) => [code, state])),
        },
        causes,
        { today: START, until: UNTIL },
      );
      const came = new Map<string, Draft>();
      for (let today = daysAfter(START, 1); today <= UNTIL; today = daysAfter(today, 1)) {
        const known = new Set(kept.occurrences.map(({ code }) => code));
        const fresh = bring(kept, today);
        for (const each of fresh) if (!known.has(each.code)) came.set(each.code, each);
        kept = withKept(kept, fresh);
      }
      const due = [...came.values()].filter(({ dueOn }) => dueOn <= UNTIL);
      const say = ({
        code,
        dueOn,
        opensOn,
        ownerPost,
        rule,
      }: Omit<Draft, 'covers'> | (typeof expected)[number]): string =>
        [code, dueOn, opensOn, ownerPost, rule].join(' ');
      assert.deepEqual(expected.map(say).sort(), due.map(say).sort());
    }),
    { numRuns: 500 },
  );
});
