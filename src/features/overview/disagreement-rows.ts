import { comparePeriods, samePeriod } from '../../kernel/index.ts';
import { type DisagreementRow, disagreementRow } from '../measures/index.ts';
import type { AssessedMeasure, PlanAssessment } from '../plans/index.ts';

const ofPeriod = (assessed: AssessedMeasure): boolean =>
  assessed.disagreements.some(({ period }) => assessed.period !== null && samePeriod(period, assessed.period));

/** Every disagreement of the plan's measures; those that touch the assessed period first, then the newest. */
export const disagreementRows = (assessment: PlanAssessment): DisagreementRow[] =>
  assessment.measures
    .toSorted((a, b) => Number(ofPeriod(b)) - Number(ofPeriod(a)))
    .flatMap(({ measure, disagreements }) =>
      disagreements
        .toSorted((a, b) => comparePeriods(b.period, a.period))
        .map((disagreement) => disagreementRow(measure, disagreement)),
    );
