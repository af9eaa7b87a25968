import { type Fault, fail, fault, ok, type Period, type Result } from '../../kernel/index.ts';
import {
  assessMeasure,
  type MeasureAssessment,
  type PlanMeasure,
  STATUS_CODES,
  type StatusCode,
} from '../measures/index.ts';
import type { Priority } from './read-model.ts';

export type AssessedMeasure = MeasureAssessment & { readonly priority: string | null };

type StatusCount = { readonly status: StatusCode; readonly count: number };

export type PlanAssessment = {
  readonly period: Period;
  readonly total: number;
  readonly summary: readonly StatusCount[];
  readonly measures: readonly AssessedMeasure[];
};

/** How many measures stand at each status, in the vocabulary's order; statuses that none has are left out. */
export const tally = (measures: readonly Pick<MeasureAssessment, 'status'>[]): StatusCount[] =>
  STATUS_CODES.map((status) => ({
    status,
    count: measures.filter((measure) => measure.status === status).length,
  })).filter(({ count }) => count > 0);

/** Assesses every measure that the plan holds itself to, in the plan's order. Context figures are no part of it. */
export const assessPlan = (measures: readonly PlanMeasure[], period: Period): PlanAssessment => {
  const assessed = measures
    .filter(({ role }) => role === 'measure')
    .map((measure) => ({ ...assessMeasure(measure, period), priority: measure.priority }));
  return { period, total: assessed.length, summary: tally(assessed), measures: assessed };
};

/**
 * The guard before anything is printed: the counts of the summary must add up to the measures listed, and these to the plan's own register.
 * The paper in source 003 says 46 above a table that adds up to 44; this is what stops us doing so.
 */
export const checkTotals = (assessment: PlanAssessment, registered: number): Result<PlanAssessment, Fault> => {
  const summed = assessment.summary.reduce((sum, { count }) => sum + count, 0);
  const codes = new Set(assessment.measures.map(({ measure }) => measure.code));
  return summed === registered &&
    assessment.measures.length === registered &&
    codes.size === registered &&
    assessment.total === registered
    ? ok(assessment)
    : fail(
        fault(
          'paper.total',
          `The summary adds up to ${summed}, the paper lists ${assessment.measures.length} measures (${codes.size} different), and the plan's register holds ${registered}`,
        ),
      );
};

const WORST_FIRST: readonly StatusCode[] = ['outwith-limits', 'within-limits'];

/** The measures off target, worst first, then in the plan's order. */
export const exceptionsOf = (assessment: PlanAssessment): AssessedMeasure[] =>
  WORST_FIRST.flatMap((status) => assessment.measures.filter((measure) => measure.status === status));

/** The measures under each priority, in the plan's order; priorities without measures stay, empty. No measure is lost: those of no known priority come last. */
export const byPriority = (
  priorities: readonly Priority[],
  measures: readonly AssessedMeasure[],
): { priority: Priority; measures: AssessedMeasure[] }[] => {
  const known = new Set(priorities.map(({ code }) => code));
  const groups = priorities.map((priority) => ({
    priority,
    measures: measures.filter((measure) => measure.priority === priority.code),
  }));
  const rest = measures.filter(({ priority }) => priority === null || !known.has(priority));
  return rest.length === 0
    ? groups
    : [...groups, { priority: { code: 'none', title: 'Under no priority', objective: null }, measures: rest }];
};
