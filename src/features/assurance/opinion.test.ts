import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answer, concern, facts, mechanism, occurrence, own, review, schedule } from './example-facts.ts';
import type { Concern, Facts, Mechanism } from './facts.ts';
import { type Opinion, opinionsFrom } from './opinion.ts';

const opinionOn = (more: Partial<Facts>): Opinion => {
  const [only] = opinionsFrom(facts(more));
  assert.ok(only);
  return only;
};

const factor = (opinion: Opinion, name: string) => {
  const found = opinion.factors.find((each) => each.name === name);
  assert.ok(found, `no factor ${name}`);
  return found;
};

const QUARTERS = ['2026-01-21', '2026-04-21', '2026-07-21', '2026-10-21'] as const;

// A dataset and a meeting, each asked every quarter and answered a day before with evidence that somebody else accepted.
const quarterly = (code: string, days: readonly string[] = QUARTERS) => days.map((day) => occurrence(code, day));
const given = (code: string, days: readonly string[] = QUARTERS) =>
  days.map((day) => {
    const before = `${day.slice(0, 8)}20`;
    return answer(code, day, before, { evidence: [{ kind: 'file', reference: `E-${code}-${day}` }] });
  });
const both = [...given('M1'), ...given('M2')].sort((a, b) => (a.knownAt < b.knownAt ? -1 : 1));
const WELL: Partial<Facts> = {
  mechanisms: [mechanism('M1', 'dataset'), mechanism('M2', 'meeting')],
  schedules: [schedule('M1', 'quarterly'), schedule('M2', 'quarterly')],
  occurrences: [...quarterly('M1'), ...quarterly('M2')],
  answers: both,
  reviews: both.map((each) => review(each, each.knownAt.slice(0, 10))),
};

describe('an opinion', () => {
  test('is substantial where all came in, is recent, was examined and accepted, and nothing is of concern', () => {
    const opinion = opinionOn(WELL);
    assert.equal(opinion.worked, 'substantial');
    assert.equal(opinion.reason, 'Substantial. Nothing holds it down.');
    assert.deepEqual(
      opinion.factors.map(({ name, level }) => [name, level]),
      [
        ['coverage', 'substantial'],
        ['freshness', 'substantial'],
        ['strength', 'substantial'],
        ['result', 'substantial'],
      ],
    );
    assert.deepEqual(opinion.held, []);
  });

  test('is not yet known of a function without mechanisms, or where nothing fell due yet', () => {
    assert.equal(opinionOn({}).worked, 'not-known');
    assert.match(opinionOn({}).reason, /No mechanism of this function is in force/);
    const later = { ...WELL, occurrences: [occurrence('M1', '2026-12-21')], answers: [], reviews: [] };
    const opinion = opinionOn(later);
    assert.equal(opinion.worked, 'not-known');
    assert.equal(opinion.reason, 'Not yet known. Nothing has fallen due yet, so nothing can be said.');
    assert.deepEqual(opinion.gaps, [
      'Nothing has fallen due yet on Mechanism M1; its first answer is due on 21 December 2026.',
      'Mechanism M2 has made nothing fall due, and nothing is owed on it yet.',
    ]);
    const excused = occurrence('M1', '2026-12-21', { state: 'waived', reason: 'The system is being replaced' });
    assert.equal(
      opinionOn({ ...later, occurrences: [excused] }).gaps[0],
      'Mechanism M1 was waived, due 21 December 2026: The system is being replaced.',
    );
  });

  test('needs half of the mechanisms to have been asked', () => {
    const third = {
      ...WELL,
      mechanisms: [...(WELL.mechanisms ?? []), mechanism('M3', 'audit'), mechanism('M4', 'audit')],
      schedules: [...(WELL.schedules ?? []), schedule('M3', 'annual'), schedule('M4', 'annual')],
    };
    assert.equal(opinionOn(third).worked, 'substantial');
    const fifth = {
      ...third,
      mechanisms: [...third.mechanisms, mechanism('M5', 'audit')],
      schedules: [...third.schedules, schedule('M5', 'annual')],
    };
    const opinion = opinionOn(fifth);
    assert.equal(opinion.worked, 'not-known');
    assert.match(opinion.reason, /An answer has fallen due on only 2 of 5 mechanisms/);
  });

  test('is the lowest that a factor allows, and says which holds it and what would raise it', () => {
    const opinion = opinionOn({ ...WELL, concerns: [concern('M2')] });
    assert.equal(opinion.worked, 'reasonable');
    assert.deepEqual(
      opinion.held.map(({ name }) => name),
      ['result'],
    );
    assert.match(opinion.reason, /^Reasonable\. Held there by result\. 1 concern is open, since 30 June 2026\.$/);
    assert.deepEqual(opinion.held[0]?.raise, ['Settle concern C-M2.']);
  });

  test('counts the mechanism that another is the same as, and that once', () => {
    const shared = {
      ...WELL,
      functions: [
        ...facts({}).functions,
        { code: 'F2', position: 2, title: 'Partners', statutoryBasis: null, verified: false, note: null },
      ],
      mechanisms: [
        ...(WELL.mechanisms ?? []),
        mechanism('M7', 'dataset', { function: 'F2', sameAs: 'M1' }),
        mechanism('M8', 'dataset', { function: 'F2', sameAs: 'M1' }),
      ],
      concerns: [concern('M1')],
    };
    const [, second] = opinionsFrom(facts(shared));
    assert.ok(second);
    assert.equal(second.standings.length, 1);
    assert.equal(second.standings[0]?.source.code, 'M1');
    assert.match(factor(second, 'coverage').sentence, /^4 of 4 answers due/);
    assert.equal(factor(second, 'strength').level, 'reasonable', 'one mechanism, examined and accepted');
    assert.equal(second.concerns.length, 1);
  });

  test('of the officer stands beside the one worked out, and is told as old after a quarter', () => {
    const opinion = opinionOn({ ...WELL, opinions: [own('limited', '2026-11-01')] });
    assert.deepEqual([opinion.worked, opinion.level, opinion.overruled?.old], ['substantial', 'limited', false]);
    const aQuarter = opinionOn({ ...WELL, opinions: [own('limited', '2026-08-21')] });
    assert.equal(aQuarter.overruled?.old, false, '92 days');
    assert.equal(opinionOn({ ...WELL, opinions: [own('limited', '2026-08-20')] }).overruled?.old, true, '93 days');
    const ended = opinionOn({ ...WELL, opinions: [own(null, '2026-11-01')] });
    assert.deepEqual([ended.level, ended.overruled], ['substantial', null]);
  });
});

