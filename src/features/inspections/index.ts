export { INSPECTIONS } from './addresses.ts';
export { goodOrBetterShare, type ShareAsked, type ShareFound } from './good-or-better.ts';
export { type GradeTable, gradeTable } from './grade-table.ts';
export { type CareChange, type CareFile, type CareImport, type CareOptions, importCareInspectorate } from './import.ts';
export { READ_INSPECTIONS } from './policy.ts';
export { standingOf } from './read-model.ts';
export type { Asked } from './share.ts';
export { type ShareOn, sharesByEdition } from './shares-by-edition.ts';
