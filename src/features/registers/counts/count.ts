import { type Day, dayOf, type Instant, type Period } from '../../../kernel/index.ts';
import type { Count } from '../type/register-type.ts';
import type { Sight } from './sight.ts';

/** What one statement tells of a count: whole numbers of entries, but for `sum` and `median`. */
export type Tally = {
  /** All entries of the register that were ever made, withdrawn ones left out, whatever the period. */
  readonly ever: number;
  /** The day of the earliest of them. */
  readonly first: Day | null;
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
  readonly unjudged: number;
  /** Why those cannot be judged, with how many each. */
  readonly why: Readonly<Record<string, number>>;
};

/** Entries that nobody can judge or place, counted apart, with the reason in words. */
export type Unknown = { readonly entries: number; readonly because: string };

/** Why there is no number. */
export type NotCounted = 'restricted' | 'empty' | 'before' | 'to-come' | 'none-to-judge';

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
  /** The period is not over: the number so far. */
  readonly soFar: boolean;
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
  soFar: false,
});

/**
 * The count of a tally. Never 0 for what nobody could have counted: a register that is empty, a period that ended before its first entry or has not
 * begun, and a share of nothing have no value and say why.
 */
export const countedFrom = (asked: Asked, tally: Tally): Counted => {
  const { period, asAt, count } = asked;
  const today = dayOf(asAt);
  // What stood as a period began was there the day before: a register that began later cannot tell, and a nought would be a guess.
  const told = count.how === 'standing' ? period.start : period.end;
  const early: NotCounted | null =
    period.start > today ? 'to-come' : tally.first === null ? 'empty' : tally.first >= told ? 'before' : null;
  const worth = worthOf(count, tally);
  const not = early ?? (worth.value === null ? 'none-to-judge' : null);
  return {
    ...asked,
    ...worth,
    value: not === null ? worth.value : null,
    not,
    open: tally.open + tally.running,
    agreed: tally.agreed,
    within: tally.within,
    first: tally.first,
    soFar: period.end > today,
  };
};

/** The day since which the register is kept, where that lies within the period: what came before it is in no number. Null where all of it is told. */
export const keptSince = ({
  first,
  period,
  not,
  count,
}: Pick<Counted, 'first' | 'period' | 'not' | 'count'>): Day | null =>
  not === null && count.how !== 'standing' && first !== null && first > period.start && first < period.end
    ? first
    : null;
