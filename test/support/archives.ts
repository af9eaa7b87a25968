import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type Loaded,
  loadArchive,
  openArchive,
  packed,
  takeArchive,
  writeWhole,
} from '../../src/platform/archive/index.ts';
import {
  asEmbeddedOwner,
  asPostgresOwner,
  type Database,
  outstanding,
  readMigrations,
} from '../../src/platform/index.ts';
import { MIGRATIONS } from './databases.ts';

/** Takes a backup of everything into a file. */
export const backUp = (database: Database, path: string, council: string | null = null): Promise<void> =>
  takeArchive(
    database,
    { version: '0.0.0', at: '2026-11-22T00:00:00.000Z', council, clearance: council === null ? 'restricted' : 'open' },
    (bytes) => writeWhole(path, packed(bytes)),
  );

/** Restores a file into the PostgreSQL database of this owner. */
export const restorePostgres = async (path: string, ownerUrl: string, migrations = MIGRATIONS): Promise<Loaded> => {
  const archive = await openArchive(path);
  const known = await readMigrations(migrations);
  return asPostgresOwner(ownerUrl, (session) => loadArchive(session, archive, { migrations: known }));
};

/** Restores a file into a data folder. */
export const restoreEmbedded = async (
  path: string,
  directory: string,
  template: string | null,
  migrations = MIGRATIONS,
): Promise<Loaded> => {
  const archive = await openArchive(path);
  const known = await readMigrations(migrations);
  outstanding(known, archive.head.migrations);
  return asEmbeddedOwner(directory, template, (session) => loadArchive(session, archive, { migrations: known }));
};

/** The lines of a packed backup. */
export const linesIn = (bytes: Uint8Array): string[] => gunzipSync(bytes).toString('utf8').split('\n').slice(0, -1);

/** The rows of each table of a backup, sorted: what two equal databases have in common. */
export const rowsIn = (bytes: Uint8Array): Map<string, string[]> => {
  const tables = new Map<string, string[]>();
  let rows: string[] = [];
  for (const line of linesIn(bytes).slice(1, -1)) {
    const given = JSON.parse(line) as { table?: string; rows?: number };
    if (typeof given.table === 'string' && typeof given.rows === 'number' && Object.keys(given).length === 2) {
      rows = [];
      tables.set(given.table, rows);
    } else rows.push(line);
  }
  for (const list of tables.values()) list.sort();
  return tables;
};

/** Packs lines, closing them with the hash that fits: what somebody makes who changes a backup on purpose. */
export const packLines = (lines: readonly string[]): Buffer => {
  const text = lines.map((line) => `${line}\n`).join('');
  return gzipSync(`${text}${JSON.stringify({ sha256: createHash('sha256').update(text).digest('hex') })}\n`);
};
