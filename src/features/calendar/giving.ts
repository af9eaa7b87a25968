import type { CouncilCode } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Obligation } from '../obligations/index.ts';
import { entryOf } from '../record/index.ts';
import { type Giving, isGiven } from './history.ts';

/**
 * By which post something owed was given to another, and why, for each revision by which it was. Both stand in the record alone, under the instant of
 * the revision. Of restricted matter it is not told here. It reads in a transaction of its own, so it may not be called inside one.
 */
export const givingIn = async (
  database: Database,
  council: CouncilCode,
  history: readonly Obligation[],
): Promise<Giving> => {
  const given = history.filter(
    (after, index) => after.confidentiality === 'open' && isGiven(history[index - 1], after),
  );
  const giving: [string, { readonly post: string | null; readonly reason: string | null }][] = [];
  // Hardly anything is ever given away, so hardly any page asks the record.
  if (given.length === 0) return new Map();
  await database.read({ council }, async (tx) => {
    for (const { code, knownAt } of given) {
      const entry = await entryOf(tx, { at: knownAt, action: 'obligation.reassign', subject: code });
      if (entry !== null) giving.push([knownAt, entry]);
    }
  });
  return new Map(giving);
};
