import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeObligation } from '../../../test/support/made-obligation.ts';
import { type Day, instantAt } from '../../kernel/index.ts';
import type { Obligation } from '../obligations/index.ts';
import { daysLate, stageFor, stagesUp } from './stage.ts';

const owed = (dueOn: Day, more: Partial<Obligation> = {}): Obligation =>
  madeObligation('M1', dueOn, { opensOn: '2026-10-01', ...more });

const on = (day: Day, time = '07:15'): string => instantAt(day, time) ?? '';
const stage = (day: Day, dueOn: Day, more: Partial<Obligation> = {}) =>
  stageFor(owed(dueOn, more), on(day))?.name ?? null;

test('something is new, then due soon, then late by the week', () => {
  // Due on Friday 27 November 2026.
  assert.equal(stage('2026-09-30', '2026-11-27'), null);
  assert.equal(stage('2026-10-01', '2026-11-27'), 'new');
  assert.equal(stage('2026-11-23', '2026-11-27'), 'new');
  assert.equal(stage('2026-11-24', '2026-11-27'), 'soon');
  assert.equal(stage('2026-11-27', '2026-11-27'), 'soon');
  assert.equal(stage('2026-11-28', '2026-11-27'), 'late-0');
  assert.equal(stage('2026-12-04', '2026-11-27'), 'late-0');
  assert.equal(stage('2026-12-05', '2026-11-27'), 'late-1');
  assert.equal(stage('2026-12-12', '2026-11-27'), 'late-2');
  // Asked for and due at once.
  assert.equal(stage('2026-11-26', '2026-11-27', { opensOn: '2026-11-26' }), 'soon');
  for (const state of ['met', 'waived', 'cancelled'] as const)
    assert.equal(stage('2026-12-05', '2026-11-27', { state, settledAt: on('2026-11-01') }), null, state);
});

test('the last minute of the last day is in time, also where the clocks went back', () => {
  assert.equal(stageFor(owed('2026-10-25'), on('2026-10-25', '23:59'))?.name, 'soon');
  assert.equal(stageFor(owed('2026-10-25'), '2026-10-26T00:00:00.000Z')?.name, 'late-0');
  assert.equal(daysLate(owed('2026-10-25'), '2026-10-25T23:59:59.999Z'), 0);
  assert.equal(daysLate(owed('2026-06-30'), '2026-06-30T23:00:00.000Z'), 1);
});

test('what is fourteen days late goes to the head of the service, and twenty-eight to the officer, each again after four weeks', () => {
  const up = (day: Day) => stagesUp(owed('2026-11-01'), on(day)).map(({ name }) => name);
  assert.deepEqual(up('2026-11-14'), []);
  assert.deepEqual(up('2026-11-15'), ['head-0']);
  assert.deepEqual(up('2026-11-28'), ['head-0']);
  assert.deepEqual(up('2026-11-29'), ['head-0', 'cswo-0']);
  assert.deepEqual(up('2026-12-13'), ['head-1', 'cswo-0']);
  assert.deepEqual(up('2026-12-27'), ['head-1', 'cswo-1']);
});

test('what is owed at once is told again every week, and is never late nor told further up', () => {
  const atOnce = { opensOn: '2026-11-02', cause: 'at-once:SEC-10.-.3' };
  const told = (day: Day) => stageFor(owed('2026-11-02', atOnce), on(day));
  assert.deepEqual(told('2026-11-02'), { matter: 'at-once', name: 'at-once-0' });
  assert.equal(told('2026-11-08')?.name, 'at-once-0');
  assert.equal(told('2026-11-09')?.name, 'at-once-1');
  assert.equal(daysLate(owed('2026-11-02', atOnce), on('2026-12-31')), 0);
  assert.deepEqual(stagesUp(owed('2026-11-02', atOnce), on('2026-12-31')), []);
});