describe('coverage', () => {
  const missing = (...gone: string[]) => ({
    ...WELL,
    answers: both.filter(({ obligation }) => !gone.includes(obligation)),
  });

  test('takes the mean over the mechanisms: 4 of 4 and 2 of 4 are 75 hundredths', () => {
    const opinion = opinionOn(missing('M2/2026-04-21', 'M2/2026-07-21'));
    const { level, sentence, raise } = factor(opinion, 'coverage');
    assert.equal(level, 'reasonable');
    assert.equal(
      sentence,
      '6 of 8 answers due in the last 12 months came in. Over its 2 mechanisms, each counting the same, that is 75%.',
    );
    assert.deepEqual(raise, ['Answer what is missing for Mechanism M2: 2, the latest due on 21 July 2026.']);
  });

  test('is limited from a half, and none below', () => {
    const half = missing(...['01', '04'].flatMap((month) => [`M1/2026-${month}-21`, `M2/2026-${month}-21`]));
    assert.equal(factor(opinionOn(half), 'coverage').level, 'limited');
    const less = missing(...['01', '04', '07'].flatMap((month) => [`M1/2026-${month}-21`, `M2/2026-${month}-21`]));
    assert.equal(factor(opinionOn(less), 'coverage').level, 'none');
  });

  test('does not let a mechanism that is asked every week drown the others', () => {
    // 20 of 20 and 0 of 1: the mean is a half, although 20 of 21 came in.
    const weeks = Array.from(
      { length: 20 },
      (_, week) => `2026-${String(1 + Math.floor(week / 2)).padStart(2, '0')}-${week % 2 === 0 ? '07' : '21'}`,
    );
    const opinion = opinionOn({
      mechanisms: [mechanism('M1', 'decision-control'), mechanism('M2', 'audit')],
      schedules: [schedule('M1', 'weekly'), schedule('M2', 'annual')],
      occurrences: [...weeks.map((day) => occurrence('M1', day)), occurrence('M2', '2026-06-30')],
      answers: weeks.map((day) => answer('M1', day, day)),
    });
    assert.match(factor(opinion, 'coverage').sentence, /^20 of 21 answers .* that is 50%\.$/);
    assert.equal(factor(opinion, 'coverage').level, 'limited');
  });

  test('counts what came late as answered, and tells it; what was waived is left out and named apart', () => {
    const opinion = opinionOn({
      ...WELL,
      occurrences: [
        ...quarterly('M1').slice(1),
        occurrence('M1', '2026-01-21', { state: 'waived', reason: 'The system was being replaced' }),
      ],
      answers: [
        answer('M1', '2026-04-21', '2026-04-22'),
        answer('M1', '2026-07-21', '2026-07-21'),
        answer('M1', '2026-10-21', '2026-10-21'),
      ],
      reviews: [],
    });
    const { sentence, waived } = factor(opinion, 'coverage');
    assert.equal(
      sentence,
      '3 of 3 answers due in the last 12 months came in, 1 of them late. That is 100%. 1 more was waived and left out.',
    );
    assert.deepEqual(waived, ['Answer on M1, due 21 January 2026: The system was being replaced']);
  });

  test('is in time until the day is over, and late from midnight on', () => {
    const late = (knownAt: string) =>
      opinionOn({ ...WELL, answers: [{ ...answer('M1', '2026-10-21', '2026-10-21'), knownAt }], reviews: [] })
        .standings[0]?.answeredLate.length;
    // Summer time: the day ends at 23:00 by the clock of the world.
    assert.equal(late('2026-10-21T22:59:59.999Z'), 0);
    assert.equal(late('2026-10-21T23:00:00.000Z'), 1);
  });

  test('looks at twelve months: what was due on the day a year ago no longer counts, the day after does; what is not yet due never', () => {
    const due = (day: string) =>
      opinionOn({ ...WELL, occurrences: [occurrence('M1', day), occurrence('M2', '2026-10-21')], answers: [] })
        .standings[0]?.due.length;
    assert.equal(due('2025-11-21'), 0);
    assert.equal(due('2025-11-22'), 1);
    assert.equal(due('2026-11-20'), 1);
    assert.equal(due('2026-11-21'), 0, 'it is due at the end of the day, and it is noon');
  });
});

