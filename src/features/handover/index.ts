export { dutiesOf } from './duties.ts';
export { READ_HANDOVER } from './policy.ts';
