import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Happening } from './happening.ts';
import type { ClockRule } from './rule.ts';
import { clocksOf, type GivenForEntry, type RunningClock } from './running.ts';
import { lapsesBy, stateOf } from './state.ts';
import { chronology, madeCalendar, madeRule } from './testing/made-rule.ts';

const CALENDARS = new Map([['FOISA', madeCalendar('FOISA', ['2026-11-30'])]]);

const run = (rules: readonly ClockRule[], happened: readonly Happening[], given?: GivenForEntry): RunningClock[] =>
  clocksOf(rules, happened, CALENDARS, [], given);
const dues = (clocks: readonly RunningClock[]): string[] =>
  clocks.map(({ key, due }) => `${key} ${due.kind === 'instant' ? due.at : due.kind === 'day' ? due.day : due.code}`);
const statesAt = (rules: readonly ClockRule[], clocks: readonly RunningClock[], now: string): string[] =>
  clocks.map((clock) => {
    const rule = rules.find(({ id, version }) => id === clock.rule && version === clock.version);
    assert.ok(rule);
    return stateOf(clock, rule, now);
  });

const DECIDE = madeRule();
const LAPSE = madeRule({
  id: 'SEC-02',
  consequence: { kind: 'lapse', state: 'deemed-not-implemented', event: 'deemed' },
});

test('a clock of hours runs to the minute: at 72 hours it still runs, a minute later it has lapsed', () => {
  const clocks = run([DECIDE, LAPSE], chronology('received 2026-11-06T14:05'));
  assert.deepEqual(dues(clocks), ['SEC-01.-.1 2026-11-09T14:05:00.000Z', 'SEC-02.-.1 2026-11-09T14:05:00.000Z']);
  const at = (now: string) => statesAt([DECIDE, LAPSE], clocks, now);
  assert.deepEqual(at('2026-11-08T14:04:00.000Z'), ['running', 'running']);
  assert.deepEqual(at('2026-11-08T14:05:00.000Z'), ['due-soon', 'due-soon']);
  assert.deepEqual(at('2026-11-09T14:05:59.999Z'), ['due-soon', 'due-soon']);
  assert.deepEqual(at('2026-11-09T14:06:00.000Z'), ['late', 'lapsed']);
  assert.deepEqual(lapsesBy(clocks, [DECIDE, LAPSE], '2026-11-09T14:05:59.999Z'), []);
  const [lapse, ...more] = lapsesBy(clocks, [DECIDE, LAPSE], '2026-11-09T14:06:00.000Z');
  assert.deepEqual(more, []);
  assert.deepEqual(
    [lapse?.clock.key, lapse?.state, lapse?.event, lapse?.at],
    ['SEC-02.-.1', 'deemed-not-implemented', 'deemed', '2026-11-09T14:05:00.000Z'],
  );
});

test('what the law brought about stays, whatever is decided afterwards', () => {
  const rules = [DECIDE, LAPSE];
  const late = run(rules, chronology('received 2026-11-06T14:05', 'decided 2026-11-09T14:06'));
  assert.deepEqual(statesAt(rules, late, '2026-12-01T00:00:00.000Z'), ['met-late', 'lapsed']);
  const inTime = run(rules, chronology('received 2026-11-06T14:05', 'decided 2026-11-09T14:05'));
  assert.deepEqual(statesAt(rules, inTime, '2026-12-01T00:00:00.000Z'), ['met', 'met']);
  assert.deepEqual(lapsesBy(inTime, rules, '2026-12-01T00:00:00.000Z'), []);
});

test('where the minute decides and only the day is known, nobody is told that it was met, or that it was not', () => {
  const rules = [DECIDE, LAPSE];
  const sameDay = run(rules, chronology('received 2026-11-06T14:05', 'decided 2026-11-09'));
  assert.deepEqual(statesAt(rules, sameDay, '2026-12-01T00:00:00.000Z'), ['unknown', 'unknown']);
  assert.deepEqual(lapsesBy(sameDay, rules, '2026-12-01T00:00:00.000Z'), []);
  const dayOnly = run(rules, chronology('received 2026-11-06'));
  assert.deepEqual(dues(dayOnly), ['SEC-01.-.1 time-not-given', 'SEC-02.-.1 time-not-given']);
});

