export { RETENTION } from './addresses.ts';
export type { KeptThing, KeptThings } from './kept-things.ts';
export { READ_RETENTION } from './policy.ts';
export { retentionRules } from './read-model.ts';
export { needsDay, type RetentionRule, retainUntil, sayRule, sayUnverified } from './rule.ts';
export { takeStep } from './service.ts';
export { type RetentionStep, stepsOn } from './step.ts';
export { RETENTION_RULE } from './tables.ts';
