import { join } from 'node:path';

import type { Command } from 'commander';

import { type ArchiveHead, type Loaded, loadArchive, openArchive } from '../platform/archive/index.ts';
import { type CommandContext, EXIT, type ExitCode } from '../platform/command/command.ts';
import { asEmbeddedOwner, asPostgresOwner, outstanding, projectRoot, readMigrations } from '../platform/index.ts';
import { recordChecks } from './record-checks.ts';
import { templatePath } from './template.ts';

const restore = async ({ config, dataFolder, terminal }: CommandContext, path: string): Promise<Loaded> => {
  const folder = join(projectRoot(), 'migrations');
  const migrations = await readMigrations(folder);
  const archive = await openArchive(path);
  const progress = (table: string, rows: number): void => terminal.progress(`${table}: ${rows} rows`);
  const options = { migrations, progress };
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl = url } = config;
  try {
    if (ownerUrl !== undefined)
      return await asPostgresOwner(ownerUrl, (session) => loadArchive(session, archive, options));
    // A backup of an older version begins from an empty database; its tables are made as they were then.
    const current = outstanding(migrations, archive.head.migrations).length === 0;
    const template = current ? await templatePath(folder) : null;
    return await asEmbeddedOwner(dataFolder(), template, (session) => loadArchive(session, archive, options));
  } finally {
    await archive.parts.return(undefined);
  }
};

// Verified as the service will use it, before anybody relies on it. An export of open rows alone is verified as a file (`remit verify FILE`).
const verified = async ({ database, terminal }: CommandContext, head: ArchiveHead): Promise<ExitCode> => {
  const opened = await database();
  if (head.export?.clearance === 'open') return EXIT.done;
  const { verifyDatabase } = await import('../features/record/verify-live.ts');
  const { breaks, scopes } = await verifyDatabase(opened, { checks: recordChecks });
  const entries = scopes.reduce((sum, scope) => sum + scope.entries, 0);
  if (breaks.length === 0) terminal.out(`The record is intact: ${entries.toLocaleString('en-GB')} entries\n`);
  else terminal.err(`The record was already broken when the backup was made: run "remit verify" to see where\n`);
  return breaks.length === 0 ? EXIT.done : EXIT.findings;
};

/** `remit restore` */
export const registerRestore = (program: Command, context: CommandContext): void => {
  program
    .command('restore')
    .description('Bring a backup into a new data folder, or into a PostgreSQL database that is empty')
    .argument('<file>', 'a file that "remit backup" or "remit export" wrote')
    .action(async (path: string) => {
      const { head, tables, rows } = await restore(context, path);
      const { terminal, finish } = context;
      terminal.out(`Restored ${rows.toLocaleString('en-GB')} rows in ${tables} tables, as they were at ${head.at}\n`);
      if (head.export !== undefined)
        terminal.out(`The file holds ${head.export.council} alone (${head.export.clearance} rows)\n`);
      finish(await verified(context, head));
    });
};
