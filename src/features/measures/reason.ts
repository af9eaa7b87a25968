import type { Score } from '../../analysis/status.ts';
import {
  type Decimal,
  decimalPlaces,
  formatDay,
  formatValue,
  OPERATOR_WORDS,
  sayValue,
  toPlain,
} from '../../kernel/index.ts';
import type { StatusCode } from './assessment.ts';
import type { Figure, Measure, MeasureTarget } from './measure.ts';

type Found = {
  readonly figure: Figure | null;
  readonly absence: {
    readonly status: StatusCode;
    readonly because: string;
    readonly expectedBy: string | null;
  } | null;
};

const ABSENT: Partial<Record<StatusCode, string>> = {
  'not-yet-published': 'Not yet published',
  'not-measured': 'Not measured for this period',
  'not-collected': 'Not collected',
  'baseline-not-set': 'Baseline not yet set',
  withheld: 'Withheld',
  'not-received': 'Not received',
};

// Enough places to show a small difference truly, never fewer than the measure's own.
const exact = (value: Decimal, measure: Measure): string =>
  formatValue(value, measure.unit, Math.min(Math.max(measure.decimals, decimalPlaces(value)), measure.decimals + 2));

/** "at least 85%", "less than 4%", "at most £4,000 a week". */
export const sayTarget = (measure: Measure, target: Pick<MeasureTarget, 'operator' | 'value'>): string =>
  `${OPERATOR_WORDS[target.operator]} ${sayValue(target.value, measure.unit, Math.max(decimalPlaces(target.value), 0))}`;

// Between two percentages lie percentage points: "2%" would read as a share of the target.
const gap = (value: Decimal, measure: Measure): string => {
  if (measure.unit !== 'percent') return exact(value, measure);
  const number = exact(value, measure).replace('%', '');
  return `${number} percentage point${number === '1' ? '' : 's'}`;
};

const sayTolerance = (measure: Measure, target: MeasureTarget, allowance: Decimal): string =>
  target.tolerance.kind === 'percent'
    ? `${toPlain(target.tolerance.value)}% of the target, which is ${gap(allowance, measure)}`
    : gap(allowance, measure);

/** The status in one sentence, with the arithmetic that makes it. */
export const reasonFor = (
  measure: Measure,
  target: MeasureTarget | null,
  found: Found,
  scored: Score | null,
): string => {
  if (found.figure === null) {
    const { status, because, expectedBy } = found.absence ?? {
      status: 'not-received' as const,
      because: '',
      expectedBy: null,
    };
    const expected = expectedBy === null ? '' : `; expected by ${formatDay(expectedBy)}`;
    return `${ABSENT[status] ?? 'Not available'}${because === '' ? '' : `: ${because}`}${expected}.`;
  }
  const value = exact(found.figure.value, measure);
  if (scored === null || target === null) {
    if (target === null || measure.dataOnly) return `${value}. Shown for information: the plan sets no target.`;
    return `${value}. The target, ${sayTarget(measure, target)}, is for the whole year.`;
  }
  const held = `${value} against a target of ${sayTarget(measure, target)}`;
  if (scored.status === 'on-track') return `${held}: met.`;
  const short = scored.shortfall.eq('0')
    ? 'the figure equals the limit'
    : `missed by ${gap(scored.shortfall, measure)}`;
  const limit = sayTolerance(measure, target, scored.allowance);
  return scored.status === 'within-limits'
    ? `${held}: ${short}, within the acceptable ${limit}.`
    : `${held}: ${short}, more than the acceptable ${limit}.`;
};
