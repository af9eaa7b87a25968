export { ABSENCES, type Absence } from './absence.ts';
export { readDay } from './day.ts';
export { readPeriodText } from './period-text.ts';
export { type Quantity, readQuantity } from './quantity.ts';
export { readRows, readSoundRows, readTable, rowsAsTable } from './read-table.ts';
export {
  DEFAULT_MAX_BYTES,
  DEFAULT_MAX_ROWS,
  type ReadTableOptions,
  type TableEvent,
  type TableFile,
  type TableRow,
} from './table-file.ts';
