import {
  comparePeriods,
  financialYear,
  halfYear,
  type Instant,
  type Period,
  type PeriodKind,
} from '../../kernel/index.ts';
import type { PlanMeasure } from './read-model.ts';

/** The days that a plan runs from and to; null where it gives none. */
type PlanSpan = { readonly firstDay: string | null; readonly lastDay: string | null };

type Dated = Pick<Period, 'start' | 'end'>;

// A financial year begins in April: a day in January to March belongs to the year that began before.
const yearOf = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);

const halfOf = (day: string): 1 | 2 => {
  const month = Number(day.slice(5, 7));
  return month >= 4 && month <= 9 ? 1 : 2;
};

const WITHIN_A_HALF: readonly PeriodKind[] = ['half-year', 'quarter', 'month'];

/** The days on which the figures of a plan's measures begin, told apart by whether they are taken often enough to speak of a half-year. */
const startsOf = (measures: readonly PlanMeasure[]): { yearly: Set<number>; halves: Map<string, [number, 1 | 2]> } => {
  const yearly = new Set<number>();
  const halves = new Map<string, [number, 1 | 2]>();
  for (const { role, observations, national } of measures) {
    if (role !== 'measure') continue;
    const dated = observations.filter(({ value }) => value !== null).map(({ period }) => period);
    for (const period of [...dated, ...(national?.figures ?? []).map((figure) => figure.period)]) {
      if (period === null || period.kind === 'years') continue;
      yearly.add(yearOf(period.start));
      if (!WITHIN_A_HALF.includes(period.kind)) continue;
      const half: [number, 1 | 2] = [yearOf(period.start), halfOf(period.start)];
      halves.set(half.join(' '), half);
    }
  }
  return { yearly, halves };
};

const within = (plan: PlanSpan, asAt: Instant, { start, end }: Dated): boolean =>
  (plan.firstDay === null || end > plan.firstDay) &&
  (plan.lastDay === null || start <= plan.lastDay) &&
  // A period that has not ended can only be assessed in part, and a part reads like a fall.
  end <= asAt.slice(0, 10);

// Of two periods that end on the same day the longer comes first: the year before its own second half.
const newestFirst = (a: Period, b: Period): number => (a.end === b.end ? comparePeriods(a, b) : comparePeriods(b, a));

/**
 * The periods that a plan can be looked at for, newest first: those that have a paper, and the finished years and half-years of the
 * plan's span into which a figure of one of its measures falls.
 */
export const planPeriods = (
  plan: PlanSpan,
  measures: readonly PlanMeasure[],
  papers: readonly Period[],
  asAt: Instant,
): Period[] => {
  const { yearly, halves } = startsOf(measures);
  const figured = [
    ...[...yearly].map(financialYear),
    ...[...halves.values()].map(([year, half]) => halfYear(year, half)),
  ];
  const periods = new Map<string, Period>();
  for (const period of [...papers, ...figured.filter((each) => within(plan, asAt, each))]) {
    periods.set(`${period.kind} ${period.code}`, period);
  }
  return [...periods.values()].sort(newestFirst);
};
