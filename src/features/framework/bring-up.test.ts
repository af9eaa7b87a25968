import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { type Day, dayOf, daysAfter, endOfDay } from '../../kernel/index.ts';
import { bringUp, type Kept } from './bring-up.ts';
import type { Cause } from './cause.ts';
import { type Draft, tilesDue } from './due.ts';
import { FREQUENCY_CODES, type FrequencyCode, frequencyOf } from './frequency.ts';
import { type Mechanism, type Schedule, subjectOf } from './mechanism.ts';
import { madeMechanism as mechanism, madeMeeting as meeting, madeSchedule as schedule } from './testing/made.ts';

const EMPTY: Kept = { stretches: new Map(), occurrences: [] };

// What the tables would hold: the last word on each code, and every stretch.
const keep = (kept: Kept, fresh: readonly Draft[]): Kept => {
  const all = new Map(kept.occurrences.map((each) => [each.code, each]));
  for (const draft of fresh) all.set(draft.code, draft);
  const occurrences = [...all.values()];
  const stretches = occurrences
    .flatMap(({ covers }) => (covers === null ? [] : [covers]))
    .sort((a, b) => (a.first < b.first ? -1 : 1));
  return { occurrences, stretches: new Map([[subjectOf('M1'), stretches]]) };
};

const on = (today: Day) => ({ today, at: `${today}T09:00:00.000Z` });

test('stretches are those of the financial year, and weeks begin on Monday', () => {
  const laid = (frequency: FrequencyCode, from: Day, today: Day): string[] =>
    tilesDue({ schedules: [schedule(from, frequency)] }, null, today).map(({ first, last }) => `${first}/${last}`);
  assert.deepEqual(laid('quarterly', '2026-04-01', '2026-10-01'), [
    '2026-04-01/2026-06-30',
    '2026-07-01/2026-09-30',
    '2026-10-01/2026-12-31',
  ]);
  assert.deepEqual(laid('four-monthly', '2026-04-01', '2026-12-01'), [
    '2026-04-01/2026-07-31',
    '2026-08-01/2026-11-30',
    '2026-12-01/2027-03-31',
  ]);
  assert.deepEqual(laid('two-monthly', '2026-05-10', '2026-06-01'), ['2026-05-10/2026-05-31', '2026-06-01/2026-07-31']);
  // Leap day: the financial year 2023/24 has it.
  assert.deepEqual(laid('annual', '2023-04-01', '2024-03-31'), ['2023-04-01/2024-03-31']);
  assert.deepEqual(laid('monthly', '2024-02-01', '2024-02-29'), ['2024-02-01/2024-02-29']);
  // Saturday 24 October 2026; the clocks go back on the Sunday, and the next week begins on the Monday.
  assert.deepEqual(laid('weekly', '2026-10-24', '2026-10-26'), ['2026-10-24/2026-10-25', '2026-10-26/2026-11-01']);
  assert.deepEqual(laid('committee-cycle', '2026-04-01', '2026-10-01'), []);
});

test('what is due is due until the day is over in Scotland, summer and winter', () => {
  const [summer] = bringUp([mechanism([schedule('2026-04-01', 'monthly')])], EMPTY, [], on('2026-06-02'));
  assert.equal(summer?.code, 'M1.2026-04-01');
  assert.equal(endOfDay('2026-07-10'), '2026-07-10T23:00:00.000Z');
  assert.equal(endOfDay('2026-12-10'), '2026-12-11T00:00:00.000Z');
  assert.equal(endOfDay('2026-10-25'), '2026-10-26T00:00:00.000Z');
  const last = bringUp([mechanism([schedule('2026-06-01', 'monthly')])], EMPTY, [], on('2026-06-02'))[0];
  assert.deepEqual(
    [last?.opensOn, last?.dueOn, last?.dueAt, last?.rule],
    ['2026-06-21', '2026-07-10', '2026-07-10T23:00:00.000Z', 'Every month: 1 June 2026 to 30 June 2026'],
  );
});

test('nobody is late by what they were told too late: there are seven days at least', () => {
  const late = bringUp([mechanism([schedule('2026-01-05', 'weekly')])], EMPTY, [], on('2026-01-31'));
  assert.deepEqual(
    late.map(({ covers, dueOn }) => [covers?.first, dueOn]),
    [
      ['2026-01-05', '2026-02-07'],
      ['2026-01-12', '2026-02-07'],
      ['2026-01-19', '2026-02-07'],
      ['2026-01-26', '2026-02-04'],
    ],
  );
});

