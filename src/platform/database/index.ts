export type { Database, Scope, Transaction } from './database.ts';
export { type EmbeddedOptions, openEmbedded, writeTemplate } from './embedded/open.ts';
export { openPostgres, type PostgresOptions } from './postgres/open.ts';
export { QueryError } from './query-error.ts';
export { inForce, type RevisedRow, type RevisedTable, type RevisionCount, revise } from './revisions.ts';
