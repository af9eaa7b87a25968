import type { Delegation } from '../delegation.ts';
import type { Holding } from '../holding.ts';

/** A delegation of decisions for a fortnight in May 2026, but for what is given. */
export const delegation = (changes: Partial<Delegation> = {}): Delegation => ({
  code: 'D-2026-001',
  kinds: ['decisions'],
  from: '2026-05-01T08:00:00.000Z',
  to: '2026-05-15T16:00:00.000Z',
  coversPost: 'CSWO',
  deputePost: 'HOS',
  deputePerson: 'P-1',
  scope: 'All decisions but secure accommodation',
  made: { by: 'P-2', post: 'CSWO', capacity: 'holder of the post' },
  ended: null,
  ...changes,
});

/** Somebody holding a post without an end, but for what is given. */
export const holding = (changes: Partial<Holding> = {}): Holding => ({
  code: 'H-1',
  person: 'P-1',
  post: 'HOS',
  kind: 'holder',
  firstDay: '2026-01-01',
  lastDay: null,
  ...changes,
});
