export { atOneMoment, type Plan } from './at-one-moment.ts';
export type { Moment } from './moment.ts';
export { type KeptTable, keptTables, type Part, partOf } from './tables.ts';
