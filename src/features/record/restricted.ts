import { type Clock, type CouncilCode, FaultError, fault } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';
import { appendToRecord, instantOfWrite } from './store.ts';

/** What is opened, by its code, and the reason that the reader gives. */
export type Opening = { readonly subject: string; readonly reason: string; readonly clock: Clock };

/**
 * Reads restricted matter: who opened what and why goes into the record first, and what `work` reads comes back only if both succeed. Whether
 * the actor may is judged before. Throws `FaultError` 'restricted.reason' where no reason is given; then nothing was read and nothing recorded.
 */
export const readRestricted = async <Value>(
  database: Database,
  actor: Actor,
  council: CouncilCode,
  { subject, reason, clock }: Opening,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> => {
  const given = reason.trim();
  if (given === '') throw new FaultError(fault('restricted.reason'));
  return database.write({ council, clearance: 'restricted' }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    await appendToRecord(tx, { at, actor, action: 'restricted.read', subject, reason: given });
    return work(tx);
  });
};
