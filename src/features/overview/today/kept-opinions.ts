import { dayOf, type Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { type OpinionNow, opinionsOf } from '../../assurance/index.ts';
import { dataVersion } from '../../record/index.ts';

type Kept = { readonly key: string; readonly opinions: readonly OpinionNow[] };

const MOST_COUNCILS = 64;

/**
 * The opinions of a council, formed once for each day and each change of its data: everything that falls due does so as a day ends, so nothing else
 * can change one. Asks the database for the version each time.
 */
export const keptOpinions = (): ((
  tx: Transaction,
  council: string,
  now: Instant,
) => Promise<readonly OpinionNow[]>) => {
  const kept = new Map<string, Kept>();
  return async (tx, council, now) => {
    const key = `${dayOf(now)} ${JSON.stringify(await dataVersion(tx))}`;
    const known = kept.get(council);
    const opinions = known?.key === key ? known.opinions : await opinionsOf(tx, now);
    kept.delete(council);
    kept.set(council, { key, opinions });
    const [oldest] = kept.keys();
    if (kept.size > MOST_COUNCILS && oldest !== undefined) kept.delete(oldest);
    return opinions;
  };
};
