import type { Instant, Period } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { entryFor, type Submitted } from '../../measures/index.ts';
import type { Count, RegisterType } from '../type/register-type.ts';
import type { Counted } from './count.ts';
import { readCounts } from './read-count.ts';
import { type Compared, compareWith } from './submitted.ts';
import { summed } from './summed.ts';

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
  /** Of which registers the numbers are: of none where no register counts towards the measure, of several where the packs declare that theirs are added up. */
  readonly countings: readonly Counting[];
  readonly counted: readonly Counted[];
  /** As it was printed; null where nothing was submitted. */
  readonly submitted: string | null;
  /** Null where nothing can be compared: nothing submitted or counted, several registers count towards it apart, or the reader is counted the open entries alone. */
  readonly compared: Compared | null;
  /** More than one register counts towards the measure: their numbers stand each by itself, because one person may be in both. */
  readonly apart: boolean;
};

const isPercent = (how: Count['how']): boolean =>
  how === 'share' || how === 'share-in-time' || how === 'clocks-in-time';

/** A measure, and what was submitted for it. */
export type AskedFigure = { readonly measure: string; readonly submitted: Submitted | undefined };

const printedFor = ({ submitted }: AskedFigure, period: Period | undefined): string | null => {
  if (submitted === undefined || period === undefined) return null;
  return entryFor(submitted.series, period)?.figure?.value.toString() ?? null;
};

const comparison = (now: Counted | undefined, told: string | null): Compared | null => {
  if (now === undefined || told === null) return null;
  const places = told.split('.')[1]?.length ?? 0;
  return compareWith(now, Number(told), places, isPercent(now.count.how) ? '%' : '');
};

type Rowed = { readonly countings: readonly Counting[]; readonly counted: readonly Counted[] };

// One row for each register; where their packs declare that they are added up, one for all of them.
const rowed = (own: readonly Rowed[]): readonly Rowed[] => {
  const [first] = own;
  if (own.length < 2 || first === undefined || own.some(({ countings }) => countings[0]?.count.together !== 'sum')) {
    return own;
  }
  return [
    {
      countings: own.flatMap(({ countings }) => countings),
      counted: first.counted.map((_, at) => summed(own.flatMap(({ counted }) => counted[at] ?? []))),
    },
  ];
};

/** The figures of some measures in some periods: for each one row of each register that counts towards it, of their sum, or one without a count. */
export const figureRows = async (
  tx: Transaction,
  needs: readonly string[],
  {
    types,
    asked,
    periods,
    asAt,
  }: {
    readonly types: Iterable<RegisterType>;
    readonly asked: readonly AskedFigure[];
    readonly periods: readonly Period[];
    readonly asAt: Instant;
  },
): Promise<FigureRow[]> => {
  const held = [...types];
  const [period] = periods;
  const countings = asked.map(({ measure }) => countsTowards(held, measure));
  const counted = await readCounts(
    tx,
    countings.flat().flatMap((counting) => periods.map((each) => ({ ...counting, period: each, asAt }))),
    needs,
  );
  return asked.flatMap((figure, at) => {
    const told = printedFor(figure, period);
    const { measure } = figure;
    const before = countings.slice(0, at).flat().length;
    const own = (countings[at] ?? []).map((counting, index) => ({
      countings: [counting],
      counted: counted.slice((before + index) * periods.length, (before + index + 1) * periods.length),
    }));
    if (own.length === 0) {
      return [{ measure, countings: [], counted: [], submitted: told, compared: null, apart: false }];
    }
    const rows = rowed(own);
    const apart = rows.length > 1;
    return rows.map((row) => ({
      ...row,
      measure,
      submitted: told,
      compared: apart ? null : comparison(row.counted[0], told),
      apart,
    }));
  });
};