test('a meeting that moves takes its occurrence along, one that is cancelled lets it fall away, and one held after all brings it back', () => {
  const goes = [mechanism([schedule('2026-04-01', 'management-team-report')])];
  let kept = keep(EMPTY, bringUp(goes, EMPTY, [meeting('MT-1', '2026-05-20')], on('2026-05-01')));
  const due = () => kept.occurrences.map(({ code, dueOn, state }) => `${code} ${dueOn} ${state}`);
  assert.deepEqual(due(), ['M1.MT-1 2026-05-13 open']);
  kept = keep(kept, bringUp(goes, kept, [meeting('MT-1', '2026-06-10')], on('2026-05-02')));
  assert.deepEqual(due(), ['M1.MT-1 2026-06-03 open']);
  kept = keep(kept, bringUp(goes, kept, [], on('2026-05-03')));
  assert.deepEqual(due(), ['M1.MT-1 2026-06-03 cancelled']);
  kept = keep(kept, bringUp(goes, kept, [meeting('MT-1', '2026-06-10')], on('2026-05-25')));
  assert.deepEqual(due(), ['M1.MT-1 2026-06-03 open']);
  // Moved so near that no time is left: there are seven days all the same.
  kept = keep(kept, bringUp(goes, kept, [meeting('MT-1', '2026-05-28')], on('2026-05-26')));
  assert.deepEqual(due(), ['M1.MT-1 2026-06-02 open']);
});

test('a meeting that moves forward leaves the notice that everybody has, and what was given by hand stays with whom it was given', () => {
  const goes = [mechanism([schedule('2026-04-01', 'management-team-report')])];
  let kept = keep(EMPTY, bringUp(goes, EMPTY, [meeting('MT-1', '2026-06-30')], on('2026-06-03')));
  const [before] = kept.occurrences;
  assert.equal(before?.dueOn, '2026-06-23');
  if (before === undefined) return;
  kept = keep(kept, [{ ...before, ownerPost: 'C', ownerBasis: 'by-hand' }]);
  const near = bringUp(goes, kept, [meeting('MT-1', '2026-06-10')], on('2026-06-03'));
  assert.deepEqual(
    near.map(({ dueOn, ownerPost }) => [dueOn, ownerPost]),
    [['2026-06-10', 'C']],
  );
  kept = keep(kept, bringUp(goes, kept, [], on('2026-06-04')));
  const back = bringUp(goes, kept, [meeting('MT-1', '2026-07-10')], on('2026-06-20'));
  assert.deepEqual(
    back.map(({ ownerPost, ownerBasis, state }) => [ownerPost, ownerBasis, state]),
    [['C', 'by-hand', 'open']],
  );
});

test('a schedule asks for no meeting that lay before the day on which it came to be known', () => {
  const late = [mechanism([schedule('2025-04-01', 'management-team-report', { knownOn: '2026-03-01' })])];
  const causes = [meeting('MT-1', '2026-02-10'), meeting('MT-2', '2026-03-10')];
  assert.deepEqual(
    bringUp(late, EMPTY, causes, on('2026-03-01')).map(({ code }) => code),
    ['M1.MT-2'],
  );
});

test('a stretch answers for a meeting that falls in it, and for none before it', () => {
  const goes = (...schedules: Schedule[]) => [mechanism(schedules)];
  const owed = (of: Mechanism[], day: Day, today: Day) =>
    bringUp(of, keep(EMPTY, bringUp(of, EMPTY, [], on(today))), [meeting('MT-1', day)], on(today)).map(
      ({ code, dueOn }) => `${code} ${dueOn}`,
    );
  const meetings = schedule('2026-04-01', 'management-team-report');
  assert.deepEqual(owed(goes(meetings, schedule('2026-06-02', 'weekly')), '2026-06-01', '2026-06-09'), [
    'M1.MT-1 2026-06-16',
  ]);
  const after = schedule('2026-05-01', 'management-team-report');
  const inQuarter = goes(schedule('2026-04-01', 'quarterly'), after);
  assert.deepEqual(owed(inQuarter, '2026-06-30', '2026-06-09'), []);
  assert.deepEqual(owed(inQuarter, '2026-07-01', '2026-06-09'), ['M1.MT-1 2026-06-24']);
});

