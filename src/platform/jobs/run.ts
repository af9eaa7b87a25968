import { randomUUID } from 'node:crypto';
import { type Clock, FaultError, type Instant } from '../../kernel/index.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { nextDue, nextTry, type Schedule } from './schedule.ts';
import { claimJob, endJob, holdJob, type JobDetail, registerJobs } from './store.ts';

/**
 * Work that comes round. It may be begun again after it was broken off, so doing it twice must do no harm. `signal` is raised when the process is
 * asked to stop or has lost the job to another.
 */
export type Job = {
  readonly name: string;
  readonly schedule: Schedule;
  /** Due as well whenever a process starts. */
  readonly atStart?: boolean;
  readonly work: (signal: AbortSignal) => Promise<JobDetail>;
};

export type JobsOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: readonly Job[];
  /** How often to look for work that is due; 30 seconds unless told. */
  readonly lookEveryMs?: number;
  /** How long a process that says nothing keeps a job; 5 minutes unless told. */
  readonly holdMs?: number;
  readonly onEnd?: (name: string, outcome: 'done' | 'failed', seconds: number) => void;
};

/** The work going on in this process. `close` breaks off what is in hand, gives it back, and resolves when all is given back. */
export type Jobs = { readonly close: () => Promise<void> };

const later = (now: Instant, milliseconds: number): Instant => new Date(Date.parse(now) + milliseconds).toISOString();

// A message may quote what somebody typed; the log holds the kind of failure alone.
const wordsOf = (error: unknown): string => {
  if (error instanceof FaultError) return error.fault.code;
  return error instanceof Error ? error.name : 'unknown';
};

/** Does one job to its end, keeping it in hand meanwhile. */
const carryOut = async (
  { database, clock, log, holdMs = 300_000, onEnd }: JobsOptions,
  { name, schedule, work }: Job,
  holder: string,
  attempt: number,
  stopping: AbortSignal,
): Promise<void> => {
  const lost = new AbortController();
  const signal = AbortSignal.any([stopping, lost.signal]);
  const keep = setInterval(() => {
    holdJob(database, name, holder, later(clock(), holdMs)).then(
      (held) => {
        if (!held) lost.abort();
      },
      // A database that is away for a moment: the next turn tries again, and the hold lasts for several.
      () => undefined,
    );
  }, holdMs / 3);
  // Holding a job alone keeps no process alive.
  keep.unref();
  const began = performance.now();
  const end = (outcome: 'done' | 'failed', detail: JobDetail, nextAt: Instant): Promise<void> => {
    const seconds = (performance.now() - began) / 1000;
    onEnd?.(name, outcome, seconds);
    return endJob(database, name, holder, { nextAt, at: clock(), outcome, detail });
  };
  try {
    const detail = await work(signal);
    await end('done', detail, nextDue(schedule, clock()));
    log.info('A job was done', { job: name, attempt });
  } catch (error) {
    if (stopping.aborted)
      await endJob(database, name, holder, { nextAt: clock(), at: clock(), outcome: null, detail: null });
    else {
      log.error('A job failed and will be tried again', { job: name, attempt, error: wordsOf(error) });
      await end('failed', { attempt }, nextTry(attempt, clock()));
    }
  } finally {
    clearInterval(keep);
  }
};

/**
 * Does the jobs as they fall due, each in one process at a time however many serve one database. A job whose process died is taken up by
 * another once its hold has run out. Never throws: what fails is logged and tried again.
 */
export const startJobs = (options: JobsOptions): Jobs => {
  const { database, clock, log, jobs, lookEveryMs = 30_000, holdMs = 300_000 } = options;
  const holder = randomUUID();
  const stopping = new AbortController();
  const byName = new Map(jobs.map((job) => [job.name, job]));
  let registered = false;

  const round = async (): Promise<void> => {
    if (!registered) {
      await registerJobs(
        database,
        jobs.map(({ name, schedule, atStart }) =>
          atStart === true ? { name, nextAt: clock(), again: true } : { name, nextAt: nextDue(schedule, clock()) },
        ),
      );
      registered = true;
    }
    while (!stopping.signal.aborted) {
      const now = clock();
      const claimed = await claimJob(database, [...byName.keys()], holder, now, later(now, holdMs));
      const job = claimed === null ? undefined : byName.get(claimed.name);
      if (claimed === null || job === undefined) return;
      await carryOut(options, job, holder, claimed.attempt, stopping.signal);
    }
  };

  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const look = (): void => {
    if (busy) return;
    busy = true;
    running = round()
      .catch((error: unknown) =>
        log.warn('The jobs could not be looked at; the next turn tries again', { error: wordsOf(error) }),
      )
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  look();
  return {
    close: async () => {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
};
