import type { Period } from '../../kernel/index.ts';
import type { PlanMeasure } from '../measures/index.ts';
import { assessPlan, type PlanAssessment } from './assessment.ts';

/** How many measures of the assessment have a figure. */
export const figureCount = (assessment: PlanAssessment): number =>
  assessment.measures.filter(({ figure }) => figure !== null).length;

/**
 * The period to open with: the latest for which at least half of the plan's measures have a figure, because a later one with a
 * handful says nothing of where the plan stands; else the one with the most figures. `null` where there is no period at all.
 */
export const openingAssessment = (
  measures: readonly PlanMeasure[],
  periods: readonly Period[],
): PlanAssessment | null => {
  let fullest: PlanAssessment | null = null;
  for (const period of periods) {
    const assessment = assessPlan(measures, period);
    const figures = figureCount(assessment);
    if (figures * 2 >= assessment.total && figures > 0) return assessment;
    if (fullest === null || figures > figureCount(fullest)) fullest = assessment;
  }
  return fullest;
};
