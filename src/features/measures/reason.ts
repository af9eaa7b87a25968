import type { Score } from '../../analysis/status.ts';
import {
  absolute,
  type Decimal,
  decimalPlaces,
  equal,
  formatDay,
  formatValue,
  OPERATOR_WORDS,
  periodTitle,
  round,
  sayValue,
  subtract,
  toPlain,
  ZERO,
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

const at = (value: Decimal, measure: Measure, places: number): string => formatValue(value, measure.unit, places);

const EXTRA_PLACES = 4;

// A figure of few places is shown as it is. A longer one gets the measure's own places, and more only where rounding would hide the very difference that decides the status: 84.6% that prints as
// the 85% it has not reached, or a shortfall that prints as what is still acceptable.
const tellingPlaces = (value: Decimal, measure: Measure, target: Decimal, scored: Score | null): number => {
  const hides = (places: number): boolean => {
    const same = (a: Decimal, b: Decimal): boolean => !equal(a, b) && equal(round(a, places), round(b, places));
    return same(value, target) || (scored !== null && same(scored.shortfall, scored.allowance));
  };
  const written = decimalPlaces(value);
  if (written <= measure.decimals + 1) return Math.max(measure.decimals, written);
  let { decimals: places } = measure;
  while (places < measure.decimals + EXTRA_PLACES && hides(places)) places += 1;
  return places;
};

// A limit is a round number most of the time: 4.25, 4.5, 2.
const trimmed = (value: Decimal, places: number): number => Math.min(decimalPlaces(value), Math.max(places, 2));

/** "at least 85%", "less than 4%", "at most £4,000 a week". */
export const sayTarget = (measure: Measure, target: Pick<MeasureTarget, 'operator' | 'value'>): string =>
  `${OPERATOR_WORDS[target.operator]} ${sayValue(target.value, measure.unit, Math.max(decimalPlaces(target.value), 0))}`;

// Between two percentages lie percentage points: "2%" would read as a share of the target.
const gap = (value: Decimal, measure: Measure, places: number): string => {
  const shown = Math.min(decimalPlaces(value), places);
  if (measure.unit !== 'percent') return at(value, measure, shown);
  const number = at(value, measure, shown).replace('%', '');
  return `${number} percentage point${number === '1' ? '' : 's'}`;
};

const sayTolerance = (measure: Measure, target: MeasureTarget, allowance: Decimal, places: number): string => {
  const limit = gap(allowance, measure, trimmed(allowance, places));
  return target.tolerance.kind === 'percent'
    ? `${toPlain(target.tolerance.value)}% of the target, which is ${limit}`
    : limit;
};

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
  const { value } = found.figure;
  if (scored === null || target === null) {
    const shown = at(value, measure, measure.decimals);
    if (target === null || measure.dataOnly) return `${shown}. Shown for information: the plan sets no target.`;
    const whole = target.appliesTo === null ? 'the whole year' : periodTitle(target.appliesTo);
    return `${shown}. The target, ${sayTarget(measure, target)}, is for ${whole}.`;
  }
  const places = tellingPlaces(value, measure, target.value, scored);
  const prices = found.figure.realTerms ? ' in real terms' : '';
  const held = `${at(value, measure, places)}${prices} against a target of ${sayTarget(measure, target)}`;
  if (scored.status === 'on-track') return `${held}: met.`;
  // Taken from the figure as shown, so that a reader who subtracts comes to the same.
  const missed = absolute(subtract(round(value, places), target.value));
  const short = equal(missed, ZERO) ? 'the figure equals the limit' : `missed by ${gap(missed, measure, places)}`;
  const limit = sayTolerance(measure, target, scored.allowance, places);
  return scored.status === 'within-limits'
    ? `${held}: ${short}, within the acceptable ${limit}.`
    : `${held}: ${short}, more than the acceptable ${limit}.`;
};