test('a mechanism that comes back into the framework is asked again for the stretch that fell away with it', () => {
  const yearly = [mechanism([schedule('2026-04-01', 'annual')])];
  let kept = keep(EMPTY, bringUp(yearly, EMPTY, [], on('2026-04-02')));
  kept = keep(kept, bringUp([], kept, [], on('2026-05-01')));
  assert.deepEqual(
    kept.occurrences.map(({ state }) => state),
    ['cancelled'],
  );
  kept = keep(kept, bringUp(yearly, kept, [], on('2026-05-02')));
  assert.deepEqual(
    kept.occurrences.map(({ code, state }) => `${code} ${state}`),
    ['M1.2026-04-01 open'],
  );
});

test('another lead takes over what is open, but not what was given to somebody by hand, nor what was met', () => {
  const led = (post: string, from: Day) => ({ mechanism: 'M1', from, posts: [post] });
  const before = mechanism([schedule('2026-04-01', 'quarterly')], [led('A', '2026-04-01')]);
  let kept = keep(EMPTY, bringUp([before], EMPTY, [], on('2026-10-01')));
  const [first, second] = kept.occurrences;
  assert.ok(first !== undefined && second !== undefined);
  kept = keep(kept, [
    { ...first, state: 'met', settledAt: '2026-10-01T10:00:00.000Z', settledPost: 'A' },
    { ...second, ownerPost: 'C', ownerBasis: 'by-hand' },
  ]);
  const after = { ...before, leads: [led('A', '2026-04-01'), led('B', '2026-10-05')] };
  assert.deepEqual(bringUp([after], kept, [], on('2026-10-04')), []);
  const changed = bringUp([after], kept, [], on('2026-10-05'));
  assert.deepEqual(
    changed.map(({ code, ownerPost }) => `${code} ${ownerPost}`),
    ['M1.2026-10-01 B'],
  );
});

test('a mechanism taken out of the framework, or printed a second time, asks for nothing', () => {
  const kept = keep(EMPTY, bringUp([mechanism([schedule('2026-04-01', 'quarterly')])], EMPTY, [], on('2026-04-02')));
  const gone = bringUp([], kept, [], on('2026-04-03'));
  assert.deepEqual(
    gone.map(({ code, state, reason }) => [code, state, reason]),
    [['M1.2026-04-01', 'cancelled', 'The mechanism was taken out of the framework']],
  );
  const again = { ...mechanism([schedule('2026-04-01', 'quarterly')]), sameAs: 'M0' };
  assert.deepEqual(bringUp([again], EMPTY, [], on('2026-04-03')), []);
});

const START: Day = '2023-01-01';

type Step =
  | { readonly do: 'frequency'; readonly frequency: FrequencyCode; readonly ahead: number }
  | { readonly do: 'lead'; readonly post: string; readonly ahead: number }
  | { readonly do: 'meeting'; readonly ahead: number }
  | { readonly do: 'move'; readonly which: number; readonly days: number }
  | { readonly do: 'cancel'; readonly which: number }
  | { readonly do: 'answer'; readonly which: number }
  | { readonly do: 'leave'; readonly days: number }
  | { readonly do: 'wait'; readonly days: number };

const ahead = fc.nat({ max: 90 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('frequency' as const), frequency: fc.constantFrom(...FREQUENCY_CODES), ahead }),
  fc.record({ do: fc.constant('lead' as const), post: fc.constantFrom('A', 'B', 'C'), ahead }),
  fc.record({ do: fc.constant('meeting' as const), ahead: fc.nat({ max: 200 }) }),
  fc.record({ do: fc.constant('move' as const), which: fc.nat(), days: fc.integer({ min: -60, max: 60 }) }),
  fc.record({ do: fc.constant('cancel' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('answer' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('leave' as const), days: fc.constantFrom(0, 1, 20) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 2, 7, 30, 31, 100) }),
);

const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

