import { type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { LATEST } from '../people/index.ts';
import { type DataVersion, dataVersion } from '../record/index.ts';
import { firstDayFor, type OpinionNow, opinionsOnce } from './opinions-of.ts';
import { type Rows, rawOf, readRows, withLater } from './read-model.ts';

type Kept = {
  readonly day: Day;
  readonly version: DataVersion;
  readonly rows: Rows;
  readonly opinions: readonly OpinionNow[];
};

// A council's rows of a year and a half are some thousands.
const MOST_COUNCILS = 32;

/**
 * The opinions of a council, formed once for each day and each change of its data: everything that falls due does so as a day ends, so nothing
 * else can change one. What they are formed from is only ever added to, and each write is dated after all before it, so after a change just what
 * is new is read. Asks the database for the version each time.
 */
export const keptOpinions = (): ((
  tx: Transaction,
  council: string,
  now: Instant,
) => Promise<readonly OpinionNow[]>) => {
  const kept = new Map<string, Kept>();

  // A reader that began before another may end after it: what it saw is older, and takes the place of nothing.
  const keep = (council: string, each: Kept): void => {
    const standing = kept.get(council);
    const isOlder = standing?.day === each.day && standing.version.entries > each.version.entries;
    if (isOlder || (standing !== undefined && standing.day > each.day)) return;
    kept.delete(council);
    kept.set(council, each);
    const [oldest] = kept.keys();
    if (kept.size > MOST_COUNCILS && oldest !== undefined) kept.delete(oldest);
  };

  return async (tx, council, now) => {
    const version = await dataVersion(tx);
    if (version === null) return [];
    const day = dayOf(now);
    const known = kept.get(council);
    const today = known?.day === day && known.version.entries <= version.entries ? known : undefined;
    if (today?.version.asAt === version.asAt && today.version.entries === version.entries) {
      keep(council, today);
      return today.opinions;
    }
    // All there is, and not only what is known by now: what is dated later by a clock that went back is not asked for a second time.
    const reach = { since: firstDayFor(now), until: LATEST, words: false };
    const rows =
      today === undefined
        ? await readRows(tx, reach)
        : withLater(today.rows, await readRows(tx, { ...reach, after: today.version.asAt }));
    const { opinions } = opinionsOnce(rawOf(rows), now);
    keep(council, { day, version, rows, opinions });
    return opinions;
  };
};
