import type { Day, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { standingOf } from './read-model.ts';
import { type Asked, type Count, countOn, goodOrBetter, type Share } from './share.ts';
import { editionsOf } from './standing.ts';

/** Whose services, and what is asked of them. */
export type ShareAsked = {
  readonly council: string;
  /** As the Care Inspectorate names them ("Care Home Service"); null for all kinds. */
  readonly kinds: readonly string[] | null;
  readonly question: Asked;
  /** As known at this instant. */
  readonly asAt: Instant;
  /** As the files of up to this day have it; the latest where it is not given. */
  readonly on?: Day;
};

/** The share with what it was counted from. `editions` are the days of the files, the latest first. */
export type ShareFound = Share & { readonly count: Count; readonly editions: readonly Day[] };

/**
 * How many of a council's care services are graded good or better, of those that have a grade on the question. Services that are not yet graded, or not
 * on this question, are in neither number. Null where no file up to that day speaks of such services in the council: it is not known then.
 */
export const goodOrBetterShare = async (
  tx: Transaction,
  { council, kinds, question, asAt, on }: ShareAsked,
): Promise<ShareFound | null> => {
  const standing = await standingOf(tx, council, asAt, on);
  if (standing === null) return null;
  const covering = new Map([...standing.covering].filter(([kind]) => kinds === null || kinds.includes(kind)));
  if (covering.size === 0) return null;
  const count = countOn(
    standing.services.filter(({ kind }) => covering.has(kind)),
    question,
  );
  return { ...goodOrBetter(count), count, editions: editionsOf({ covering }) };
};
