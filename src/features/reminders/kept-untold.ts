import { type CouncilCode, type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { delegationsOf } from '../people/index.ts';
import { type DataVersion, dataVersion } from '../record/index.ts';
import { readRefused } from './store.ts';
import { untoldLines } from './untold-line.ts';

type Kept = {
  readonly day: Day;
  readonly version: DataVersion;
  /** Whom the mail server refused: what becomes of a mail is in no record. */
  readonly refused: string;
  /** The stretch in which no delegation begins or ends: they do so by the minute, and with no entry of their own. */
  readonly from: Instant;
  readonly until: Instant | null;
  readonly many: number;
};

const nextTurn = (turns: readonly Instant[], now: Instant): Instant | null =>
  turns.filter((turn) => turn > now).sort()[0] ?? null;

/**
 * Of how many things that are to be done now nobody can be told by mail, restricted matter left out: counted once for each day, each change of the
 * council's data, each change of whom the mail server refuses, and each turn of a delegation. To see that nothing changed, it asks for two small things
 * each time. Reads in transactions of its own, so not inside one.
 */
export const keptUntold = (database: Database): ((council: CouncilCode, now: Instant) => Promise<number>) => {
  const kept = new Map<string, Kept>();
  return async (council, now) => {
    // Before what is counted: whatever changes meanwhile is counted anew the next time.
    const version = await database.read({ council }, dataVersion);
    if (version === null) return 0;
    const refused = JSON.stringify([...(await readRefused(database, council))].sort());
    const day = dayOf(now);
    const known = kept.get(council);
    const unchanged =
      known?.day === day &&
      known.version.asAt === version.asAt &&
      known.version.entries === version.entries &&
      known.refused === refused &&
      known.from <= now &&
      (known.until === null || now < known.until);
    if (unchanged) return known.many;
    const delegations = await database.read({ council }, delegationsOf);
    const turns = delegations.flatMap(({ from, to, ended }) => [from, to, ...(ended === null ? [] : [ended.at])]);
    const { length: many } = await untoldLines(database, council, now);
    kept.set(council, { day, version, refused, from: now, until: nextTurn(turns, now), many });
    return many;
  };
};
