import type { Config } from '../platform/config.ts';
import { listenForCommands } from '../platform/control/index.ts';
import { type Jobs, startJobs } from '../platform/jobs/index.ts';
import type { Metrics } from '../platform/metrics/index.ts';
import { archiveQuestion, writeArchive } from './archive.ts';
import { allJobs, type JobDependencies } from './jobs.ts';

type BackgroundOptions = JobDependencies & {
  readonly config: Config;
  readonly dataFolder: string;
  readonly metrics: Metrics & { readonly load: () => Promise<void> };
};

/** What goes on beside the pages; ended before the database is closed. */
type Background = { readonly close: () => Promise<void> };

// Whoever opens a page at once comes before the jobs.
const JOBS_AFTER_MS = 3000;

const startLater = (start: () => Jobs): Background => {
  let jobs: Jobs | null = null;
  const timer = setTimeout(() => {
    jobs = start();
  }, JOBS_AFTER_MS);
  timer.unref();
  return {
    close: async () => {
      clearTimeout(timer);
      await jobs?.close();
    },
  };
};

/**
 * Starts what a serving process does beside its pages: the jobs, the metrics, and, where it alone has the data, backups for commands of the same
 * machine. Nothing here holds up the first page.
 */
export const startBackground = async (options: BackgroundOptions): Promise<Background> => {
  const { database, clock, log, dataFolder, metrics } = options;
  const control =
    database.kind === 'embedded'
      ? await listenForCommands(
          dataFolder,
          async (question, path) => {
            await writeArchive(database, clock, archiveQuestion.parse(question), path);
            log.info('A backup was made for a command');
          },
          log,
        )
      : null;
  const jobs = startLater(() => {
    metrics.load().catch((error: unknown) => log.warn('Metrics cannot be counted', { error: String(error) }));
    const onEnd = (job: string, outcome: 'done' | 'failed', seconds: number): void =>
      metrics.onJob({ job, outcome, seconds });
    return startJobs({ database, clock, log, jobs: allJobs(options), onEnd });
  });
  return {
    close: async () => {
      await control?.close();
      await jobs.close();
    },
  };
};
