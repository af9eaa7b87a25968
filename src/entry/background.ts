import type { Clock } from '../kernel/index.ts';
import { listenForCommands } from '../platform/control/index.ts';
import type { Database } from '../platform/database/database.ts';
import type { Log } from '../platform/log.ts';
import { archiveQuestion, writeArchive } from './archive.ts';

export type BackgroundOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly dataFolder: string;
};

/** What goes on beside the pages; ended before the database is closed. */
export type Background = { readonly close: () => Promise<void> };

/** Starts what a serving process does beside its pages: it makes backups for commands of the same machine, where it alone has the data. */
export const startBackground = async ({ database, clock, log, dataFolder }: BackgroundOptions): Promise<Background> => {
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
  return {
    close: async () => {
      await control?.close();
    },
  };
};