describe('freshness', () => {
  const last = (on: string, frequency = 'quarterly', kind: Mechanism['kind'] = 'dataset') =>
    factor(
      opinionOn({
        mechanisms: [mechanism('M1', kind)],
        schedules: [schedule('M1', frequency)],
        occurrences: [occurrence('M1', on, { frequency })],
        answers: [answer('M1', on, on)],
      }),
      'freshness',
    );

  test('lasts for the life of the frequency, to the day', () => {
    // 137 days before 21 November 2026 is 7 July.
    assert.equal(last('2026-07-07').level, 'substantial');
    assert.equal(last('2026-07-06').level, 'none');
    assert.equal(
      last('2026-07-06').sentence,
      'The newest answer still holds for 0 of 1 mechanism. Mechanism M1 was last answered for days up to 6 July 2026, 138 days ago, and that holds for 137.',
    );
  });

  test('is cut by the kind: a meeting holds for 183 days however seldom it is asked', () => {
    assert.equal(last('2026-05-22', 'annual', 'meeting').level, 'substantial');
    assert.equal(last('2026-05-21', 'annual', 'meeting').level, 'none');
    assert.equal(last('2026-05-21', 'annual', 'report').level, 'substantial');
  });

  test('goes by how often was asked when it was made, and not by what is asked since', () => {
    const changed = (before: string, since: string) =>
      factor(
        opinionOn({
          mechanisms: [mechanism('M1', 'report')],
          schedules: [schedule('M1', before), schedule('M1', since, { fromDay: '2026-07-01' })],
          occurrences: [occurrence('M1', '2026-06-30', { frequency: before })],
          answers: [answer('M1', '2026-06-30', '2026-06-30')],
        }),
        'freshness',
      );
    // 144 days before 21 November: a yearly answer holds for 457, a quarterly one for 137.
    assert.equal(changed('annual', 'quarterly').level, 'substantial');
    assert.equal(changed('quarterly', 'annual').level, 'none');
    assert.match(changed('quarterly', 'annual').sentence, /holds for 137/);
  });

  test('is counted from the days that an answer speaks of, and not from the day on which it was given', () => {
    const answered = (on: string, upTo = '2026-06-30') => {
      const opinion = opinionOn({
        mechanisms: [mechanism('M1', 'report')],
        schedules: [schedule('M1', 'quarterly')],
        occurrences: [occurrence('M1', '2026-07-21', { upTo })],
        answers: [answer('M1', '2026-07-21', on)],
      });
      const [standing] = opinion.standings;
      return [standing?.upTo, standing?.age, factor(opinion, 'freshness').level];
    };
    // A quarter that ended on 30 June is 144 days old on 21 November, whenever it was answered for.
    assert.deepEqual(answered('2026-07-20'), ['2026-06-30', 144, 'none']);
    assert.deepEqual(answered('2026-11-20'), ['2026-06-30', 144, 'none']);
    // Nobody speaks of days to come: what was said before the meeting is as old as the day on which it was said.
    assert.deepEqual(answered('2026-11-01', '2026-11-30'), ['2026-11-01', 20, 'substantial']);
  });

  test('goes by the answer that speaks of the latest days, though an older period was answered for since', () => {
    const [autumn, winter] = [answer('M1', '2026-10-21', '2026-10-20'), answer('M1', '2026-01-21', '2026-11-20')];
    const opinion = opinionOn({ ...WELL, answers: [autumn, winter], reviews: [] });
    assert.deepEqual(opinion.standings[0]?.newest, autumn);
    assert.equal(opinion.standings[0]?.age, 32);
  });

  test('asks nothing of a mechanism that has ended', () => {
    const opinion = opinionOn({ ...WELL, schedules: [schedule('M1', 'quarterly'), schedule('M2', 'ended')] });
    assert.equal(opinion.standings[1]?.fresh, null);
    assert.match(factor(opinion, 'freshness').sentence, /^The newest answer of its one mechanism still holds\.$/);
    assert.deepEqual(opinion.gaps, ['Mechanism M2 has ended and is asked no more.']);
  });
});

