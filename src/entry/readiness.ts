import { statfs } from 'node:fs/promises';

import { sql } from 'kysely';

import type { Database } from '../platform/database/database.ts';
import { readJobs } from '../platform/jobs/index.ts';
import { VERIFY_JOB } from './jobs.ts';

export type ReadinessDependencies = {
  readonly database: Database;
  /** How many steps the tables of this version have. */
  readonly steps: number;
  /** Where the embedded database lies; null where it is in memory. */
  readonly dataFolder: string | null;
};

/** Whether this process can do its work, and what each check found, in words for whoever watches over it. */
type Readiness = { readonly ready: boolean; readonly checks: Readonly<Record<string, string>> };

const PATIENCE_MS = 5000;
const LEAST_FREE_BYTES = 100_000_000;

const inTime = async <Value>(work: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const stepsTaken = (database: Database): Promise<number> =>
  database.read({ council: null }, async (tx) => {
    const { rows } = await sql<{ steps: number }>`select count(*)::int as steps from schema_migration`.execute(tx);
    return rows[0]?.steps ?? 0;
  });

const sayRecord = async (database: Database): Promise<string> => {
  const job = (await readJobs(database)).find(({ name }) => name === VERIFY_JOB);
  if (job?.endedAt === null || job?.endedAt === undefined || job.detail === null) return 'not verified yet';
  if (job.outcome === 'failed') return `verifying failed at ${job.endedAt}`;
  return job.detail['breaks'] === 0
    ? `intact when verified at ${job.endedAt}`
    : `BROKEN when verified at ${job.endedAt}`;
};

const diskOf = async (folder: string): Promise<string> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < LEAST_FREE_BYTES ? 'almost full' : 'ok';
};

/**
 * Looks at the database, its tables, the disk and the last verification. A broken record is told of but keeps nobody from working: stopping the
 * service would not mend it.
 */
export const readiness = async ({ database, steps, dataFolder }: ReadinessDependencies): Promise<Readiness> => {
  const disk =
    dataFolder === null || database.kind === 'postgresql' ? 'ok' : await diskOf(dataFolder).catch(() => 'unknown');
  try {
    const taken = await inTime(stepsTaken(database));
    const tables = taken === steps ? 'ok' : `at step ${taken} instead of ${steps}`;
    const record = await inTime(sayRecord(database));
    return { ready: tables === 'ok' && disk === 'ok', checks: { database: 'ok', tables, disk, record } };
  } catch {
    // The embedded database does one thing at a time: a backup or a verification that takes long is no fault, and no reason to start anew.
    if (database.heldBySnapshot?.() === true) {
      return { ready: disk === 'ok', checks: { database: 'busy: a backup or a verification reads all of it', disk } };
    }
    return { ready: false, checks: { database: 'cannot be read', disk } };
  }
};
