import { sql } from 'kysely';

import type { Transaction } from './database.ts';
import { needSetting } from './transaction.ts';

/**
 * From here on in this transaction, by which needs restricted rows may be seen of tables that ask for it: for whoever can tell the needs only
 * from what the transaction itself reads. Without the clearance 'restricted' it opens nothing; where needs are settled already it throws.
 */
export const takeNeed = async (tx: Transaction, need: readonly string[]): Promise<void> => {
  await sql`select take_need(${needSetting({ council: null, need })})`.execute(tx);
};
