import type { Escalation, Step } from '../../src/features/escalations/escalation.ts';

const BY = { actor: 'P-1', post: 'CSWO', capacity: 'holder of the post', delegation: null };

/** A step that has no day and no time but those of its writing, with what matters to the test. */
export const madeStep = (number: number, kind: Step['kind'], changes: Partial<Step> = {}): Step => ({
  number,
  kind,
  day: null,
  time: null,
  whom: null,
  whomElse: null,
  how: null,
  words: 'Words',
  refersTo: null,
  takesBack: false,
  knownAt: '2026-03-05T09:00:00.000Z',
  by: BY,
  ...changes,
});

/** A serious risk since 1 March 2026, reported that morning, of which nothing was written since. */
export const madeEscalation = (code: string, changes: Partial<Escalation> = {}): Escalation => ({
  code,
  confidentiality: 'open',
  grade: 'serious',
  risk: 'A risk',
  since: '2026-03-01',
  legalBasis: null,
  knownAt: '2026-03-01T09:00:00.000Z',
  by: BY,
  steps: [],
  ...changes,
});
