export {
  type AssessedMeasure,
  assessPlan,
  byPriority,
  checkTotals,
  exceptionsOf,
  type PlanAssessment,
  tally,
} from './assessment.ts';
export { headlineOf, sayHeadline } from './headline.ts';
export { figureCount, openingAssessment } from './opening-assessment.ts';
export { assessmentAsked, type PlanView, readPlan } from './plan-view.ts';
export { READ_PLANS } from './policy.ts';
export { type Plan, type Priority, plansOf, prioritiesOf } from './read-model.ts';
export { scoreColumns, scoreRow } from './score-row.tsx';
export { ACTION, AIM, BUDGET, PLAN, PRIORITY } from './tables.ts';
