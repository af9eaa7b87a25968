import { basename, dirname, join } from 'node:path';

import type { Command } from 'commander';

import { FaultError } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, toJson } from '../../platform/command/command.ts';
import { readInput } from '../../platform/input.ts';
import { programActor } from '../access/index.ts';
import type { NationalFile } from './lgbf-files.ts';
import { importLgbf, type NationalChange, type NationalImport } from './service.ts';

type Options = {
  readonly information?: string;
  readonly families?: string;
  readonly format: Format;
  readonly dryRun?: boolean;
};

// The names under which the publisher's other two files lie beside the values.
const BESIDE = { information: 'lgbf_indicator_information.csv', families: 'lgbf_family_groups.csv' } as const;

const nationalFile = async (path: string): Promise<NationalFile> => ({
  fileName: basename(path),
  bytes: await readInput(path),
});

const besideOrNamed = async (values: string, named: string | undefined, usual: string): Promise<NationalFile[]> => {
  if (named !== undefined) return [await nationalFile(named)];
  try {
    return [await nationalFile(join(dirname(values), usual))];
  } catch (error) {
    // Without it the import says itself what it lacks, unless an earlier import brought it.
    if (error instanceof FaultError && error.fault.code === 'input.unreadable') return [];
    throw error;
  }
};

const SHOWN = 20;

const sayChange = (change: NationalChange): string => {
  switch (change.kind) {
    case 'values':
      return `  new      ${change.indicator}: ${change.count} values`;
    case 'value':
      return `  revised  ${change.indicator}  ${change.council}  ${change.period}`;
    default:
      return `  ${change.change}  ${change.kind === 'indicator' ? 'indicator' : 'family group'} ${change.key}`;
  }
};

const sayImport = ({ accepted, changes, notes, dryRun }: NationalImport): string => {
  const lines = changes.slice(0, SHOWN).map(sayChange);
  const more = changes.length > SHOWN ? [`  … and ${changes.length - SHOWN} more changes`] : [];
  const outcome = changes.length === 0 ? 'nothing changes, all of it is here already' : `${changes.length} changes`;
  return `${[...notes, `${dryRun ? 'Would take in' : 'Took in'} ${accepted} rows: ${outcome}.`, ...lines, ...more].join('\n')}\n`;
};

/** `remit import lgbf FILE` */
export const registerImportLgbf = (importing: Command, context: CommandContext): void => {
  importing
    .command('lgbf <file>')
    .description(
      'Take in the national benchmarks (LGBF): values of all councils, with their indicator information and family groups',
    )
    .option('--information <file>', `the indicator information (${BESIDE.information} beside the file)`)
    .option('--families <file>', `the family groups (${BESIDE.families} beside the file)`)
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--format <format>', 'text or json', 'text')
    .action(async (file: string, options: Options) => {
      const { terminal } = context;
      const files = [
        await nationalFile(file),
        ...(await besideOrNamed(file, options.information, BESIDE.information)),
        ...(await besideOrNamed(file, options.families, BESIDE.families)),
      ];
      const result = await importLgbf(
        await context.database(),
        { clock: context.clock, actor: programActor('command line') },
        files,
        {
          dryRun: options.dryRun === true,
          onProgress: ({ done, total }) => terminal.progress(`${done} of ${total} values`),
        },
      );
      if (options.format === 'json') terminal.out(toJson(result));
      else if (result.rejected.length > 0) {
        const places = result.rejected
          .slice(0, 200)
          .map(
            ({ file: name, row, column, message }) =>
              `${[name, row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ')}: ${message}`,
          );
        terminal.err(`${places.join('\n')}\nNothing was loaded: ${result.rejected.length} fault(s).\n`);
      } else terminal.out(sayImport(result));
      context.finish(result.rejected.length > 0 ? EXIT.findings : EXIT.done);
    });
};
