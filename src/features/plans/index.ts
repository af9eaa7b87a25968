export {
  type AssessedMeasure,
  assessPlan,
  byPriority,
  checkTotals,
  exceptionsOf,
  type PlanAssessment,
  type StatusCount,
  tally,
} from './assessment.ts';
export {
  type Action,
  type Aim,
  type Budget,
  type Plan,
  type Priority,
  planContents,
  plansOf,
  prioritiesOf,
} from './read-model.ts';
export { ACTION, AIM, BUDGET, PLAN, PRIORITY } from './tables.ts';
