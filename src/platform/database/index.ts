export type { Clearance, Database, Scope, Snapshot, Transaction } from './database.ts';
export { type EmbeddedOptions, openEmbedded, writeTemplate } from './embedded/open.ts';
export { asEmbeddedOwner } from './embedded/owner.ts';
export { outstanding, readMigrations } from './migrations.ts';
export { withClient as asPostgresOwner } from './postgres/client.ts';
export { openPostgres } from './postgres/open.ts';
export type { PostgresOptions } from './postgres/prepare.ts';
export { QueryError } from './query-error.ts';
export { inForce, type RevisedRow, type RevisedTable, type RevisionCount, revise } from './revisions.ts';
