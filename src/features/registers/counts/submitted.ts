import { formatDay } from '../../../kernel/index.ts';
import { type Counted, enteredLater, keptSince } from './count.ts';

/** What a council said of a measure for a period, beside what its registers give. */
export type Compared = {
  readonly submitted: number;
  readonly counted: number;
  /** Whether they say the same, allowing for the digits that were printed. */
  readonly agrees: boolean;
  /** In words, with the arithmetic. */
  readonly words: string;
};

const plural = (number: number, one: string, several: string): string =>
  number === 1 ? `one ${one}` : `${number} ${several}`;

const printed = (value: number, places: number): string => String(Number(value.toFixed(places)));

// Clocks in time are no entries: each is one thing that was to be done by its day.
const clockReasons = ({ open, unknown, agreed }: Pick<Counted, 'open' | 'unknown' | 'agreed'>): string[] => [
  ...(open > 0 ? [`${plural(open, 'is', 'are')} not due yet`] : []),
  ...unknown.map(({ entries, because }) => `${entries} cannot be judged: ${because}`),
  ...(agreed > 0 ? [`${plural(agreed, 'was', 'were')} done by a later day that was agreed`] : []),
];

const entryReasons = ({ open, unknown, agreed }: Pick<Counted, 'open' | 'unknown' | 'agreed'>): string[] => [
  ...(open > 0 ? [`${plural(open, 'entry is', 'entries are')} still open`] : []),
  ...unknown.map(({ entries, because }) => `${plural(entries, 'entry', 'entries')} cannot be counted: ${because}`),
  ...(agreed > 0 ? [`${plural(agreed, 'entry was', 'entries were')} answered by a later day that was agreed`] : []),
];

/**
 * What explains a difference as far as the registers know: what is still open, what cannot be judged, what was answered by an agreed day, what happened
 * before the register was kept.
 */
export const reasonsOf = (counted: Counted): string[] => {
  const since = keptSince(counted);
  return [
    ...(counted.count.how === 'clocks-in-time' ? clockReasons(counted) : entryReasons(counted)),
    ...(since === null ? [] : [`it is counted since ${formatDay(since)} only, when this register begins`]),
    ...(counted.soFar ? ['the period is not over'] : []),
  ];
};

/** That a register was begun after part of the period: it explains no difference, and bears on every number. Nothing where it was not. */
export const beginningOf = (counted: Counted): string[] => {
  const begun = enteredLater(counted);
  return begun === null
    ? []
    : [`the register was begun on ${formatDay(begun)}, so of the time before it holds what was entered afterwards`];
};

/**
 * Holds a figure that was submitted against the counted one. `places`: the decimal places it was printed with; they agree where the counted one, rounded
 * to those, is the submitted one. Null where nothing was counted, and where the reader is counted the open entries alone: what was submitted is of all, and
 * the difference would tell how many are restricted.
 */
export const compareWith = (
  counted: Counted,
  submitted: number,
  places: number,
  unit: '%' | '' = '',
): Compared | null => {
  const { value, numerator, denominator } = counted;
  if (value === null || counted.sight !== 'all') return null;
  const agrees = Number(value.toFixed(places)) === submitted || Math.abs(value - submitted) <= 0.5 * 10 ** -places;
  const closer = printed(value, 1) === printed(value, places) ? '' : `, which is ${printed(value, 1)}${unit}`;
  const share = numerator === null || denominator === null ? '' : ` (${numerator} of ${denominator}${closer})`;
  const told = `Submitted ${submitted}${unit}, counted ${printed(value, places)}${unit}${share}`;
  const reasons = reasonsOf(counted);
  const difference = `a difference of ${printed(Math.abs(value - submitted), places)}`;
  const unexplained = reasons.length === 0 ? [`${difference} that the registers do not explain`] : [];
  const said = [...(agrees ? ['they agree'] : unexplained), ...reasons, ...beginningOf(counted)];
  return { submitted, counted: value, agrees, words: `${told}: ${said.join('; ')}` };
};

/**
 * Every way in which whole numbers that add up to `total` give these percentages, each rounded half up to a whole one. Where there is none, the percentages
 * do not rest on that total.
 */
export const splitsOf = (total: number, percentages: readonly number[]): number[][] => {
  const giving = (percentage: number): number[] =>
    Array.from({ length: total + 1 }, (_, part) => part).filter(
      (part) => Math.floor((200 * part + total) / (2 * total)) === percentage,
    );
  const ways = percentages.reduce<number[][]>(
    (before, percentage) => before.flatMap((way) => giving(percentage).map((part) => [...way, part])),
    [[]],
  );
  return total === 0 ? [] : ways.filter((way) => way.reduce((sum, part) => sum + part, 0) === total);
};
