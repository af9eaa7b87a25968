import { basename } from 'node:path';

import type { Command } from 'commander';

import { readTable } from '../../../documents/readers/index.ts';
import { describeFault, type Fault } from '../../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, rejection, toJson } from '../../../platform/command/command.ts';
import { readInput } from '../../../platform/input.ts';
import { programActor } from '../../access/index.ts';
import { needCouncil } from '../../councils/index.ts';
import { byProgram } from '../../record/index.ts';
import { type BroughtIn, bringIn } from './bring-in.ts';

type Options = {
  readonly council: string;
  readonly type: string;
  readonly confidentiality?: string;
  readonly sheet?: string;
  readonly looked?: boolean;
  readonly dryRun?: boolean;
  readonly format: Format;
};

const sayResult = ({ made, already, late }: BroughtIn, dryRun: boolean): string => {
  const stood = [
    late === 0 ? '' : ` ${late} of them ${dryRun ? 'would stand' : late === 1 ? 'stands' : 'stand'} as late.`,
    already.length === 0 ? '' : ` ${already.length} stood already as given.`,
  ].join('');
  if (dryRun) return `Would make ${made.length} entries.${stood}\n`;
  const [first, last] = [made[0], made.at(-1)];
  return `Made ${made.length} entries${first === undefined ? '' : `: ${first} to ${last}`}.${stood}\n`;
};

const refuse = (context: CommandContext, format: Format, faults: readonly Fault[]): void => {
  const { terminal } = context;
  if (format === 'json') terminal.out(toJson({ accepted: 0, rejected: faults.map(rejection), changes: [] }));
  else terminal.err(`${faults.map(describeFault).join('\n')}\nNothing was brought in: ${faults.length} fault(s).\n`);
  context.finish(EXIT.findings);
};

/** `remit import register FILE --council C --type T` */
export const registerImportRegister = (importing: Command, context: CommandContext): void => {
  importing
    .command('register <file>')
    .description('Bring entries into a register from a CSV file or an Excel workbook with the headings of its template')
    .requiredOption('--council <council>', 'the council whose entries they are')
    .requiredOption('--type <type>', 'the register, such as complaint')
    .option('--confidentiality <who>', 'open or restricted, where the register holds both')
    .option('--sheet <name>', 'the sheet of the workbook (the first visible one)')
    .option('--looked', 'somebody looked at what could tell who a person is')
    .option('--dry-run', 'say what would be made, and make nothing')
    .option('--format <format>', 'text or json', 'text')
    .action(async (file: string, options: Options) => {
      const { terminal } = context;
      const { format, dryRun = false, looked = false, confidentiality = '' } = options;
      const bytes = await readInput(file);
      const database = await context.database();
      const council = await needCouncil(database, options.council, context.clock());
      const fileName = basename(file);
      const table = await readTable(bytes, {
        fileName,
        ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
      });
      if (!table.ok) return refuse(context, format, table.problem);
      const by = byProgram(programActor('command line'));
      const desk = { database, clock: context.clock, council: council.code, by };
      const done = await bringIn(desk, options.type, table.value, {
        confidentiality,
        looked,
        dryRun,
        onProgress: (row, of) => terminal.progress(`${row} of ${of} rows`),
      });
      if (!done.ok) return refuse(context, format, done.problem);
      const { made, already, late } = done.value;
      if (format === 'json')
        terminal.out(toJson({ accepted: made.length, rejected: [], changes: made, already, late }));
      else terminal.out(sayResult(done.value, dryRun));
      context.finish(EXIT.done);
    });
};
