import type { Change } from '../../analysis/change.ts';
import {
  decimalPlaces,
  formatDay,
  formatValue,
  OPERATOR_WORDS,
  type Period,
  periodTitle,
  samePeriod,
  type TargetOperator,
} from '../../kernel/index.ts';
import type { Figure, Measure, MeasureAssessment, MeasureTarget } from '../measures/index.ts';
import type { Benchmark } from './paper-facts.ts';

/** "83%", or "about 83%" where the source itself says so. */
export const figureText = (figure: Figure, { unit, decimals }: Measure): string => {
  const value = formatValue(figure.value, unit, decimals);
  return figure.approximate ? `about ${value}` : value;
};

/** What must be said beside a figure: its own period where that is of another kind than the one assessed, its prices, and that it may change. */
export const figureRemarks = (figure: Figure, shownFor: Period): string[] => [
  ...(figure.period.kind === shownFor.kind ? [] : [periodTitle(figure.period)]),
  ...(figure.realTerms ? ['in real terms'] : []),
  ...(figure.provisional ? ['provisional'] : []),
];

const SYMBOLS: Record<TargetOperator, string> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=' };

/** A day as a day, anything else as the plan prints it: "31 March 2027", "2024". */
const due = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(text) : text);

/** Whether a target is for a longer time than the figure, so that the one cannot be held against the other. */
const isForLonger = ({ status, figure, measure, target }: MeasureAssessment): boolean =>
  status === 'data-only' && figure !== null && target !== null && !measure.dataOnly;

/** "≥ 85% (at least), by 2024"; `null` where the plan sets no target. */
export const targetText = (assessed: MeasureAssessment, period: Period): string | null => {
  const { measure, target } = assessed;
  if (target === null) return null;
  const { operator } = target;
  const value = formatValue(target.value, measure.unit, decimalPlaces(target.value));
  const { appliesTo } = target;
  const own = assessed.period ?? period;
  // A target that is set for a period is due when the period ends: the plan's last year would be a second, false date.
  const whole = isForLonger(assessed) ? ' for the whole year' : '';
  const span =
    appliesTo === null ? whole : samePeriod(appliesTo, own) ? ' for this period' : ` for ${periodTitle(appliesTo)}`;
  const by = target.due === null || appliesTo !== null ? '' : `, by ${due(target.due)}`;
  return `${SYMBOLS[operator]} ${value} (${OPERATOR_WORDS[operator]})${span}${by}`;
};

/** "5% of the target", "2 percentage points", "1". */
export const toleranceText = ({ unit }: Measure, { tolerance: { kind, value } }: MeasureTarget): string => {
  if (kind === 'percent') return `${formatValue(value, 'percent', decimalPlaces(value))} of the target`;
  if (unit === 'percent') return `${formatValue(value, 'count', decimalPlaces(value))} percentage points`;
  return formatValue(value, unit, decimalPlaces(value));
};

/** Two points are not a trend: the words compare the two and claim no more. */
export const CHANGE_WORDS: Record<Change, string> = {
  better: 'Better than a year before',
  worse: 'Worse than a year before',
  same: 'Same as a year before',
  higher: 'Higher than a year before',
  lower: 'Lower than a year before',
  unknown: 'No comparison',
};

/**
 * What is known of a measure without a figure for the period: when it is expected, its latest earlier figure, and figures that
 * a source prints without a period. Shown as such; none of them is scored.
 */
export const insteadOfFigure = (assessed: MeasureAssessment): string[] => {
  const { measure, expectedBy, latestEarlier, undated, prior } = assessed;
  // The figure of the year before has its own place beside this one.
  const standsAlready = latestEarlier !== null && prior !== null && samePeriod(latestEarlier.period, prior.period);
  return [
    ...(expectedBy === null ? [] : [`expected by ${formatDay(expectedBy)}`]),
    ...(latestEarlier === null || standsAlready
      ? []
      : [
          `latest earlier: ${figureText(latestEarlier, measure)} (${[periodTitle(latestEarlier.period), ...(latestEarlier.provisional ? ['provisional'] : [])].join(', ')})`,
        ]),
    ...undated.flatMap(({ value }) =>
      value === null ? [] : [`${formatValue(value, measure.unit, measure.decimals)} (no period printed)`],
    ),
  ];
};

const ordinal = (number: number): string => {
  const lastTwo = number % 100;
  const ending = lastTwo >= 11 && lastTwo <= 13 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th');
  return `${number}${ending}`;
};

/** "20th of 32; Scotland 89.8%; family median 89.8%; 2021/22". What is not known is left out. */
export const benchmarkText = (benchmark: Benchmark): string => {
  const { rank, sharedWith, of, scotland, familyMedian, unit, decimals, period, realTerms } = benchmark;
  const place = rank === null ? null : `${sharedWith > 0 ? 'joint ' : ''}${ordinal(rank)} of ${of}`;
  return [
    ...(place === null ? [] : [place]),
    ...(scotland === null ? [] : [`Scotland ${formatValue(scotland, unit, decimals)}`]),
    ...(familyMedian === null ? [] : [`family median ${formatValue(familyMedian, unit, decimals)}`]),
    ...(realTerms ? ['in real terms'] : []),
    period,
  ].join('; ');
};
