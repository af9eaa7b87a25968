import type { Obligation } from '../../src/features/obligations/index.ts';
import { type Day, endOfDay } from '../../src/kernel/index.ts';

/**
 * A whole obligation as a rule makes it, open and owed by HR until the end of a day, with what matters to the test. Its mechanism follows from its
 * code, as it does in the framework: "M10.2026-07-01" is about M10.
 */
export const madeObligation = (
  code: string,
  dueOn: Day,
  changes: Partial<Omit<Obligation, 'code' | 'dueOn' | 'dueAt'>> = {},
): Obligation => ({
  kind: 'assurance',
  subject: `mechanism:${code.split('.')[0] ?? code}`,
  title: `Report ${code}`,
  ownerPost: 'HR',
  coPosts: [],
  ownerBasis: 'rule',
  opensOn: '2026-01-01',
  rule: 'Every quarter: 1 July 2026 to 30 September 2026',
  covers: null,
  cause: null,
  state: 'open',
  settledAt: null,
  settledPost: null,
  reason: null,
  confidentiality: 'open',
  knownAt: '2026-01-01T00:00:00.000Z',
  ...changes,
  code,
  dueOn,
  dueAt: endOfDay(dueOn),
});
