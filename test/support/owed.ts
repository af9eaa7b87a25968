import { appendObligations, type Obligation } from '../../src/features/obligations/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import type { Clock } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from './actor.ts';
import { madeObligation } from './made-obligation.ts';

/** An obligation as a rule makes it, with what matters to the test. */
export const owedBy = (
  ownerPost: string,
  code: string,
  dueOn: string,
  more: Partial<Omit<Obligation, 'knownAt'>> = {},
): Omit<Obligation, 'knownAt'> => {
  const { knownAt: _, ...owed } = madeObligation(code, dueOn, { ownerPost, ...more });
  return owed;
};

/** Keeps them in a council, with their entry in the record; with one in each chain where some are open and some restricted. */
export const owe = (
  database: Database,
  clock: Clock,
  council: string,
  owed: readonly Omit<Obligation, 'knownAt'>[],
): Promise<void> =>
  database.write({ council, clearance: 'restricted' }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    await appendObligations(tx, owed, at);
    for (const confidentiality of ['restricted', 'open'] as const) {
      if (!owed.some((each) => each.confidentiality === confidentiality)) continue;
      await appendToRecord(tx, { at, actor: A_TEST, action: 'obligation.open', subject: council, confidentiality });
    }
  });

/** The same obligation, answered. */
export const answered = (
  owed: Omit<Obligation, 'knownAt'>,
  at: string,
  post: string | null = owed.ownerPost,
): Omit<Obligation, 'knownAt'> => ({ ...owed, state: 'met', settledAt: at, settledPost: post });