test('each person has a clock from their own receipt, and what one does meets no other', () => {
  const rule = madeRule({ id: 'SEC-04', triggers: ['notice-received', 'deemed'], metBy: ['review-requested'] });
  const clocks = run(
    [rule],
    chronology(
      'notice-received 2026-11-02T09:00 /child',
      'notice-received 2026-11-03T10:30 /relevant-person-1',
      'review-requested 2026-11-04T12:00 /relevant-person-1',
    ),
  );
  assert.deepEqual(
    clocks.map(({ key, metBy }) => [key, metBy]),
    [
      ['SEC-04.child.1', null],
      ['SEC-04.relevant-person-1.2', 3],
    ],
  );
  assert.deepEqual(dues(clocks)[1], 'SEC-04.relevant-person-1.2 2026-11-06T10:30:00.000Z');
});

test('reviews run from the one that was held, the first and the later ones each by their own rule', () => {
  const monthly = {
    unit: 'months',
    counting: 'exclusive',
    triggers: ['reviewed'],
    metBy: ['reviewed'],
    since: ['placed'],
  } as const;
  const rules = [
    madeRule({
      id: 'SEC-06',
      unit: 'calendar-days',
      count: 7,
      counting: 'exclusive',
      triggers: ['placed'],
      metBy: ['reviewed'],
      stops: ['removed'],
    }),
    madeRule({ id: 'SEC-07', ...monthly, count: 1, occurrence: 'first', stops: ['removed'] }),
    madeRule({ id: 'SEC-08', ...monthly, count: 1, occurrence: 'later', stops: ['removed'] }),
  ];
  const happened = [
    'reviewed 2026-10-01',
    'placed 2026-11-02T11:00',
    'reviewed 2026-11-06',
    'reviewed 2026-12-05',
    'reviewed 2027-01-31',
    'removed 2027-02-10',
  ];
  const clocks = run(rules, chronology(...happened));
  assert.deepEqual(dues(clocks), [
    'SEC-06.-.2 2026-11-09',
    'SEC-07.-.3 2026-12-06',
    'SEC-08.-.4 2027-01-05',
    'SEC-08.-.5 2027-02-28',
  ]);
  assert.deepEqual(statesAt(rules, clocks, '2027-03-01T09:00:00.000Z'), ['met', 'met', 'met-late', 'stopped']);
});

test('the version in force on the day of the trigger applies, whatever came later', () => {
  const six = {
    id: 'AWI-04',
    unit: 'months',
    counting: 'exclusive',
    triggers: ['visited'],
    metBy: ['visited'],
  } as const;
  const rules = [
    madeRule({ ...six, version: 1, count: 6, effectiveTo: '2014-06-09' }),
    madeRule({ ...six, version: 2, count: 12, effectiveFrom: '2014-06-09' }),
  ];
  assert.deepEqual(
    run(rules, chronology('visited 2014-06-08', 'visited 2014-06-09')).map(({ version, due }) => [
      version,
      due.kind === 'day' && due.day,
    ]),
    [
      [1, '2014-12-08'],
      [2, '2015-06-09'],
    ],
  );
});

test('a fees notice stops a request, and further information starts it afresh', () => {
  const rule = madeRule({
    id: 'FOI-01',
    unit: 'working-days',
    count: 20,
    counting: 'exclusive',
    calendar: 'FOISA',
    metBy: ['answered'],
    pauses: [{ from: 'fees-notice', to: 'fee' }],
    restarts: [{ from: 'asked', at: 'told' }],
  });
  const day = (...lines: readonly string[]) => dues(run([rule], chronology(...lines)))[0];
  assert.equal(day('received 2026-11-02'), 'FOI-01.-.1 2026-12-01');
  assert.equal(day('received 2026-11-02', 'fees-notice 2026-11-09', 'fee 2026-11-16'), 'FOI-01.-.1 2026-12-09');
  assert.equal(day('received 2026-11-02', 'asked 2026-11-05', 'told 2026-11-19'), 'FOI-01.-.1 2026-12-18');
  const open = run([rule], chronology('received 2026-11-02', 'fees-notice 2026-11-09'));
  assert.deepEqual(dues(open), ['FOI-01.-.1 paused']);
  assert.deepEqual(statesAt([rule], open, '2027-11-19T12:00:00.000Z'), ['paused']);
});

