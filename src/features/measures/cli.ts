import { basename } from 'node:path';

import type { Command } from 'commander';

import { describeFault } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, rejection, toJson } from '../../platform/command/command.ts';
import { readInput } from '../../platform/input.ts';
import { programActor } from '../access/index.ts';
import { needCouncil } from '../councils/index.ts';
import { type ImportResult, importObservations } from './service.ts';

type Options = {
  readonly council: string;
  readonly sheet?: string;
  readonly format: Format;
  readonly dryRun?: boolean;
};

// A screenful: the rest is counted, and whole in the JSON.
const SHOWN = 20;

const sayResult = (result: ImportResult, dryRun: boolean): string => {
  const { changes, unchanged, notes } = result;
  const lines = changes
    .slice(0, SHOWN)
    .map(
      ({ kind, measure, period, value, absence }) =>
        `  ${kind === 'added' ? 'new    ' : 'revised'}  ${measure}  ${period}  ${value ?? absence}`,
    );
  const more = changes.length > SHOWN ? [`  … and ${changes.length - SHOWN} more`] : [];
  const verb = dryRun ? 'Would take in' : 'Took in';
  const summary = `${verb} ${changes.length} figure(s); ${unchanged} stood already as given.`;
  return `${[...notes, summary, ...lines, ...more].join('\n')}\n`;
};

/** `remit import observations FILE --council C` */
export const registerImportObservations = (importing: Command, context: CommandContext): void => {
  importing
    .command('observations <file>')
    .description(
      'Take in figures from a CSV file or an Excel workbook: measure, period, value or the reason why there is none',
    )
    .requiredOption('--council <council>', 'the council whose figures they are')
    .option('--sheet <name>', 'the sheet of the workbook (the first visible one)')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--format <format>', 'text or json', 'text')
    .action(async (file: string, options: Options) => {
      const { terminal } = context;
      const bytes = await readInput(file);
      const database = await context.database();
      const council = await needCouncil(database, options.council, context.clock());
      const dryRun = options.dryRun === true;
      const result = await importObservations(database, council.code, bytes, {
        fileName: basename(file),
        clock: context.clock,
        actor: programActor('command line'),
        dryRun,
        ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
        onProgress: (share, rows) => terminal.progress(`${Math.floor(share * 100)}% read, ${rows} rows`),
      });
      const { rejected } = result;
      if (options.format === 'json') {
        terminal.out(toJson({ ...result, rejected: rejected.map(rejection) }));
      } else if (rejected.length > 0) {
        const more = rejected.length > 200 ? `\n… and ${rejected.length - 200} more` : '';
        terminal.err(
          `${rejected.slice(0, 200).map(describeFault).join('\n')}${more}\nNothing was loaded: ${rejected.length} fault(s).\n`,
        );
      } else terminal.out(sayResult(result, dryRun));
      context.finish(rejected.length > 0 ? EXIT.findings : EXIT.done);
    });
};
