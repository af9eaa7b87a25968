import { type CouncilCode, type Day, daysAfter } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { type DataVersion, dataVersion } from '../record/index.ts';
import { OUTLOOK_DAYS } from './expected.ts';
import { type Outlook, readExpected } from './read-expected.ts';

type Kept = {
  readonly today: Day;
  readonly version: DataVersion;
  readonly outlooks: ReadonlyMap<string, Outlook>;
};

// Some hundreds of things are expected of a framework in two years.
const MOST_COUNCILS = 256;

/**
 * What a council's framework is expected to make due as far ahead as is told, by the code of the mechanism: worked out once for each day and each change of
 * the council's data, since nothing else can change it. `seen`: the version of the data that its reader saw; where another is kept it reads in a
 * transaction of its own, so not inside one.
 */
export const keptExpected = (): ((
  database: Database,
  council: CouncilCode,
  seen: DataVersion,
  today: Day,
) => Promise<ReadonlyMap<string, Outlook>>) => {
  const kept = new Map<string, Kept>();
  const readAnew = (database: Database, council: CouncilCode, today: Day): Promise<Kept | null> =>
    database.read({ council }, async (tx) => {
      const version = await dataVersion(tx);
      const asked = { today, until: daysAfter(today, OUTLOOK_DAYS) };
      return version === null ? null : { today, version, outlooks: await readExpected(tx, asked) };
    });
  return async (database, council, seen, today) => {
    const known = kept.get(council);
    const stands = known?.today === today && known.version.asAt === seen.asAt && known.version.entries === seen.entries;
    const now = stands ? known : await readAnew(database, council, today);
    if (now === null) return new Map();
    kept.delete(council);
    kept.set(council, now);
    const [oldest] = kept.keys();
    if (kept.size > MOST_COUNCILS && oldest !== undefined) kept.delete(oldest);
    return now.outlooks;
  };
};
