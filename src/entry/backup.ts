import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';

import type { Command } from 'commander';

import { FaultError, fault } from '../kernel/index.ts';
import { writeWhole } from '../platform/archive/index.ts';
import { type CommandContext, EXIT } from '../platform/command/command.ts';
import { askService } from '../platform/control/index.ts';
import { type ArchiveQuestion, writeArchive } from './archive.ts';
import { refuseMissing } from './open-database.ts';

const isLocked = (error: unknown): boolean => error instanceof FaultError && error.fault.code === 'database.locked';

// A file of this name may be the only backup there is.
const refuseExisting = (path: string, force = false): void => {
  if (force || !existsSync(path)) return;
  const remedy = 'Choose another name, or write over it with --force.';
  throw new FaultError(fault('output.unwritable', `There is a file called ${path} already`, {}, remedy));
};

/** Takes an archive from the database, or, where a service holds the data folder, from that service. */
const take = async (context: CommandContext, question: ArchiveQuestion, path: string): Promise<void> => {
  const { terminal, clock, database, dataFolder } = context;
  refuseMissing(context.config, dataFolder());
  try {
    const opened = await database();
    const progress = (table: string, rows: number): void => terminal.progress(`${table}: ${rows} rows`);
    await writeArchive(opened, clock, question, path, { progress });
  } catch (error) {
    if (!isLocked(error)) throw error;
    const bytes = await askService(dataFolder(), question);
    if (bytes === null) throw error;
    terminal.progress('The service that is running makes it');
    await writeWhole(path, bytes);
  }
};

const report = async ({ terminal, finish }: CommandContext, path: string): Promise<void> => {
  const { size } = await stat(path);
  terminal.out(`Written to ${path}: ${Math.ceil(size / 1024).toLocaleString('en-GB')} KB\n`);
  finish(EXIT.done);
};

type BackupOptions = { readonly force?: boolean };
type ExportOptions = BackupOptions & { readonly council: string; readonly restricted?: string };

const FORCE = ['--force', 'write over a file of this name'] as const;

/** `remit backup` and `remit export` */
export const registerBackup = (program: Command, context: CommandContext): void => {
  program
    .command('backup')
    .description('Write all data of this installation into one file, also while the service runs')
    .argument('<file>', 'the file to write, such as remit.backup.gz')
    .option(...FORCE)
    .action(async (path: string, { force }: BackupOptions) => {
      refuseExisting(path, force);
      await take(context, { ask: 'archive', council: null, restricted: null }, path);
      await report(context, path);
    });
  program
    .command('export')
    .description("Write one council's data, with what all councils share, into one file")
    .argument('<file>', 'the file to write')
    .requiredOption('--council <council>', 'the council, by code or name')
    .option('--restricted <reason>', 'with the restricted rows; the reason is kept in the record')
    .option(...FORCE)
    .action(async (path: string, { council, restricted, force }: ExportOptions) => {
      refuseExisting(path, force);
      await take(context, { ask: 'archive', council, restricted: restricted?.trim() || null }, path);
      await report(context, path);
    });
};
