import { DEFAULT_TOLERANCE } from '../../analysis/status.ts';
import {
  type Decimal,
  decimal,
  isPeriodKind,
  isPolarity,
  isTargetOperator,
  isUnit,
  type MeasureCode,
  type Period,
  parsePeriod,
} from '../../kernel/index.ts';
import { isAbsence, type Measure, type MeasureTarget, type Observation, ROLL_UPS, type RollUp } from './measure.ts';
import type { ObservationInForce } from './store.ts';

// What the database holds was checked on its way in; a row that no longer reads is a fault of ours and stops the work.
const must = <Value>(value: Value | null | undefined | false, what: string): Value => {
  if (value === null || value === undefined || value === false)
    throw new Error(`The stored data hold an impossible ${what}`);
  return value;
};

const optional = (text: string | null): Decimal | null => (text === null ? null : decimal(text));

// A plan's hundreds of figures speak of a few dozen periods; reading each of those once is most of the work saved.
const known = new Map<string, Period>();

/** A stored period's own value; null where the source prints none. */
export const periodOf = (kind: string | null, code: string | null): Period | null => {
  if (kind === null || code === null || kind === '' || code === '') return null;
  const key = `${kind} ${code}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const read = readPeriod(kind, code);
  known.set(key, read);
  return read;
};

const readPeriod = (kind: string, code: string): Period => {
  const period = parsePeriod(code, must(isPeriodKind(kind) && kind, `kind of period: ${kind}`));
  return must(period.ok && period.value, `period: ${code}`);
};

export type MeasureRow = {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly polarity: string;
  readonly decimals: number;
  readonly frequency: string;
  readonly roll_up: string;
  readonly owner_post: string | null;
  readonly owner_basis: string | null;
  readonly tags: string[];
  readonly data_only: boolean;
  readonly definition_note: string | null;
};

export const toMeasure = (row: MeasureRow): Measure => ({
  code: row.code as MeasureCode,
  title: row.title,
  unit: must(isUnit(row.unit) && row.unit, `unit: ${row.unit}`),
  polarity: must(isPolarity(row.polarity) && row.polarity, `polarity: ${row.polarity}`),
  decimals: row.decimals,
  frequency: must(isPeriodKind(row.frequency) && row.frequency, `frequency: ${row.frequency}`),
  rollUp: must(
    (ROLL_UPS as readonly string[]).includes(row.roll_up) && (row.roll_up as RollUp),
    `roll-up: ${row.roll_up}`,
  ),
  ownerPost: row.owner_post,
  ownerBasis: row.owner_basis,
  tags: row.tags,
  dataOnly: row.data_only,
  definitionNote: row.definition_note,
});

export type TargetRow = {
  readonly applies_kind: string;
  readonly applies_to: string;
  readonly operator: string;
  readonly value: string;
  readonly due: string | null;
  readonly tolerance_kind: string | null;
  readonly tolerance_value: string | null;
};

export const toTarget = (row: TargetRow): MeasureTarget => ({
  operator: must(isTargetOperator(row.operator) && row.operator, `operator: ${row.operator}`),
  value: decimal(row.value),
  due: row.due,
  appliesTo: periodOf(row.applies_kind, row.applies_to),
  tolerance:
    row.tolerance_kind === null || row.tolerance_value === null
      ? DEFAULT_TOLERANCE
      : { kind: row.tolerance_kind === 'absolute' ? 'absolute' : 'percent', value: decimal(row.tolerance_value) },
});

const titleOf = (titles: ReadonlyMap<string, string>, source: string): { sourceTitle?: string } => {
  const title = titles.get(source);
  return title === undefined ? {} : { sourceTitle: title };
};

export const toObservation = (
  row: ObservationInForce,
  titles: ReadonlyMap<string, string> = new Map(),
): Observation => ({
  period: periodOf(row.period_kind, row.period),
  periodAsWritten: row.period_as_written,
  value: optional(row.value),
  numerator: optional(row.numerator),
  denominator: optional(row.denominator),
  state: row.state,
  absence: row.absence === null ? null : must(isAbsence(row.absence) && row.absence, `absence: ${row.absence}`),
  expectedBy: row.expected_by,
  basis: row.basis,
  note: row.note,
  source: row.source,
  ...titleOf(titles, row.source),
  knownAt: row.known_at,
  sequence: row.sequence,
  firstSequence: row.first_sequence,
});
