import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Command } from 'commander';

import { FaultError, fault } from '../kernel/index.ts';
import { writeWhole } from '../platform/archive/index.ts';
import { type CommandContext, EXIT } from '../platform/command/command.ts';
import { askService } from '../platform/control/index.ts';
import { type ArchiveQuestion, writeArchive } from './archive.ts';

const isLocked = (error: unknown): boolean => error instanceof FaultError && error.fault.code === 'database.locked';

// Opening would make a database where a folder was mistyped, and back that up.
const refuseMissing = ({ config, dataFolder }: CommandContext): void => {
  if (config.DATABASE_URL !== undefined || existsSync(join(dataFolder(), 'database'))) return;
  const remedy = 'Name the data folder with --data, or the PostgreSQL database with DATABASE_URL.';
  throw new FaultError(fault('input.unreadable', `There is no database in ${dataFolder()}`, {}, remedy));
};

/** Takes an archive from the database, or, where a service holds the data folder, from that service. */
const take = async (context: CommandContext, question: ArchiveQuestion, path: string): Promise<void> => {
  const { terminal, clock, database, dataFolder } = context;
  refuseMissing(context);
  try {
    const opened = await database();
    await writeArchive(opened, clock, question, path, (table, rows) => terminal.progress(`${table}: ${rows} rows`));
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

type ExportOptions = { readonly council: string; readonly restricted?: string };

/** `remit backup` and `remit export` */
export const registerBackup = (program: Command, context: CommandContext): void => {
  program
    .command('backup')
    .description('Write all data of this installation into one file, also while the service runs')
    .argument('<file>', 'the file to write, such as remit.backup.gz')
    .action(async (path: string) => {
      await take(context, { ask: 'archive', council: null, restricted: null }, path);
      await report(context, path);
    });
  program
    .command('export')
    .description("Write one council's data, with what all councils share, into one file")
    .argument('<file>', 'the file to write')
    .requiredOption('--council <council>', 'the council, by code or name')
    .option('--restricted <reason>', 'with the restricted rows; the reason is kept in the record')
    .action(async (path: string, { council, restricted }: ExportOptions) => {
      await take(context, { ask: 'archive', council, restricted: restricted?.trim() || null }, path);
      await report(context, path);
    });
};
