import { decimalPlaces, type Instant, type Period, sayValue } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { entryFor, rollUp, type Submitted } from '../../measures/index.ts';
import type { Count, RegisterType } from '../type/register-type.ts';
import type { Counted } from './count.ts';
import { readCounts } from './read-count.ts';
import { type Compared, compareWith } from './submitted.ts';
import { summed } from './summed.ts';
import { readWithheld } from './withheld.ts';

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
  /** As it was printed, with its unit, or added up from what was submitted for parts of the period; null where nothing was submitted. */
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

/** A figure that was submitted: how it is printed, and the number with the decimal places that it was printed with. */
type Told = { readonly words: string; readonly number: number; readonly places: number };

// Where nothing was submitted for the period itself, what was for its parts is added up, as the measure's own page does.
const toldFor = ({ submitted }: AskedFigure, period: Period | undefined): Told | null => {
  if (submitted === undefined || period === undefined) return null;
  const { measure, series } = submitted;
  const entry = entryFor(series, period);
  // A figure that is withheld, or absent for a reason, is not made from its parts.
  if (entry?.absence != null && entry.figure === null) return null;
  const own = entry?.figure ?? null;
  const figure = own ?? rollUp(measure, series, period).figure;
  if (figure === null) return null;
  const places = own === null ? measure.decimals : decimalPlaces(figure.value);
  const said = sayValue(figure.value, measure.unit, places);
  return {
    words: own === null ? `${said} (${figure.source})` : said,
    number: Number(Number(figure.value.toString()).toFixed(places)),
    places,
  };
};

const comparison = (now: Counted | undefined, told: Told | null): Compared | null =>
  now === undefined || told === null
    ? null
    : compareWith(now, told.number, told.places, isPercent(now.count.how) ? '%' : '');

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
    opensEntries,
  }: {
    readonly types: Iterable<RegisterType>;
    readonly asked: readonly AskedFigure[];
    readonly periods: readonly Period[];
    readonly asAt: Instant;
    /** Whether the reader may open entries; to others nothing is told that a small number follows from. */
    readonly opensEntries: boolean;
  },
): Promise<FigureRow[]> => {
  const held = [...types];
  const [period] = periods;
  const countings = asked.map(({ measure }) => countsTowards(held, measure));
  const counted = await (opensEntries ? readCounts : readWithheld)(
    tx,
    countings.flat().flatMap((counting) => periods.map((each) => ({ ...counting, period: each, asAt }))),
    needs,
  );
  return asked.flatMap((figure, at) => {
    const told = toldFor(figure, period);
    const submitted = told?.words ?? null;
    const { measure } = figure;
    const before = countings.slice(0, at).flat().length;
    const own = (countings[at] ?? []).map((counting, index) => ({
      countings: [counting],
      counted: counted.slice((before + index) * periods.length, (before + index + 1) * periods.length),
    }));
    if (own.length === 0) {
      return [{ measure, countings: [], counted: [], submitted, compared: null, apart: false }];
    }
    const rows = rowed(own);
    const apart = rows.length > 1;
    return rows.map((row) => ({
      ...row,
      measure,
      submitted,
      compared: apart ? null : comparison(row.counted[0], told),
      apart,
    }));
  });
};
