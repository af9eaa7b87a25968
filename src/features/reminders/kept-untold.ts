import { type CouncilCode, type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Obligation } from '../obligations/index.ts';
import { peopleMark } from '../people/index.ts';
import type { DataVersion } from '../record/index.ts';
import { readUntold } from './untold-line.ts';

type Kept = {
  readonly day: Day;
  readonly version: DataVersion;
  /** Whom the mail server refused, and what is known of the people: neither need be in the council's record. */
  readonly besides: string;
  /** The stretch in which no delegation begins or ends: they do so by the minute, and with no entry of their own. */
  readonly from: Instant;
  readonly until: Instant | null;
  readonly many: number;
};

/**
 * What decides on the number. `open`: what is open in the council, restricted matter left out; `version`: that of the data which the transaction sees;
 * `refused`: whom the mail server refused, as `readRefused` gives them.
 */
type UntoldAsked = {
  readonly council: CouncilCode;
  readonly now: Instant;
  readonly version: DataVersion;
  readonly open: readonly Obligation[];
  readonly refused: ReadonlySet<string>;
};

// A council's number is small, but there is no end of councils that a process may be asked for.
const MOST_COUNCILS = 256;

const nextTurn = (turns: readonly Instant[], now: Instant): Instant | null =>
  turns.filter((turn) => turn > now).sort()[0] ?? null;

/**
 * Of how many things that are to be done now nobody can be told by mail: counted once for each day, each change of the council's data, of its people or of
 * whom the mail server refuses, and each turn of a delegation.
 */
export const keptUntold = (): ((tx: Transaction, asked: UntoldAsked) => Promise<number>) => {
  const kept = new Map<string, Kept>();
  return async (tx, { council, now, version, open, refused }) => {
    const besides = JSON.stringify([[...refused].sort(), await peopleMark(tx)]);
    const day = dayOf(now);
    const known = kept.get(council);
    const unchanged =
      known?.day === day &&
      known.version.asAt === version.asAt &&
      known.version.entries === version.entries &&
      known.besides === besides &&
      known.from <= now &&
      (known.until === null || now < known.until);
    if (unchanged) return known.many;
    const { untold, delegations } = await readUntold(tx, open, refused, now);
    const turns = delegations.flatMap(({ from, to, ended }) => [from, to, ...(ended === null ? [] : [ended.at])]);
    kept.delete(council);
    kept.set(council, { day, version, besides, from: now, until: nextTurn(turns, now), many: untold.length });
    const [oldest] = kept.keys();
    if (kept.size > MOST_COUNCILS && oldest !== undefined) kept.delete(oldest);
    return untold.length;
  };
};
