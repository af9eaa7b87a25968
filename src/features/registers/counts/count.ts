import { type Day, dayOf, daysAfter, type Instant, type Period } from '../../../kernel/index.ts';
import type { Count } from '../type/register-type.ts';
import type { Sight } from './sight.ts';

/** What one pass over a register tells of a count: whole numbers of entries, but for `sum` and `median`. */
export type Tally = {
  /** The first day of all entries of the register that were ever made, withdrawn ones left out; null where there is none. */
  readonly first: Day | null;
  /** The day on which the first entry was written, whatever day it tells of. */
  readonly begun: Day | null;
  /** Entries that were opened in the period, whether or not the count is dated so. */
  readonly opened: number;
  /** In the period, whether or not they count. */
  readonly within: number;
  /** Of these, those that do not count and are not finished: they may come to count. */
  readonly open: number;
  /** In the period and counting. */
  readonly counted: number;
  readonly above: number;
  /** The rows of those that count. */
  readonly sum: number;
  readonly people: number;
  /** Of those that count, those without a case reference. */
  readonly nobody: number;
  readonly median: number | null;
  /** Of those that count, those that have both days of a median. */
  readonly timed: number;
  readonly kept: number;
  readonly agreed: number;
  readonly late: number;
  readonly running: number;
  /** Why the rest cannot be judged, with how many each. */
  readonly why: Readonly<Record<string, number>>;
};

/** Entries that nobody can judge or place, counted apart, with the reason in words. */
export type Unknown = { readonly entries: number; readonly because: string };

/** Why there is no number. */
export type NotCounted = 'restricted' | 'empty' | 'before' | 'not-kept' | 'to-come' | 'none-to-judge';

export type Counted = {
  readonly count: Count;
  readonly type: string;
  readonly period: Period;
  readonly asAt: Instant;
  /** Which entries it is made of. */
  readonly sight: Sight;
  /** Null where there is no number; `not` says why. Of shares in percent, not rounded; of a median in days. */
  readonly value: number | null;
  readonly not: NotCounted | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unknown: readonly Unknown[];
  /** In the period and not finished: they may still come to count. */
  readonly open: number;
  /** Of a share in time, or of clocks in time: answered late by the first day and within a later day that was agreed; they are in the denominator alone. */
  readonly agreed: number;
  /** Entries in the period, whether or not they count. */
  readonly within: number;
  /** The day of the register's first entry: nothing that happened before it is in any number (`keptSince`). */
  readonly first: Day | null;
  /** The day on which the register's first entry was written: of the time before, it holds what somebody entered afterwards (`enteredLater`). */
  readonly begun: Day | null;
  /** The period is not over: the number so far. */
  readonly soFar: boolean;
  /** The reader may open no entry, and a small number would follow from this one and others that they are told (`readWithheld`). */
  readonly hidden?: boolean;
};

const share = (above: number, of: number): number | null => (of === 0 ? null : (100 * above) / of);

type Worth = Pick<Counted, 'value' | 'numerator' | 'denominator' | 'unknown'>;

const whole = (value: number, unknown: readonly Unknown[] = []): Worth => ({
  value,
  numerator: null,
  denominator: null,
  unknown,
});

const some = (unknown: readonly Unknown[]): Unknown[] => unknown.filter(({ entries }) => entries > 0);

const worthOf = ({ how }: Pick<Count, 'how'>, tally: Tally): Worth => {
  switch (how) {
    case 'entries':
    case 'standing':
      return whole(tally.counted);
    case 'rows':
      return whole(tally.sum);
    case 'people':
      return whole(tally.people, some([{ entries: tally.nobody, because: 'they have no case reference' }]));
    case 'share':
      return {
        ...whole(0),
        value: share(tally.above, tally.counted),
        numerator: tally.above,
        denominator: tally.counted,
      };
    case 'share-in-time':
    case 'clocks-in-time': {
      const judged = tally.kept + tally.agreed + tally.late;
      const unknown = Object.entries(tally.why).map(([because, entries]) => ({ entries, because }));
      return { value: share(tally.kept, judged), numerator: tally.kept, denominator: judged, unknown: some(unknown) };
    }
    case 'median-days':
      return {
        value: tally.timed === 0 ? null : tally.median,
        numerator: null,
        denominator: tally.timed,
        unknown: some([{ entries: tally.counted - tally.timed, because: 'one of the two days is not known yet' }]),
      };
  }
};

type Asked = Pick<Counted, 'count' | 'type' | 'period' | 'asAt' | 'sight'>;

/** A count of which the reader sees no entry. */
export const notSeen = (asked: Asked): Counted => ({
  ...asked,
  ...whole(0),
  value: null,
  not: 'restricted',
  open: 0,
  agreed: 0,
  within: 0,
  first: null,
  begun: null,
  soFar: false,
});

// What stood as a period began was there the day before: a register that began later cannot tell, and a nought would be a guess.
const toldFrom = ({ how }: Pick<Count, 'how'>, { start, end }: Period): Day => (how === 'standing' ? start : end);

// One old entry that is typed in says nothing of the years after it: that nothing of a time stands there tells nothing unless the register was kept then.
const nothingOf = ({ how }: Pick<Count, 'how'>, tally: Tally): boolean => {
  if (how === 'standing') return tally.within === 0;
  return tally.opened === 0 && (how === 'rows' ? tally.sum : tally.within) === 0;
};

const whyNot = ({ period, asAt, count }: Asked, tally: Tally): NotCounted | null => {
  const told = toldFrom(count, period);
  if (period.start > dayOf(asAt)) return 'to-come';
  if (tally.first === null || tally.begun === null) return 'empty';
  if (tally.first >= told) return 'before';
  return tally.begun >= told && nothingOf(count, tally) ? 'not-kept' : null;
};

/**
 * The count of a tally. Never 0 for what nobody could have counted: a register that is empty, a period that ended before its first entry, of which nothing
 * stands in a register that was begun later, or that is still to come, and a share of nothing have no value and say why.
 */
export const countedFrom = (asked: Asked, tally: Tally): Counted => {
  const { period, asAt, count } = asked;
  const worth = worthOf(count, tally);
  const not = whyNot(asked, tally) ?? (worth.value === null ? 'none-to-judge' : null);
  return {
    ...asked,
    ...worth,
    value: not === null ? worth.value : null,
    not,
    open: tally.open + tally.running,
    agreed: tally.agreed,
    within: tally.within,
    first: tally.first,
    begun: tally.begun,
    soFar: period.end > dayOf(asAt),
  };
};

type Told = Pick<Counted, 'first' | 'begun' | 'period' | 'not' | 'count'>;

/** The day since which the register is kept, where that lies within the period: what came before it is in no number. Null where all of it is told. */
export const keptSince = ({ first, period, not, count }: Omit<Told, 'begun'>): Day | null =>
  not === null && count.how !== 'standing' && first !== null && first > period.start && first < period.end
    ? first
    : null;

/** How many days after its day the first entry of a register that is kept as things happen may have been typed in. Ours. */
const TYPED_IN_WITHIN = 31;

/** The day on which the register was begun, where that is well after part of the period: what is counted of that part is what somebody entered afterwards. */
export const enteredLater = ({ first, begun, period, not }: Omit<Told, 'count'>): Day | null =>
  not === null && first !== null && begun !== null && begun > period.start && begun > daysAfter(first, TYPED_IN_WITHIN)
    ? begun
    : null;
