import { DEFAULT_TOLERANCE } from '../../src/analysis/status.ts';
import type { Measure, Observation, PlanMeasure } from '../../src/features/measures/index.ts';
import type { Plan } from '../../src/features/plans/index.ts';
import { decimal, type MeasureCode, type Period, type PlanCode } from '../../src/kernel/index.ts';

/** A plan from April 2023 to March 2025. */
export const PLAN: Plan = {
  code: 'PLAN-1' as PlanCode,
  title: 'A plan',
  organisation: null,
  kind: 'managed',
  firstDay: '2023-04-01',
  lastDay: '2025-03-31',
  measures: 2,
};

export const madeMeasure = (code: string, changes: Partial<Measure> = {}): Measure => ({
  code: code as MeasureCode,
  title: `Measure ${code}`,
  unit: 'percent',
  polarity: 'higher-better',
  decimals: 0,
  frequency: 'financial-year',
  rollUp: 'none',
  ownerPost: null,
  ownerBasis: null,
  tags: [],
  dataOnly: false,
  definitionNote: null,
  ...changes,
});

let sequence = 0;

/** A final figure of source 004, known at the start of 2026. */
export const observed = (period: Period, value: string, changes: Partial<Observation> = {}): Observation => {
  sequence += 1;
  return {
    period,
    periodAsWritten: null,
    value: decimal(value),
    numerator: null,
    denominator: null,
    state: 'final',
    absence: null,
    expectedBy: null,
    basis: 'printed',
    note: null,
    source: '004',
    knownAt: '2026-01-01T00:00:00.000Z',
    sequence,
    firstSequence: sequence,
    ...changes,
  };
};

/** A measure of the plan under priority P1, with a target of at least `target`. */
export const planMeasure = (
  measure: Measure,
  observations: readonly Observation[],
  target: string | null = null,
): PlanMeasure => ({
  plan: PLAN.code,
  priority: 'P1',
  role: 'measure',
  note: null,
  baseline: { value: null, period: null },
  baselineAbsence: null,
  measure,
  targets:
    target === null
      ? []
      : [{ operator: '>=', value: decimal(target), due: '2025', appliesTo: null, tolerance: DEFAULT_TOLERANCE }],
  observations,
  national: null,
});
