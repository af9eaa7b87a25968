import type { Instant } from '../../kernel/index.ts';
import type { Mark } from '../../ui/index.ts';
import { type Obligation, type Standing, standingOf } from '../obligations/index.ts';

/** How each standing is drawn: its shape says it without its colour. */
export const STANDING_MARKS: Readonly<Record<Standing, Mark>> = {
  'at once': { shape: 'triangle', tone: 'caution' },
  late: { shape: 'cross', tone: 'bad' },
  'due soon': { shape: 'clock', tone: 'caution' },
  open: { shape: 'ring', tone: 'neutral' },
  'not yet open': { shape: 'dash', tone: 'neutral' },
  met: { shape: 'tick', tone: 'good' },
  'met late': { shape: 'tick', tone: 'caution' },
  waived: { shape: 'square', tone: 'neutral' },
  'fell away': { shape: 'dash', tone: 'neutral' },
};

/** A heading of the list and what stands under it, by the day it is due. */
type OwedGroup = { readonly title: string; readonly rows: readonly Obligation[] };

const OPEN_TITLES: readonly (readonly [Standing, string])[] = [
  ['at once', 'To be done at once: the law gives no number of hours or days'],
  ['late', 'Late'],
  ['due soon', 'Due soon'],
  ['open', 'Open'],
  ['not yet open', 'To come: nothing need be done yet'],
];

const byDay = (one: Obligation, other: Obligation): number =>
  one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : one.code < other.code ? -1 : 1;

/** What is open, under the headings that have something: what is owed at once first, then what is late. */
export const groupsOf = (owed: readonly Obligation[], now: Instant): OwedGroup[] =>
  OPEN_TITLES.flatMap(([standing, title]) => {
    const rows = owed.filter((each) => standingOf(each, now) === standing).sort(byDay);
    return rows.length === 0 ? [] : [{ title: `${title} (${rows.length})`, rows }];
  });

/** When the next one opens that need not be answered yet; null where none stands in the calendar. */
export const nextOpening = (owed: readonly Obligation[], now: Instant): Obligation | null =>
  owed
    .filter((each) => standingOf(each, now) === 'not yet open')
    .sort((one, other) => (one.opensOn < other.opensOn ? -1 : 1))[0] ?? null;
