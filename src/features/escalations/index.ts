export { ESCALATIONS as ESCALATIONS_ADDRESS } from './addresses.ts';
export { continueEscalation } from './continue-escalation.ts';
export { GRADES, NAMED, type Named } from './escalation.ts';
export { openEscalation, type ReportDraft } from './open-escalation.ts';
export { type OpenEscalation, openEscalations } from './open-list.ts';
export { READ_ESCALATIONS, READ_RESTRICTED_ESCALATIONS } from './policy.ts';
export { type ReportedRisk, reportedBetween } from './reported-between.ts';
export { riskOf, TELLING } from './telling.ts';
export type { StepDraft } from './typed-step.ts';