// Plays a history, bringing up to date after every step, and gives what is kept with the schedules and meetings at its end.
const play = (frequency: FrequencyCode, steps: readonly Step[]) => {
  let today: Day = START;
  let kept = EMPTY;
  let schedules: Schedule[] = [schedule(START, frequency)];
  let leads: Mechanism['leads'] = [{ mechanism: 'M1', from: START, posts: ['A'] }];
  const meetings: { day: Day; cancelled: boolean }[] = [];
  const causes = (): Cause[] =>
    meetings.flatMap(({ day, cancelled }, index) => (cancelled ? [] : [meeting(`MT-${index}`, day)]));
  const bring = (): void => {
    const fresh = bringUp([mechanism(schedules, leads)], kept, causes(), on(today));
    kept = keep(kept, fresh);
    // Whatever brought it up to date leaves nothing to do on the same day.
    assert.deepEqual(bringUp([mechanism(schedules, leads)], kept, causes(), on(today)), []);
  };
  const dated = <Each extends { readonly from: Day }>(rows: readonly Each[], fresh: Each): Each[] =>
    [...rows.filter(({ from }) => from !== fresh.from), fresh].sort((a, b) => (a.from < b.from ? -1 : 1));
  bring();
  for (const each of steps) {
    if (each.do === 'frequency') {
      schedules = dated(schedules, schedule(daysAfter(today, each.ahead), each.frequency, { knownOn: today }));
    } else if (each.do === 'lead') {
      leads = dated(leads, { mechanism: 'M1', from: daysAfter(today, each.ahead), posts: [each.post] });
    } else if (each.do === 'meeting') {
      meetings.push({ day: daysAfter(today, each.ahead), cancelled: false });
    } else if (each.do === 'leave') {
      // Taken out of the framework, and put back some days later.
      kept = keep(kept, bringUp([], kept, causes(), on(today)));
      today = daysAfter(today, each.days);
    } else if (each.do === 'wait') {
      today = daysAfter(today, each.days);
    } else if (each.do === 'answer') {
      const open = kept.occurrences.filter(({ state }) => state === 'open');
      const chosen = open[each.which % Math.max(open.length, 1)];
      const settledAt = on(today).at;
      if (chosen !== undefined)
        kept = keep(kept, [{ ...chosen, state: 'met', settledAt, settledPost: chosen.ownerPost }]);
    } else {
      const chosen = meetings[each.which % Math.max(meetings.length, 1)];
      if (chosen !== undefined && each.do === 'cancel') chosen.cancelled = true;
      if (chosen !== undefined && each.do === 'move') chosen.day = daysAfter(chosen.day, each.days);
    }
    bring();
  }
  // Until the last meeting is there, so that whatever was left to a stretch to come is seen to be answered for by it.
  const soon = { today, kept };
  for (const { day } of meetings) if (day > today) today = day;
  bring();
  return { today, kept, schedules, leads, meetings, soon };
};

const scheduleAt = (schedules: readonly Schedule[], day: Day): Schedule | null =>
  schedules.findLast(({ from }) => from <= day) ?? null;

const byOf = (each: Schedule | null): string => (each === null ? 'nothing' : frequencyOf(each.frequency).makes.by);

test('a meeting moved back to a day before weeks took over from meetings is asked for', () => {
  const { kept } = play('management-team-report', [
    { do: 'meeting', ahead: 29 },
    { do: 'move', which: 0, days: 19 },
    { do: 'frequency', frequency: 'weekly', ahead: 1 },
    { do: 'wait', days: 1 },
    { do: 'move', which: 0, days: -48 },
  ]);
  // The week began on 2 January 2023; the meeting is now on the day before, over already, so there are seven days.
  assert.deepEqual(
    kept.occurrences.map(({ code, dueOn, state }) => `${code} ${dueOn} ${state}`),
    ['M1.2023-01-02 2023-01-11 open', 'M1.MT-0 2023-01-09 open'],
  );
});

test('a meeting in a quarter that begins before meetings take over makes none, whenever it would be asked for', () => {
  const both = mechanism([schedule('2026-04-01', 'quarterly'), schedule('2026-07-15', 'management-team-report')]);
  // Asked for 28 days before: MT-1 from 22 June, MT-2 from 1 July, MT-3 from 23 July; MT-4 lies after the quarter.
  const causes = [
    meeting('MT-1', '2026-07-20'),
    meeting('MT-2', '2026-07-29'),
    meeting('MT-3', '2026-08-20'),
    meeting('MT-4', '2026-10-01'),
  ];
  const after = (days: readonly Day[]): string[] => {
    let kept: Kept = { stretches: new Map(), occurrences: [] };
    for (const day of days) kept = keep(kept, bringUp([both], kept, causes, on(day)));
    return kept.occurrences.map(({ code, state }) => `${code} ${state}`).sort();
  };
  const everyDay: Day[] = [];
  for (let day: Day = '2026-06-01'; day <= '2026-09-30'; day = daysAfter(day, 1)) everyDay.push(day);
  const asked = ['M1.2026-04-01 open', 'M1.2026-07-01 open', 'M1.MT-4 open'];
  assert.deepEqual(after(everyDay), asked);
  // Had nothing run for weeks, it comes to the same.
  assert.deepEqual(after(['2026-06-30', '2026-08-10', '2026-09-30']), asked);
});

