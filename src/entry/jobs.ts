import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { bringAllUpToDate } from '../features/framework/index.ts';
import { deliverAllOwed } from '../features/record/index.ts';
import { bringAllClocksUpToDate } from '../features/registers/index.ts';
import { remindAll } from '../features/reminders/index.ts';
import { cleanSignIn } from '../features/sign-in/index.ts';
import type { Clock, Instant } from '../kernel/index.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/database.ts';
import type { Job } from '../platform/jobs/index.ts';
import type { Log } from '../platform/log.ts';
import type { MailSettings } from '../platform/mail/index.ts';
import { writeArchive } from './archive.ts';
import { recordChecks } from './record-checks.ts';

export type JobDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<Config, 'BACKUP_FOLDER' | 'BACKUP_KEEP'>;
  /** How letters leave; none do without it. */
  readonly mail?: MailSettings | null;
};

/** The job that verifies the record; its detail says how many breaks were found. */
export const VERIFY_JOB = 'verify-record';

const verifying = ({ database, log }: JobDependencies): Job => ({
  name: VERIFY_JOB,
  schedule: { dailyAt: '02:10' },
  work: async (signal) => {
    const { verifyDatabase } = await import('../features/record/verify-live.ts');
    const { breaks, scopes, rows } = await verifyDatabase(database, { checks: recordChecks, signal });
    if (breaks.length > 0) log.error('The record is broken: run "remit verify"', { breaks: breaks.length });
    return { breaks: breaks.length, entries: scopes.reduce((sum, { entries }) => sum + entries, 0), rows };
  },
});

const cleaning = ({ database, clock }: JobDependencies): Job => ({
  name: 'clean-sign-in',
  schedule: { dailyAt: '03:10' },
  work: async (signal) => ({ rows: await cleanSignIn(database, clock, signal) }),
});

// Whoever signs in delivers at once; this is for what a process left behind that died, or could not write the record.
const delivering = ({ database, clock, log }: JobDependencies): Job => ({
  name: 'deliver-entries',
  schedule: { everyMinutes: 5 },
  atStart: true,
  work: async (signal) => ({
    entries: await deliverAllOwed(database, clock, {
      signal,
      onFailure: (council) => log.error('The record of a council takes no entries', { council }),
    }),
  }),
});

// A day that begins makes things due. Changes make due what they do in their own transaction; a council in which neither happened is passed over.
const opening = ({ database, clock }: JobDependencies): Job => {
  const seen = new Map<string, string>();
  return {
    name: 'open-obligations',
    schedule: { everyMinutes: 5 },
    atStart: true,
    work: async (signal) => ({ obligations: await bringAllUpToDate({ database, clock, seen, signal }) }),
  };
};

// What the law changes by the passing of time is written down within the minute; pages show it before that.
const lapsing = ({ database, clock, log }: JobDependencies): Job => ({
  name: 'write-lapses',
  schedule: { everyMinutes: 1 },
  atStart: true,
  // How many tells whoever reads the log that something restricted ran out.
  work: async (signal) => {
    const { left } = await bringAllClocksUpToDate({
      database,
      clock,
      signal,
      onFailure: (council, entry, error) =>
        log.error('The clocks of an entry could not be brought up to date, and it was passed over', {
          council,
          entry: entry ?? 'not named here',
          error: error instanceof Error ? error.name : 'unknown',
        }),
    });
    if (left.length > 0)
      log.warn('What clocks of entries require could not be given to those who keep the register now', {
        entries: left.join(', '),
      });
    return {};
  },
});

// Whoever has had their mail of the day is passed over, so most turns find nothing to do.
const reminding = ({ database, clock, log }: JobDependencies, mail: MailSettings): Job => ({
  name: 'remind',
  schedule: { everyMinutes: 15 },
  work: async (signal) => {
    const turn = await remindAll({
      database,
      clock,
      mail,
      signal,
      onFailure: (council) => log.error('The mails of a council could not be made', { council }),
    });
    if (turn.unknown > 0) log.warn('Mails may have gone out or not, and are not sent again', { mails: turn.unknown });
    return { ...turn };
  },
});

const nightlyName = (at: Instant): string => `remit-${at.slice(0, 19).replaceAll(':', '')}Z.backup.gz`;
const NIGHTLY = /^remit-\d{4}-\d{2}-\d{2}T\d{6}Z\.backup\.gz$/;

/** Deletes all but the newest nightly backups of a folder; files of other names are left alone. Gives how many went. */
export const keepNewest = async (folder: string, count: number): Promise<number> => {
  const names = (await readdir(folder)).filter((name) => NIGHTLY.test(name)).sort();
  const old = names.slice(0, Math.max(names.length - count, 0));
  for (const name of old) await rm(join(folder, name));
  return old.length;
};

const backingUp = ({ database, clock, config }: JobDependencies, folder: string): Job => ({
  name: 'backup',
  schedule: { dailyAt: '01:30' },
  work: async (signal) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, nightlyName(clock()));
    await writeArchive(database, clock, { ask: 'archive', council: null, restricted: null }, path, { signal });
    return { deleted: await keepNewest(folder, config.BACKUP_KEEP) };
  },
});

/** Everything that this installation does by itself. */
export const allJobs = (given: JobDependencies): Job[] => {
  const folder = given.config.BACKUP_FOLDER;
  const backups = folder === undefined ? [] : [backingUp(given, folder)];
  const mails = given.mail === undefined || given.mail === null ? [] : [reminding(given, given.mail)];
  return [delivering(given), opening(given), lapsing(given), ...mails, ...backups, verifying(given), cleaning(given)];
};
