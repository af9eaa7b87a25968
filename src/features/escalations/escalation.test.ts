import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeEscalation, madeStep } from '../../../test/support/made-escalation.ts';
import { asStory, inOrder, isOpen, type Step, standingSteps, toldAndNot } from './escalation.ts';
import { sayStanding, writtenAt } from './presenter.ts';

// Something followed up on 2 March 2026.
const step = (number: number, more: Partial<Step> = {}): Step =>
  madeStep(number, 'follow-up', { day: '2026-03-02', ...more });

const takesBack = (number: number, refersTo: number): Step =>
  madeStep(number, 'corrected', { refersTo, takesBack: true });

const closed = (number: number): Step => madeStep(number, 'closed');

test('what is taken back counts no longer, and what takes it back can be taken back, however often', () => {
  const numbers = (...steps: Step[]): number[] => standingSteps(steps).map(({ number }) => number);
  assert.deepEqual(numbers(step(1), takesBack(2, 1)), [2]);
  assert.deepEqual(numbers(step(1), takesBack(2, 1), takesBack(3, 2)), [1, 3]);
  assert.deepEqual(numbers(step(1), takesBack(2, 1), takesBack(3, 2), takesBack(4, 3)), [2, 4]);
  const told = { steps: [step(1, { kind: 'told', whom: 'ijb' }), takesBack(2, 1)] };
  assert.deepEqual(toldAndNot(told).told, []);
});

test('the last closing or opening counts', () => {
  assert.equal(isOpen({ steps: [] }), true);
  assert.equal(isOpen({ steps: [closed(1)] }), false);
  assert.equal(isOpen({ steps: [closed(1), step(2, { kind: 'reopened', day: null })] }), true);
  assert.equal(isOpen({ steps: [closed(1), step(2, { kind: 'reopened', day: null }), closed(3)] }), false);
});

test('the story goes by when things happened; of no known time last on their day, and what has no day when it was written', () => {
  const story = asStory(
    [
      step(1, { day: '2026-03-06' }),
      step(2, { day: '2026-03-02' }),
      step(3, { day: '2026-03-02', time: '23:30' }),
      step(4, { kind: 'closed', day: null, knownAt: '2026-03-05T23:30:00.000Z' }),
      step(5, { day: '2026-03-05', time: '23:45' }),
    ],
    writtenAt,
  );
  assert.deepEqual(
    story.map(({ number }) => number),
    [3, 2, 4, 5, 1],
  );
});

test('open ones come first, the gravest and then the oldest; closed ones by when they were last written about', () => {
  const order = inOrder([
    madeEscalation('A', { steps: [closed(1)] }),
    madeEscalation('B', { grade: 'significant', since: '2026-01-01' }),
    madeEscalation('C', { since: '2026-02-20' }),
    madeEscalation('D', { since: '2026-02-10' }),
    madeEscalation('E', { grade: 'immediate' }),
    madeEscalation('F', { steps: [{ ...closed(1), knownAt: '2026-03-09T09:00:00.000Z' }] }),
  ]);
  assert.deepEqual(
    order.map(({ code }) => code),
    ['E', 'D', 'C', 'B', 'F', 'A'],
  );
});

test('how long ago it was reported is counted from the report and not from the day since when there is the risk', () => {
  const told = step(1, { kind: 'told', whom: 'members', how: 'meeting', day: '2026-03-05', time: '09:00' });
  const stands = (today: string) => sayStanding(madeEscalation('ES-1', { since: '2025-10-11', steps: [told] }), today);
  assert.equal(stands('2026-04-05'), 'Open: reported 35 days ago');
  assert.equal(stands('2026-03-01'), 'Open: reported today');
});
