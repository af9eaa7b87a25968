import { basename } from 'node:path';

import type { Command } from 'commander';

import { describeFault } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, rejection, toJson } from '../../platform/command/command.ts';
import { programActor } from '../access/index.ts';
import type { MakeDue } from '../record/index.ts';
import { loadPack, type PackLoaded } from './load-pack.ts';
import { readPackFolder } from './pack-folder.ts';
import { readPack } from './read-pack.ts';

type Options = { readonly format: Format; readonly dryRun?: boolean };

const sayLoaded = ({ pack, version, changes }: PackLoaded, dryRun: boolean): string => {
  const lines = changes
    .filter(({ added, changed, withdrawn }) => added.length + changed.length + withdrawn.length > 0)
    .map(({ file, added, changed, withdrawn }) => {
      const parts = [
        added.length > 0 ? `${added.length} added` : '',
        changed.length > 0
          ? `${changed.length} changed (${changed.slice(0, 5).join(', ')}${changed.length > 5 ? ', …' : ''})`
          : '',
        withdrawn.length > 0 ? `${withdrawn.length} withdrawn (${withdrawn.slice(0, 5).join(', ')})` : '',
      ];
      return `  ${file}: ${parts.filter((part) => part !== '').join(', ')}`;
    });
  const head = `${dryRun ? 'Would load' : 'Loaded'} the pack ${pack} ${version}`;
  return lines.length === 0
    ? `${head}: nothing changes, all of it is here already.\n`
    : `${head}:\n${lines.join('\n')}\n`;
};

/** `remit import pack FOLDER` */
export const registerImportPack = (importing: Command, context: CommandContext, makeDue: MakeDue): void => {
  importing
    .command('pack <folder>')
    .description('Load a pack: a folder of data files that describes a council, its plans and its figures')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--format <format>', 'text or json', 'text')
    .action(async (folder: string, options: Options) => {
      const { terminal } = context;
      const pack = await readPack(await readPackFolder(folder));
      if (!pack.ok) {
        if (options.format === 'json')
          terminal.out(toJson({ accepted: 0, rejected: pack.problem.map(rejection), changes: [] }));
        else
          terminal.err(
            `${pack.problem.map(describeFault).join('\n')}\nNothing was loaded: ${pack.problem.length} fault(s) in ${basename(folder)}.\n`,
          );
        return context.finish(EXIT.findings);
      }
      const dryRun = options.dryRun === true;
      const loaded = await loadPack(await context.database(), pack.value, {
        clock: context.clock,
        actor: programActor('command line'),
        dryRun,
        makeDue,
      });
      const accepted = pack.value.files.reduce((sum, { rows }) => sum + rows.length, 0);
      terminal.out(
        options.format === 'json'
          ? toJson({ accepted, rejected: [], changes: loaded.changes })
          : sayLoaded(loaded, dryRun),
      );
      context.finish(EXIT.done);
    });
};