test('no occurrence is lost or doubled, whatever changes: 10,000 random histories', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FREQUENCY_CODES), fc.array(step, { maxLength: 25 }), (frequency, steps) => {
      const { today, kept, schedules, leads, meetings, soon } = play(frequency, steps);
      const answered = new Map<number, number>();
      for (const { covers, dueOn, dueAt, opensOn, state } of kept.occurrences) {
        assert.equal(dayOf(new Date(Date.parse(dueAt) - 1).toISOString()), dueOn);
        if (covers === null || state === 'cancelled') continue;
        assert.ok(opensOn >= covers.first && opensOn <= covers.last, 'asked for within its stretch');
        assert.ok(dueOn >= covers.last || dueOn >= covers.first, 'due no sooner than its stretch begins');
        for (let day = dayNumber(covers.first); day <= dayNumber(covers.last); day += 1) {
          answered.set(day, (answered.get(day) ?? 0) + 1);
        }
      }
      // No day is answered for twice; and each day under a frequency that goes by the calendar is answered for.
      for (const times of answered.values()) assert.equal(times, 1);
      for (let day = START; day <= today; day = daysAfter(day, 1)) {
        const by = byOf(scheduleAt(schedules, day));
        if (by === 'calendar' || by === 'attestation' || by === 'plans') {
          assert.equal(answered.get(dayNumber(day)), 1, `${day} is answered for`);
        }
      }
      // Each meeting that the frequency of its day goes by, and that is near enough, has its one occurrence or lies in a stretch.
      meetings.forEach(({ day, cancelled }, index) => {
        const found = kept.occurrences.filter(({ cause }) => cause === `meeting:MT-${index}`);
        assert.ok(found.length <= 1);
        const asked = scheduleAt(schedules, day);
        const goes = !cancelled && asked !== null && byOf(asked) === 'meetings' && day >= asked.knownOn;
        if (goes && daysAfter(day, -asked.leadDays) <= today) {
          const covered = answered.has(dayNumber(day));
          assert.ok(covered || (found[0] !== undefined && found[0].state !== 'cancelled'), `${day} is not lost`);
        }
        const tied = !cancelled && asked !== null && byOf(asked) === 'meetings';
        // What was late before it lost its meeting stays late.
        if (!tied && (found[0]?.dueOn ?? '9999') >= today) assert.notEqual(found[0]?.state, 'open');
        // No day is asked for twice, by a stretch and by a meeting in it: but for what was late or answered before the stretch came.
        if (found[0]?.state === 'open' && found[0].dueOn >= today) {
          assert.ok(!answered.has(dayNumber(day)), `${day} is asked for once`);
        }
      });
      // Where no stretch is to come, a meeting that is near enough is asked for in time, and not only once it was held.
      const calendar =
        schedules.some(({ from }) => from > soon.today) || byOf(scheduleAt(schedules, soon.today)) !== 'meetings';
      meetings.forEach(({ day, cancelled }, index) => {
        const asked = scheduleAt(schedules, day);
        if (
          calendar ||
          cancelled ||
          asked === null ||
          day < asked.knownOn ||
          daysAfter(day, -asked.leadDays) > soon.today
        )
          return;
        const covered = soon.kept.occurrences.some(
          ({ covers, state }) => covers !== null && state !== 'cancelled' && covers.first <= day && day <= covers.last,
        );
        const found = soon.kept.occurrences.find(({ cause }) => cause === `meeting:MT-${index}`);
        assert.ok(
          covered || byOf(asked) !== 'meetings' || (found !== undefined && found.state !== 'cancelled'),
          `${day} in time`,
        );
      });
      // Whatever is open is owed by whoever leads today.
      const leader = leads.findLast(({ from }) => from <= today)?.posts[0];
      for (const { state, ownerPost } of kept.occurrences) if (state === 'open') assert.equal(ownerPost, leader);
    }),
    { numRuns: 10_000 },
  );
});
