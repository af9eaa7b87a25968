import type { Day, Instant } from '../../kernel/index.ts';
import type { Clearance, Transaction } from '../../platform/database/database.ts';
import { type Grade, inOrder, isOpen, lastStepAt, type Named, toldAndNot } from './escalation.ts';
import { escalationsOf } from './store.ts';
import { isUntold } from './telling.ts';

/** A risk that is open, in short. `what` is as it was reported; `told` and `notTold` are of those that the function names. */
export type OpenEscalation = {
  readonly code: string;
  readonly grade: Grade;
  readonly what: string;
  readonly since: Day;
  readonly told: readonly Named[];
  readonly notTold: readonly Named[];
  /** Nobody at all was told yet: it is raised, and not reported. */
  readonly untold: boolean;
  readonly lastStepAt: Instant;
};

/**
 * The risks of the transaction's council that are open, the gravest first and of these the oldest. Restricted ones are among them only with the
 * clearance 'restricted', which the transaction must have; who opened them is then for the caller to record.
 */
export const openEscalations = async (tx: Transaction, clearance: Clearance = 'open'): Promise<OpenEscalation[]> => {
  const open = await escalationsOf(tx, { confidentiality: 'open' });
  const restricted = clearance === 'restricted' ? await escalationsOf(tx, { confidentiality: 'restricted' }) : [];
  return inOrder([...open, ...restricted].filter(isOpen)).map((each) => ({
    code: each.code,
    grade: each.grade,
    what: each.risk,
    since: each.since,
    ...toldAndNot(each),
    untold: isUntold(each),
    lastStepAt: lastStepAt(each),
  }));
};
