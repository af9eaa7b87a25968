import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { answer, facts, mechanism, occurrence, review, schedule } from './example-facts.ts';
import type { Answer, Evidence, Facts, Mechanism } from './facts.ts';
import { sorted, standingsOf } from './standing.ts';
import { strengthOf } from './strength.ts';

const FILE: Evidence = { kind: 'file', reference: 'E-1' };
const DAY = '2026-10-21';

const given = (code: string, more: Partial<Answer> = {}): Answer =>
  answer(code, DAY, '2026-10-20', { evidence: [FILE], ...more });

// Mechanisms asked once, in October, as at 21 November 2026.
const strength = (mechanisms: readonly Mechanism[], answers: readonly Answer[], accepted: readonly Answer[] = []) => {
  const all: Partial<Facts> = {
    mechanisms,
    schedules: mechanisms.map(({ code }) => schedule(code, 'quarterly')),
    occurrences: mechanisms.map(({ code }) => occurrence(code, DAY)),
    answers,
    reviews: accepted.map((each) => review(each, '2026-10-22')),
  };
  const { level, short, raise } = strengthOf(standingsOf(sorted(facts(all)), 'F1'));
  return { level, short, raise };
};

const MEETING = mechanism('M1', 'meeting');
const AUDIT = mechanism('M1', 'audit');
const SECOND = mechanism('M2', 'meeting');

describe('strength that is limited says why, and what would raise it', () => {
  test('by one answer alone that was shown and accepted, and is no examination', () => {
    const only = given('M1');
    assert.deepEqual(strength([MEETING], [only], [only]), {
      level: 'limited',
      short: 'One mechanism alone carries it, and that is no audit, dataset, report or scorecard.',
      raise: ['It takes an answer on a second mechanism that is shown, or accepted by somebody else.'],
    });
  });

  test('by one answer alone that was shown or accepted, not both', () => {
    assert.deepEqual(strength([MEETING], [given('M1')]), {
      level: 'limited',
      short: 'One mechanism alone carries it: its answer was shown, and nobody else has accepted it.',
      raise: ['It takes an answer on a second mechanism that is shown, or accepted by somebody else.'],
    });
    assert.deepEqual(strength([AUDIT], [given('M1')]).raise, ['Let somebody else review the answer on Mechanism M1.']);
    const bare = given('M1', { evidence: [] });
    assert.deepEqual(strength([AUDIT], [bare], [bare]), {
      level: 'limited',
      short: 'One mechanism alone carries it: somebody else accepted its answer, and it was not shown.',
      raise: ['Attach evidence to the answer on Mechanism M1.'],
    });
  });

  test('by one that carries beside one that was only said', () => {
    const first = given('M1');
    assert.deepEqual(strength([MEETING, SECOND], [first, given('M2', { evidence: [] })], [first]), {
      level: 'limited',
      short: 'One mechanism alone carries it, and that is no audit, dataset, report or scorecard.',
      raise: ['Attach evidence to the answer on Mechanism M2, or let somebody else accept it.'],
    });
  });

  test('by words alone, by nothing that arose, and by both', () => {
    const [said, nothing] = [given('M1', { evidence: [] }), given('M2', { evidence: [], nothingArose: true })];
    const two =
      'It takes answers on two mechanisms that are shown or accepted by somebody else, or one of an audit, a dataset, a report or a scorecard that is both.';
    const attach = 'Attach evidence to the answer on Mechanism M1, or let somebody else accept it.';
    assert.deepEqual(strength([MEETING], [said]), {
      level: 'limited',
      short: 'What came in was said and not shown.',
      raise: [attach, two],
    });
    assert.deepEqual(strength([SECOND], [nothing]), {
      level: 'limited',
      short: 'What came in says that nothing arose.',
      raise: [two],
    });
    assert.deepEqual(strength([MEETING, SECOND], [said, nothing]), {
      level: 'limited',
      short: 'What came in was said and not shown, or says that nothing arose.',
      raise: [attach, two],
    });
  });
});
