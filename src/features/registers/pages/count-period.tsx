import type { JSX } from 'preact';

import {
  type Day,
  financialYear,
  halfYear,
  month,
  type Period,
  parsePeriod,
  periodTitle,
  previousPeriod,
  quarter,
  samePeriod,
  samePeriodLastYear,
} from '../../../kernel/index.ts';
import { FilterForm } from '../../../ui/index.ts';
import { type KnownOn, knownFilter } from './known-on.tsx';

const YEARS_BACK = 8;
const HALVES_BACK = 6;
const QUARTERS_BACK = 8;
const MONTHS_BACK = 12;

const yearOf = (today: Day): number => Number(today.slice(0, 4)) - (today.slice(5, 7) < '04' ? 1 : 0);

const halfOf = (today: Day): Period =>
  halfYear(yearOf(today), today.slice(5, 7) >= '04' && today.slice(5, 7) < '10' ? 1 : 2);

const monthOf = (today: Day): Period => month(Number(today.slice(0, 4)), Number(today.slice(5, 7)));

const quarterOf = (today: Day): Period => {
  const running = [1, 2, 3, 4] as const;
  const all = running.map((number) => quarter(yearOf(today), number));
  return all.find(({ start, end }) => start <= today && today < end) ?? quarter(yearOf(today), 1);
};

const back = (period: Period, steps: number): Period[] => {
  const all = [period];
  for (let step = 0; step < steps; step += 1) all.push(previousPeriod(all.at(-1) ?? period));
  return all;
};

/** The periods that are offered, by their kind: the half-year that runs and those before it, then years, quarters and months, by which figures are submitted too. */
export const offeredPeriods = (today: Day): Period[] => [
  ...back(halfOf(today), HALVES_BACK),
  ...back(financialYear(yearOf(today)), YEARS_BACK),
  ...back(quarterOf(today), QUARTERS_BACK),
  ...back(monthOf(today), MONTHS_BACK),
];

/** Whether a reader who may open no entry is told figures of this period: of financial years alone, which never overlap, so that none follows from two others. */
export const toldToAll = ({ kind }: Period): boolean => kind === 'financial-year';

/**
 * The period that an address asks for, however it is written; where it asks for none, the half-year that runs, or the financial year for whoever may open no
 * entry. Null where it cannot be read, or is no period that this reader is told.
 */
export const askedPeriod = (typed: string | undefined, today: Day, opensEntries: boolean): Period | null => {
  if (typed === undefined || typed.trim() === '') {
    return opensEntries ? halfOf(today) : financialYear(yearOf(today));
  }
  const read = parsePeriod(typed);
  return read.ok && (opensEntries || toldToAll(read.value)) ? read.value : null;
};

/** The period, the one before it, and the same part of the year before; what is the same stands once. */
export const besides = (period: Period): Period[] => {
  const before = previousPeriod(period);
  const lastYear = samePeriodLastYear(period);
  return samePeriod(before, lastYear) ? [period, before] : [period, before, lastYear];
};

/** The choice of a period above a page of counts. */
export const PeriodForm = (props: {
  readonly action: string;
  readonly known: KnownOn;
  readonly period: Period;
  readonly today: Day;
  readonly opensEntries: boolean;
}): JSX.Element => {
  const offered = offeredPeriods(props.today).filter((each) => props.opensEntries || toldToAll(each));
  const all = offered.some((each) => samePeriod(each, props.period)) ? offered : [props.period, ...offered];
  return (
    <FilterForm
      label={props.opensEntries ? 'Choose a period, and the day whose knowledge is shown' : 'Choose a year'}
      action={props.action}
      filters={[
        {
          kind: 'select',
          name: 'period',
          label: 'Period',
          value: props.period.code,
          choices: all.map((each) => ({ value: each.code, label: periodTitle(each) })),
        },
        ...(props.opensEntries ? [knownFilter(props.known)] : []),
      ]}
    />
  );
};