describe('strength', () => {
  const level = (more: Partial<Facts>): string => factor(opinionOn({ ...WELL, ...more }), 'strength').level;
  const bare = both.map((each) => ({ ...each, evidence: [] }));

  test('rises from words alone over evidence or acceptance to an examination with both', () => {
    assert.equal(level({}), 'substantial');
    assert.equal(level({ reviews: [] }), 'reasonable', 'evidence of two mechanisms that nobody looked at');
    assert.equal(level({ answers: bare }), 'reasonable', 'accepted without evidence');
    assert.equal(level({ answers: bare, reviews: [] }), 'limited');
    assert.equal(level({ answers: both.map((each) => ({ ...each, nothingArose: true })) }), 'limited');
    assert.equal(level({ answers: [] }), 'none');
  });

  test('takes what is only named for said, not shown, and says so', () => {
    const named = both.map((each) => ({
      ...each,
      evidence: [{ kind: 'minute' as const, reference: 'Minute of 3 March' }],
    }));
    assert.equal(level({ answers: named }), 'reasonable', 'accepted, and not shown');
    assert.equal(level({ answers: named, reviews: [] }), 'limited', 'words alone');
    assert.equal(
      factor(opinionOn({ ...WELL, answers: named, reviews: [] }), 'strength').sentence,
      '2 recent answers: 2 said, not shown. 1 comes from an audit, a dataset, a report or a scorecard. Said, not shown: words alone, or a minute that is only named; there is no file, measure, register or address to open.',
    );
    for (const kind of ['file', 'measure', 'register', 'address'] as const) {
      const shown = both.map((each) => ({ ...each, evidence: [{ kind, reference: 'R' }] }));
      assert.equal(level({ answers: shown }), 'substantial', kind);
    }
  });

  test('cannot be substantial without an examination', () => {
    const told = { mechanisms: [mechanism('M1', 'membership'), mechanism('M2', 'meeting')] };
    assert.equal(level(told), 'reasonable');
    assert.match(factor(opinionOn({ ...WELL, ...told }), 'strength').raise[0] ?? '', /cannot rise above reasonable/);
  });

  test('takes no acceptance by whoever answered, nor from the same post, nor one taken back by a question', () => {
    const by = (more: object) => ({ reviews: both.map((each) => review(each, '2026-10-22', more)) });
    assert.equal(level(by({ actor: 'P-lead' })), 'reasonable');
    assert.equal(level(by({ post: 'LEAD' })), 'reasonable');
    assert.equal(level(by({})), 'substantial');
    const asked = [
      ...both.map((each) => review(each, '2026-10-22')),
      ...both.map((each) => review(each, '2026-10-23', { verdict: 'returned' })),
    ];
    assert.equal(level({ reviews: asked }), 'reasonable');
  });
});

describe('result', () => {
  const level = (...severities: Concern['severity'][]): string =>
    factor(
      opinionOn({ ...WELL, concerns: severities.map((severity, at) => concern('M1', { code: `C${at}`, severity })) }),
      'result',
    ).level;

  test('allows reasonable with one or two concerns, limited with three or a serious one, none with two serious ones', () => {
    assert.equal(level(), 'substantial');
    assert.equal(level('concern', 'concern'), 'reasonable');
    assert.equal(level('concern', 'concern', 'concern'), 'limited');
    assert.equal(level('serious'), 'limited');
    assert.equal(level('serious', 'serious'), 'none');
  });

  test('leaves out what is closed, and what belongs to another function', () => {
    const closed = concern('M1', { state: 'closed', outcome: 'Done' });
    assert.equal(factor(opinionOn({ ...WELL, concerns: [closed, concern('M9')] }), 'result').level, 'substantial');
  });
});
