import type { Database } from '../database/database.ts';
import type { TransactionSeen } from './metrics.ts';

/** The same database, telling of each transaction as it ends: how long it took with its waiting, and whether it was kept. */
export const observedDatabase = (database: Database, onTransaction: (seen: TransactionSeen) => void): Database => {
  const timed = async <Value>(access: TransactionSeen['access'], run: () => Promise<Value>): Promise<Value> => {
    const began = performance.now();
    let kept = false;
    try {
      const value = await run();
      kept = true;
      return value;
    } finally {
      onTransaction({ access, kept, seconds: (performance.now() - began) / 1000 });
    }
  };
  return {
    ...database,
    read: (scope, work) => timed('read', () => database.read(scope, work)),
    write: (scope, work) => timed('write', () => database.write(scope, work)),
    snapshot: (work) => timed('snapshot', () => database.snapshot(work)),
  };
};
