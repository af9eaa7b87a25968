export { dutiesOf } from './duties.ts';
export { type HandoverFacts, handoverFacts } from './handover-facts.ts';
export { READ_HANDOVER } from './policy.ts';
