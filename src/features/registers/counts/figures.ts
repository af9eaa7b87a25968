import type { Instant, Period } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { entryFor, type Submitted } from '../../measures/index.ts';
import type { Count, RegisterType } from '../type/register-type.ts';
import type { Counted } from './count.ts';
import { readCount } from './read-count.ts';
import { type Compared, compareWith } from './submitted.ts';

/** A count of a register that counts towards a measure. */
export type Counting = { readonly type: RegisterType; readonly count: Count };

/** The counts of all registers that count towards a measure; a measure that two registers count towards has two. */
export const countsTowards = (types: Iterable<RegisterType>, measure: string): Counting[] =>
  [...types].flatMap((type) =>
    type.counts.filter((count) => count.measure === measure).map((count) => ({ type, count })),
  );

/** Every measure that some register counts towards, in the order of the registers. */
export const countedMeasures = (types: Iterable<RegisterType>): string[] => [
  ...new Set([...types].flatMap(({ counts }) => counts.map(({ measure }) => measure))),
];

/** What was counted in each of some periods, and what was submitted for the first of them. */
export type FigureRow = {
  readonly measure: string;
  /** Null where no register counts towards it. */
  readonly counting: Counting | null;
  readonly counted: readonly Counted[];
  /** As it was printed; null where nothing was submitted. */
  readonly submitted: string | null;
  /** Null where nothing can be compared: nothing submitted or counted, several registers count towards it, or the reader is counted the open entries alone. */
  readonly compared: Compared | null;
  /** More than one register counts towards the measure: their numbers stand each by itself, because one person may be in both. */
  readonly shared: boolean;
};

const isPercent = (how: Count['how']): boolean =>
  how === 'share' || how === 'share-in-time' || how === 'clocks-in-time';

/** The figures of a measure: one row for each register that counts towards it, or one without a count. */
export const figureRows = async (
  tx: Transaction,
  needs: readonly string[],
  {
    types,
    measure,
    periods,
    asAt,
    submitted,
  }: {
    readonly types: Iterable<RegisterType>;
    readonly measure: string;
    readonly periods: readonly Period[];
    readonly asAt: Instant;
    readonly submitted: Submitted | undefined;
  },
): Promise<FigureRow[]> => {
  const [period] = periods;
  const entry = submitted === undefined || period === undefined ? null : entryFor(submitted.series, period);
  const stated = entry?.figure?.value ?? null;
  const told = stated === null ? null : stated.toString();
  const countings = countsTowards(types, measure);
  if (countings.length === 0) {
    return [{ measure, counting: null, counted: [], submitted: told, compared: null, shared: false }];
  }
  const rows: FigureRow[] = [];
  for (const counting of countings) {
    const counted: Counted[] = [];
    for (const each of periods) counted.push(await readCount(tx, { ...counting, period: each, asAt }, needs));
    const [now] = counted;
    const shared = countings.length > 1;
    const places = told === null ? 0 : (told.split('.')[1]?.length ?? 0);
    const compared =
      now === undefined || told === null || shared
        ? null
        : compareWith(now, Number(told), places, isPercent(counting.count.how) ? '%' : '');
    rows.push({ measure, counting, counted, submitted: told, compared, shared });
  }
  return rows;
};
