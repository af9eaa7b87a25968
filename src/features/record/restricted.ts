import { type Clock, type CouncilCode, FaultError, fault, type Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';
import { isReason } from './reason.ts';
import { appendToRecord, instantOfWrite } from './store.ts';

/**
 * Enters in the record that restricted matter is opened, in a transaction with the clearance for it. That somebody opened something tells that it is
 * there, so the entry is restricted as a whole: who opened what, when and why is seen by those alone who may see restricted entries.
 */
export const appendOpening = (
  tx: Transaction,
  opening: {
    readonly at: Instant;
    readonly actor: Actor;
    readonly subject: string;
    readonly reason: string;
    readonly detail?: unknown;
  },
): Promise<number> => appendToRecord(tx, { ...opening, action: 'restricted.read', confidentiality: 'restricted' });

/**
 * What is opened, by its code, and the reason that the reader gives. `detail`: what more there is to say of it that is restricted itself, such as the
 * code where that would tell something.
 */
type Opening = {
  readonly subject: string;
  readonly reason: string;
  readonly clock: Clock;
  readonly detail?: unknown;
};

/**
 * Reads restricted matter: who opened what and why goes into the record first, and what `work` reads comes back only if both succeed. Whether
 * the actor may is judged before. Throws `FaultError` 'restricted.reason' where no reason is given; then nothing was read and nothing recorded.
 */
export const readRestricted = async <Value>(
  database: Database,
  actor: Actor,
  council: CouncilCode,
  { subject, reason, clock, detail }: Opening,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> => {
  const given = reason.trim();
  if (!isReason(given)) throw new FaultError(fault('restricted.reason'));
  return database.write({ council, clearance: 'restricted' }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    await appendOpening(tx, { at, actor, subject, reason: given, detail });
    return work(tx);
  });
};
