import assert from 'node:assert/strict';
import { test } from 'node:test';

import { programActor } from '../../access/index.ts';
import type { RetentionRule } from '../../retention/index.ts';
import { madeType } from '../testing/made-register.ts';
import type { Revision } from './entry.ts';
import { keptUntil } from './kept-until.ts';

const CLOSED = 'the day the letter was closed';
const type = madeType({ closing: CLOSED });
const rule = (more: Partial<RetentionRule> = {}): RetentionRule => ({
  code: 'letters',
  title: 'Letters',
  appliesTo: 'evidence',
  years: 6,
  countedFrom: CLOSED,
  citation: 'invented',
  verified: false,
  note: null,
  own: false,
  ...more,
});
const revision = (number: number, knownAt: string, more: Partial<Revision> = {}): Revision => ({
  reference: 'LT-2024-001',
  number,
  knownAt,
  type: 'letter',
  kind: number === 1 ? 'opened' : 'moved',
  by: null,
  state: 'open',
  confidentiality: 'open',
  distribution: [],
  caseReference: 'C-1',
  service: null,
  fields: {},
  events: [{ number: 1, event: 'letter-received', at: null, day: '2024-01-10', person: null }],
  clocks: [],
  words: null,
  actor: programActor('command line'),
  ...more,
});
// 00:30 of 29 February in Scotland is 00:30 of Greenwich: winter.
const opened = revision(1, '2024-02-29T00:30:00.000Z');
// Half past midnight of 1 July in summer time.
const closed = revision(2, '2024-06-30T23:30:00.000Z', { state: 'closed' });

test('from the day on which it was written down, and 29 February has 28 February for its equal', () => {
  assert.deepEqual(keptUntil(type, rule({ countedFrom: 'added' }), [opened]), {
    kind: 'day',
    day: '2030-02-28',
    from: '2024-02-29',
  });
});

test('from the day on which it ended: that of the step in Scotland, or of its event; a later correction moves nothing', () => {
  const corrected = revision(3, '2025-03-01T10:00:00.000Z', { kind: 'changed', state: 'closed' });
  assert.deepEqual(keptUntil(type, rule(), [opened, closed, corrected]), {
    kind: 'day',
    day: '2030-07-01',
    from: '2024-07-01',
  });
  const withEvent = {
    ...closed,
    events: [...opened.events, { number: 2, event: 'letter-answered', at: null, day: '2024-05-20', person: null }],
  };
  assert.deepEqual(keptUntil(type, rule(), [opened, withEvent]), {
    kind: 'day',
    day: '2030-05-20',
    from: '2024-05-20',
  });
  const again = revision(3, '2025-03-01T10:00:00.000Z', { state: 'open' });
  const last = revision(4, '2025-04-01T10:00:00.000Z', { state: 'closed' });
  const reopened = keptUntil(type, rule(), [opened, closed, again, last]);
  assert.deepEqual(reopened, { kind: 'day', day: '2031-04-01', from: '2025-04-01' });
});

test('not known, with why: no rule, not ended yet, counted from what the register does not know, or withdrawn', () => {
  const because = (given: RetentionRule | null, revisions: readonly Revision[]): string => {
    const kept = keptUntil(type, given, revisions);
    return kept.kind === 'unknown' ? kept.because : kept.kind;
  };
  assert.equal(because(null, [opened]), 'no rule is settled for this register');
  assert.equal(because(rule(), [opened]), '6 years from the day the letter was closed, which is still to come');
  assert.equal(
    because(rule({ years: 75, countedFrom: 'the day the child was born' }), [opened, closed]),
    '75 years from the day the child was born, which the register does not know',
  );
  assert.equal(because(rule(), [opened, { ...closed, kind: 'withdrawn' }]), 'the entry was withdrawn as made in error');
  assert.equal(because(rule({ years: null }), [opened]), 'for-ever');
});
