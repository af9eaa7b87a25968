export {
  assessMeasure,
  type MeasureAssessment,
  type MeasureFacts,
  STATUS_CODES,
  type StatusCode,
} from './assessment.ts';
export { type DisagreementRow, disagreementRow } from './disagreement-row.ts';
export { DisagreementTable } from './disagreement-table.tsx';
export { figureNotes, sayChange, sayFigure, sayTargetDue } from './figure-words.ts';
export type {
  Absence,
  Disagreement,
  Figure,
  Measure,
  MeasureTarget,
  NationalSeries,
  Observation,
  RollUp,
} from './measure.ts';
export { ABSENCES, BASES, isAbsence, ROLL_UPS } from './measure.ts';
export type { EvidenceOn, MeasureEvidence } from './page-evidence.tsx';
export { planPeriods } from './plan-periods.ts';
export { measureCodes, measureCounts, type PlanMeasure, planMeasures } from './read-model.ts';
export { sayTarget } from './reason.ts';
export { type Recorded, recordObservations } from './recorded.ts';
export { figuresOf } from './series.ts';
export { type ImportResult, importObservations } from './service.ts';
export type { ObservationRow } from './store.ts';
export { INDICATOR_LINK, MEASURE, PLAN_MEASURE, TARGET } from './tables.ts';
export { trendPicture } from './trend.ts';
