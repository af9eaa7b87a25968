import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Command } from 'commander';

import { dayOf, describeFault, FaultError } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, rejection, toJson } from '../../platform/command/command.ts';
import { writeFileAtomically } from '../../platform/files.ts';
import { readInput } from '../../platform/input.ts';
import { needCouncil } from '../councils/index.ts';
import { readAsAt } from '../record/index.ts';
import { PAPER_FORMATS, renderPaper } from '../reports/index.ts';
import type { StatementFacts } from './facts.ts';
import { currentStatementFacts } from './read-facts.ts';
import { statementJson } from './statement-json.ts';
import { statementPaper } from './statement-paper.ts';
import { statementText } from './statement-text.ts';
import { statementFileName } from './write-statement.ts';
import { readYear } from './year.ts';

type Options = {
  readonly council: string;
  readonly year: string;
  readonly asAt?: string;
  readonly out?: string;
  readonly house?: string;
  readonly format: Format;
};

const writeFiles = async (facts: StatementFacts, folder: string, house: Uint8Array | undefined): Promise<string[]> => {
  const document = statementPaper(facts);
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const format of PAPER_FORMATS) {
    const path = join(folder, statementFileName(facts, format));
    await writeFileAtomically(path, await renderPaper(document, format, house));
    written.push(path);
  }
  const path = join(folder, statementFileName(facts, 'json'));
  await writeFileAtomically(path, new TextEncoder().encode(toJson(statementJson(facts))));
  return [...written, path];
};

/** `remit statement --council C --year 2026/27` */
export const registerStatement = (program: Command, context: CommandContext): void => {
  program
    .command('statement')
    .description(
      "The Chief Social Work Officer's yearly statement of assurance: the opinion on each function, what came in and what is missing; with --out the paper itself",
    )
    .requiredOption('--council <council>', 'the council, by code or name')
    .requiredOption('--year <year>', 'the financial year, such as 2026/27')
    .option('--as-at <instant>', 'as it was known then (a day or an instant); without it, as it is known now')
    .option('--out <folder>', 'write the statement there as Word, PDF, HTML and JSON')
    .option('--house <file>', "the council's own Word template, for the look of the Word paper")
    .option('--format <format>', 'text or json', 'text')
    .action(async (options: Options) => {
      const { terminal, clock } = context;
      const asAt = readAsAt(options.asAt, clock);
      const year = readYear(options.year, dayOf(asAt ?? clock()));
      if (!year.ok) throw new FaultError(year.problem);
      const house = options.house === undefined ? undefined : await readInput(options.house);
      const database = await context.database();
      const council = await needCouncil(database, options.council, clock());
      const facts = await currentStatementFacts(database, council, year.value, asAt, clock);
      if (!facts.ok) {
        if (options.format === 'json') terminal.out(toJson({ refused: facts.problem.map(rejection) }));
        else terminal.err(`${facts.problem.map(describeFault).join('\n')}\n`);
        return context.finish(EXIT.findings);
      }
      terminal.out(options.format === 'json' ? toJson(statementJson(facts.value)) : statementText(facts.value));
      if (options.out !== undefined) {
        const written = await writeFiles(facts.value, options.out, house);
        terminal.err(`Wrote ${written.join(', ')}\n`);
      }
      context.finish(EXIT.done);
    });
};