test('a clock that was not met starts another at its end', () => {
  const rules = [
    madeRule({ id: 'SEC-25' }),
    madeRule({ id: 'SEC-26', triggers: ['clock:SEC-25'], count: 24, needs: ['not-practicable'], metBy: ['heard'] }),
  ];
  assert.equal(run(rules, chronology('received 2026-11-13T15:20')).length, 1);
  const told = run(rules, chronology('received 2026-11-13T15:20', 'not-practicable 2026-11-16T10:00'));
  assert.deepEqual(dues(told), ['SEC-25.-.1 2026-11-16T15:20:00.000Z', 'SEC-26.-.1 2026-11-17T15:20:00.000Z']);
  const met = run(
    rules,
    chronology('received 2026-11-13T15:20', 'not-practicable 2026-11-14T10:00', 'decided 2026-11-15T10:00'),
  );
  assert.equal(met.length, 1);
});

test('a rule that a council switches on runs with its number, and not without', () => {
  const rule = madeRule({
    id: 'LR-04',
    unit: 'calendar-days',
    count: 28,
    counting: 'exclusive',
    numberFrom: 'council',
  });
  const happened = chronology('received 2026-11-10');
  assert.deepEqual(run([rule], happened), []);
  const own = {
    rule: 'LR-04',
    kind: 'setting',
    count: 14,
    unit: 'calendar-days',
    counting: null,
    calendar: null,
    effectiveFrom: null,
    effectiveTo: null,
    source: '',
    note: '',
  } as const;
  assert.deepEqual(dues(clocksOf([rule], happened, CALENDARS, [own])), ['LR-04.-.1 2026-11-24']);
});

test("a council's stricter time applies, a laxer one does not, and neither moves a lapse nor does an agreement", () => {
  const own = (rule: string, count: number) =>
    ({
      rule,
      kind: 'stricter',
      count,
      unit: 'hours',
      counting: null,
      calendar: null,
      effectiveFrom: null,
      effectiveTo: null,
      source: '',
      note: '',
    }) as const;
  const happened = chronology('received 2026-11-06T14:05');
  const agreed = { agreed: [{ rule: 'SEC-02', day: '2026-12-01' }] };
  const [strict, lapse] = clocksOf(
    [DECIDE, LAPSE],
    happened,
    CALENDARS,
    [own('SEC-01', 48), own('SEC-02', 48)],
    agreed,
  );
  assert.deepEqual([strict?.override?.answer, lapse?.override?.answer], ['applied', 'not-applicable']);
  assert.deepEqual(dues([strict, lapse] as RunningClock[]), [
    'SEC-01.-.1 2026-11-08T14:05:00.000Z',
    'SEC-02.-.1 2026-11-09T14:05:00.000Z',
  ]);
  const [lax] = clocksOf([DECIDE], happened, CALENDARS, [own('SEC-01', 96)]);
  assert.equal(lax?.override?.answer, 'refused');
  assert.deepEqual(dues([lax] as RunningClock[]), ['SEC-01.-.1 2026-11-09T14:05:00.000Z']);
});

test('time without authority adds up over the stays, and lapses only where a stay goes on past it', () => {
  const rule = madeRule({
    id: 'SEC-20',
    triggers: ['placed'],
    metBy: ['left'],
    window: { days: 28 },
    consequence: { kind: 'lapse', state: 'maximum-reached', event: 'maximum-reached' },
  });
  const happened = chronology('placed 2026-11-02T10:00', 'left 2026-11-03T10:00', 'placed 2026-11-10T08:00');
  const clocks = run([rule], happened);
  assert.deepEqual(dues(clocks), ['SEC-20.-.1 2026-11-05T10:00:00.000Z', 'SEC-20.-.3 2026-11-12T08:00:00.000Z']);
  assert.deepEqual(lapsesBy(clocks, [rule], '2026-11-12T08:00:00.000Z'), []);
  assert.deepEqual(
    lapsesBy(clocks, [rule], '2026-11-12T08:01:00.000Z').map(({ clock }) => clock.key),
    ['SEC-20.-.3'],
  );
});

