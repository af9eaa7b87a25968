import { formatDay } from '../../../kernel/index.ts';
import { type Counted, keptSince } from './count.ts';
import { reasonsOf } from './submitted.ts';

/** Numbers of entries below this are not told to whoever does not keep the register. Ours; what is published is decided and recorded where it is published. */
export const SMALL = 5;

/** Whether a number of entries is not told to whoever may open none. */
export const isSmall = (number: number): boolean => number > 0 && number < SMALL;

const FEWER = `fewer than ${SMALL}`;

/** Whether the number, or another that follows from it, is small. */
export const tellsOfFew = (counted: Counted): boolean => {
  const { count, value, numerator, denominator, open, agreed, unknown, hidden } = counted;
  if (hidden === true) return true;
  const numbers =
    numerator !== null && denominator !== null
      ? [numerator, denominator, denominator - numerator]
      : count.how === 'median-days'
        ? [denominator ?? 0]
        : [value ?? 0];
  return [...numbers, open, agreed, ...unknown.map(({ entries }) => entries)].some(isSmall);
};

const NOT: Readonly<Record<NonNullable<Counted['not']>, (counted: Counted) => string>> = {
  restricted: () => 'Counted from restricted entries',
  empty: () => 'Not counted yet: this register is empty',
  before: ({ first }) => `Not known, as this register is kept since ${first === null ? 'now' : formatDay(first)}`,
  'not-kept': ({ begun }) =>
    `Not known: this register was begun on ${begun === null ? 'a later day' : formatDay(begun)}, and nothing of this time was entered`,
  'to-come': () => 'Not counted yet: this is still to come',
  'none-to-judge': () => 'None to count it of',
};

const plain = (value: number): string => String(Number(value.toFixed(1)));

/** The number in words for a reader; `keeps`: they keep the register, or are of the office. Small numbers of others' are not told. */
export const sayCounted = (counted: Counted, keeps: boolean): string => {
  const { value, not, numerator, denominator, count } = counted;
  if (not !== null || value === null) return NOT[not ?? 'none-to-judge'](counted);
  if (!keeps && counted.hidden === true) return `Not shown: ${FEWER} would follow from it`;
  if (numerator !== null && denominator !== null) {
    if (keeps) return `${plain(value)}% (${numerator} of ${denominator})`;
    return tellsOfFew(counted)
      ? `Not shown: it rests on ${FEWER}`
      : `${plain(value)}% (${numerator} of ${denominator})`;
  }
  if (count.how === 'median-days') {
    return !keeps && isSmall(denominator ?? 0) ? `Not shown: it rests on ${FEWER}` : `${plain(value)} days`;
  }
  return !keeps && isSmall(value) ? FEWER : plain(value);
};

/** The same with the day since which the register is kept, where that is within the period: for a table in which nothing else is said beside it. */
export const sayCountedSince = (counted: Counted, keeps: boolean): string => {
  const since = keptSince(counted);
  const said = sayCounted(counted, keeps);
  return since === null ? said : `${said}, since ${formatDay(since)}`;
};

/** The same for a number that stands alone: "12 so far", "4 since 5 December 2025". */
export const sayCountedAlone = (counted: Counted, keeps: boolean): string => {
  const since = keptSince(counted);
  const said = `${sayCounted(counted, keeps)}${since === null ? '' : ` since ${formatDay(since)}`}`;
  return counted.not === null && counted.soFar ? `${said} so far` : said;
};

/** Whether a number is not of its whole period: the register begins within it, or it is not over. */
export const ofPart = (counted: Counted): boolean =>
  counted.not === null && (counted.soFar || keptSince(counted) !== null);

/** Said to whoever is counted the open entries alone, where a figure was submitted. */
export const NOT_COMPARED =
  'Not compared with what was submitted: that may be of restricted entries too, and is compared for whoever keeps the register';

/** What must be said beside it: which entries it is made of, since when, and what may still come. */
export const notesOn = (counted: Counted, keeps: boolean): string[] => {
  if (counted.not !== null) return [];
  const since = keptSince(counted);
  return [
    ...(counted.sight === 'open-only' ? ['Counted from the open entries alone'] : []),
    ...(keeps || !tellsOfFew(counted)
      ? reasonsOf(counted)
      : [
          ...(since === null ? [] : [`it is counted since ${formatDay(since)} only, when this register begins`]),
          ...(counted.soFar ? ['the period is not over'] : []),
        ]),
  ];
};
