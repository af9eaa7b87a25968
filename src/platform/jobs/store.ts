import { sql } from 'kysely';
import type { Instant } from '../../kernel/index.ts';
import type { Database } from '../database/database.ts';

// Work belongs to the installation: it is kept outside any council.
const OUTSIDE = { council: null, turn: 'installation' } as const;

/** What a job tells when it ends: counts and codes, never names. */
export type JobDetail = Readonly<Record<string, string | number | boolean | null>>;

/** How a job stands. */
export type JobState = {
  readonly name: string;
  readonly nextAt: Instant;
  readonly attempt: number;
  readonly holder: string | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly outcome: 'done' | 'failed' | null;
  readonly detail: JobDetail | null;
};

/** A job, and when it is due where it is new; where it is known already, with `again`, it is due no later than that. */
type KnownJob = { readonly name: string; readonly nextAt: Instant; readonly again?: boolean };

/** Makes sure that each job is known, and when it is due. */
export const registerJobs = (database: Database, jobs: readonly KnownJob[]): Promise<void> =>
  database.write(OUTSIDE, async (tx) => {
    for (const { name, nextAt, again = false } of jobs) {
      await sql`insert into scheduled_job (name, next_at) values (${name}, ${nextAt}::timestamptz)
        on conflict (name) do update set next_at = least(scheduled_job.next_at, excluded.next_at) where ${again}`.execute(
        tx,
      );
    }
  });

/** Every job that is known, by name. */
export const readJobs = (database: Database): Promise<JobState[]> =>
  database.read(OUTSIDE, async (tx) => {
    const { rows } = await sql<JobState>`
      select name, next_at as "nextAt", attempt, holder, started_at as "startedAt", ended_at as "endedAt", outcome, detail
      from scheduled_job order by name collate "C"`.execute(tx);
    return rows;
  });

const dueAt = (names: readonly string[], now: Instant) => sql`
  name = any (${names}::text[]) and next_at <= ${now}::timestamptz and (held_until is null or held_until <= ${now}::timestamptz)`;

/** Takes one job that is due and that nobody has in hand, until `heldUntil`; null where there is none. */
export const claimJob = async (
  database: Database,
  names: readonly string[],
  holder: string,
  now: Instant,
  heldUntil: Instant,
): Promise<{ name: string; attempt: number } | null> => {
  // Asked first without writing: on the embedded database a write waits for all others.
  const { rows } = await database.read(OUTSIDE, (tx) =>
    sql`select name from scheduled_job where ${dueAt(names, now)}`.execute(tx),
  );
  if (rows.length === 0) return null;
  return database.write(OUTSIDE, async (tx) => {
    const claimed = await sql<{ name: string; attempt: number }>`
      update scheduled_job set holder = ${holder}, held_until = ${heldUntil}::timestamptz, attempt = attempt + 1,
        started_at = ${now}::timestamptz
      where name = (select name from scheduled_job where ${dueAt(names, now)} order by next_at, name limit 1 for update skip locked)
      returning name, attempt`.execute(tx);
    return claimed.rows[0] ?? null;
  });
};

/** Keeps a job in hand for longer. False where another process has taken it meanwhile. */
export const holdJob = (database: Database, name: string, holder: string, heldUntil: Instant): Promise<boolean> =>
  database.write(OUTSIDE, async (tx) => {
    const { numAffectedRows } = await sql`
      update scheduled_job set held_until = ${heldUntil}::timestamptz where name = ${name} and holder = ${holder}`.execute(
      tx,
    );
    return numAffectedRows === 1n;
  });

/** How a job ended, and when it is due again. A job that is handed back (`outcome` null) counts as not begun. */
type JobEnd = {
  readonly nextAt: Instant;
  readonly at: Instant;
  readonly outcome: 'done' | 'failed' | null;
  readonly detail: JobDetail | null;
};

/** Lets go of a job. Does nothing where another process has taken it meanwhile. */
export const endJob = (database: Database, name: string, holder: string, end: JobEnd): Promise<void> =>
  database.write(OUTSIDE, async (tx) => {
    const { nextAt, at, outcome, detail } = end;
    await sql`
      update scheduled_job set holder = null, held_until = null, next_at = ${nextAt}::timestamptz,
        attempt = case ${outcome}::text when 'done' then 0 when 'failed' then attempt else greatest(attempt - 1, 0) end,
        ended_at = case when ${outcome}::text is null then ended_at else ${at}::timestamptz end,
        outcome = coalesce(${outcome}, outcome),
        detail = case when ${outcome}::text is null then detail else ${detail === null ? null : JSON.stringify(detail)}::jsonb end
      where name = ${name} and holder = ${holder}`.execute(tx);
  });
