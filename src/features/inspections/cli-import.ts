import { basename } from 'node:path';

import type { Command } from 'commander';

import { formatDay } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, toJson } from '../../platform/command/command.ts';
import { readInput } from '../../platform/input.ts';
import { programActor } from '../access/index.ts';
import { type CareChange, type CareImport, importCareInspectorate } from './import.ts';

type Options = { readonly asAt?: string; readonly format: Format; readonly dryRun?: boolean };

const SHOWN = 20;
const MOST_REJECTED = 200;

const sayChange = (change: CareChange): string =>
  change.change === 'added'
    ? `  new       ${change.count} ${change.kind}`
    : `  ${change.change.padEnd(9)} ${change.kind}  ${change.key}`;

const sayImport = ({ edition, accepted, changes, notes, dryRun }: CareImport): string => {
  const day = edition === null ? '' : ` of ${formatDay(edition)}`;
  const outcome = changes.length === 0 ? 'nothing changes, all of it is here already' : 'what changes:';
  const more = changes.length > SHOWN ? [`  … and ${changes.length - SHOWN} more changes`] : [];
  const head = `${dryRun ? 'Would take in' : 'Took in'} ${accepted} services${day}: ${outcome}`;
  return `${[...notes, head, ...changes.slice(0, SHOWN).map(sayChange), ...more].join('\n')}\n`;
};

/** `remit import care-inspectorate FILE` */
export const registerImportCareInspectorate = (importing: Command, context: CommandContext): void => {
  importing
    .command('care-inspectorate <file>')
    .description("Take in an edition of the Care Inspectorate's datastore: care services with their grades")
    .option('--as-at <day>', 'the day of which the file speaks, where its name does not say it')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--format <format>', 'text or json', 'text')
    .action(async (path: string, options: Options) => {
      const { terminal } = context;
      const result = await importCareInspectorate(
        await context.database(),
        { clock: context.clock, actor: programActor('command line') },
        { fileName: basename(path), bytes: await readInput(path) },
        {
          ...(options.asAt === undefined ? {} : { asAt: options.asAt }),
          dryRun: options.dryRun === true,
          onProgress: terminal.progress,
        },
      );
      const { rejected } = result;
      if (options.format === 'json') terminal.out(toJson(result));
      else if (rejected.length > 0) {
        const places = rejected
          .slice(0, MOST_REJECTED)
          .map(
            ({ file, row, column, message }) =>
              `${[file, row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ')}: ${message}`,
          );
        terminal.err(`${places.join('\n')}\nNothing was loaded: ${rejected.length} fault(s).\n`);
      } else terminal.out(sayImport(result));
      context.finish(rejected.length > 0 ? EXIT.findings : EXIT.done);
    });
};