test('another rule takes the place of one only where it runs', () => {
  const rules = [
    madeRule({ id: 'CMP-01', stops: ['running:CMP-02'] }),
    madeRule({ id: 'CMP-02', count: 96, needs: ['more-time'], numberFrom: 'council' }),
  ];
  const happened = chronology('received 2026-11-02T09:00', 'more-time 2026-11-03T09:00');
  assert.deepEqual(statesAt(rules, run(rules, happened), '2026-11-06T09:00:00.000Z'), ['late']);
  const setting = {
    rule: 'CMP-02',
    kind: 'setting',
    count: 120,
    unit: 'hours',
    counting: null,
    calendar: null,
    effectiveFrom: null,
    effectiveTo: null,
    source: '',
    note: '',
  } as const;
  const set = clocksOf(rules, happened, CALENDARS, [setting]);
  assert.deepEqual(dues(set), ['CMP-01.-.1 2026-11-05T09:00:00.000Z', 'CMP-02.-.1 2026-11-07T09:00:00.000Z']);
  assert.deepEqual(statesAt(rules, set, '2026-11-06T08:00:00.000Z'), ['stopped', 'running']);
});

test('what is needed before the trigger counts for nothing after it, and on its day where no minute is known', () => {
  const rule = madeRule({ triggers: ['expired'], needs: ['before:applied'] });
  const keys = (...lines: readonly string[]) => run([rule], chronology(...lines)).map(({ key }) => key);
  assert.deepEqual(keys('expired 2026-11-02T09:00', 'applied 2026-11-02T09:01'), []);
  assert.deepEqual(keys('expired 2026-11-02T09:00', 'applied 2026-11-02T09:00'), ['SEC-01.-.1']);
  assert.deepEqual(keys('expired 2026-11-02T09:00', 'applied 2026-11-02'), ['SEC-01.-.1']);
  assert.deepEqual(keys('expired 2026-11-02T09:00', 'applied 2026-11-03'), []);
});

test('a clock that was stopped ends all the same, for what says "end:"; one that was met in time does not', () => {
  const rules = [
    madeRule({ id: 'MH-03', stops: ['applied'], consequence: { kind: 'lapse', state: 'ended', event: 'ended' } }),
    madeRule({ id: 'MH-05', triggers: ['end:MH-03'], count: 24, metBy: ['heard'] }),
    madeRule({ id: 'MH-06', triggers: ['clock:MH-03'], count: 24, metBy: ['heard'] }),
  ];
  const stopped = run(
    rules,
    chronology('received 2026-11-02T09:00', 'applied 2026-11-03T09:00', 'decided 2026-11-09T09:00'),
  );
  assert.deepEqual(dues(stopped), ['MH-03.-.1 2026-11-05T09:00:00.000Z', 'MH-05.-.1 2026-11-06T09:00:00.000Z']);
  assert.deepEqual(lapsesBy(stopped, rules, '2027-01-01T00:00:00.000Z'), []);
  const met = run(rules, chronology('received 2026-11-02T09:00', 'decided 2026-11-03T09:00'));
  assert.deepEqual(
    met.map(({ rule }) => rule),
    ['MH-03'],
  );
  const neither = run(rules, chronology('received 2026-11-02T09:00'));
  assert.deepEqual(
    neither.map(({ rule }) => rule),
    ['MH-03', 'MH-05', 'MH-06'],
  );
});

test('what meets a clock on a later day meets none on the day that started it', () => {
  const rule = madeRule({ metBy: ['later:held'], unit: 'months', count: 3, counting: 'exclusive' });
  const met = (...lines: readonly string[]) => run([rule], chronology(...lines)).map(({ metDay }) => metDay);
  assert.deepEqual(met('received 2026-06-01', 'held 2026-06-01'), [null]);
  assert.deepEqual(met('received 2026-06-01', 'held 2026-06-01', 'held 2026-06-02'), ['2026-06-02']);
});
