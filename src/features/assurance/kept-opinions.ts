import { type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { LATEST } from '../people/index.ts';
import type { DataVersion } from '../record/index.ts';
import { firstDayFor, type Opinions, opinionsOnce } from './opinions-of.ts';
import { type Gathered, gather, readRows } from './read-model.ts';

type Kept = {
  readonly day: Day;
  readonly version: DataVersion;
  /** The first day of what was gathered. */
  readonly since: Day;
  readonly gathered: Gathered;
  readonly formed: Opinions;
};

// A council's rows of a year and a half are some thousands.
const MOST_COUNCILS = 32;

/**
 * The opinions of a council with their facts, formed once for each day and each change of its data: everything that falls due does so as a day ends, so
 * nothing else can change one. What they are formed from is only ever added to, and each write is dated after all before it, so after a change just what
 * is new is read. `version`: that of the data which the transaction sees. A write of today counts though it was dated later than `now`, as where it came in
 * while its reader waited.
 */
export const keptOpinions = (): ((
  tx: Transaction,
  council: string,
  version: DataVersion,
  now: Instant,
) => Promise<Opinions>) => {
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

  return async (tx, council, version, now) => {
    const [day, since] = [dayOf(now), firstDayFor(now)];
    const known = kept.get(council);
    const last =
      known !== undefined && known.version.entries <= version.entries && known.day <= day && known.since === since
        ? known
        : undefined;
    if (last?.day === day && last.version.asAt === version.asAt && last.version.entries === version.entries) {
      keep(council, last);
      return last.formed;
    }
    // All there is, and not only what is known by now: what is dated later by a clock that went back is not asked for a second time.
    const reach = { since, until: LATEST, words: false };
    const gathered =
      last === undefined
        ? gather(await readRows(tx, reach))
        : gather(await readRows(tx, { ...reach, after: last.version.asAt }), last.gathered);
    const asAt = version.asAt > now && dayOf(version.asAt) === day ? version.asAt : now;
    const formed = opinionsOnce(gathered, asAt, last?.formed.earlier);
    // What some clock dated on a day to come is left out today, so that what leaves it out must not stand for the version.
    if (version.asAt <= asAt) keep(council, { day, version, since, gathered, formed });
    return formed;
  };
};
