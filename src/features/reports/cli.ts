import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Command } from 'commander';

import { describeFault, FaultError, fault, parsePeriod, planCode } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, rejection, toJson } from '../../platform/command/command.ts';
import { writeFileAtomically } from '../../platform/files.ts';
import { readInput } from '../../platform/input.ts';
import { needCouncil } from '../councils/index.ts';
import { readAsAt } from '../record/index.ts';
import { assessmentJson } from './assessment-json.ts';
import { assessmentPaper } from './assessment-paper.ts';
import { assessmentText } from './assessment-text.ts';
import { currentPaperFacts } from './current-facts.ts';
import type { PaperFacts } from './paper-facts.ts';
import { PAPER_FORMATS, paperFileName, renderPaper } from './write-paper.ts';

type Options = {
  readonly council: string;
  readonly plan: string;
  readonly period: string;
  readonly asAt?: string;
  readonly out?: string;
  readonly house?: string;
  readonly format: Format;
};

const usage = (detail: string, remedy: string): FaultError =>
  new FaultError(fault('usage.invalid', detail, {}, remedy));

const writePapers = async (facts: PaperFacts, folder: string, house: Uint8Array | undefined): Promise<string[]> => {
  const paper = assessmentPaper(facts);
  if (!paper.ok) throw new FaultError(paper.problem[0] ?? fault('paper.template'));
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const format of PAPER_FORMATS) {
    const path = join(folder, paperFileName(facts, format));
    await writeFileAtomically(path, await renderPaper(paper.value, format, house));
    written.push(path);
  }
  const path = join(folder, paperFileName(facts, 'json'));
  await writeFileAtomically(path, new TextEncoder().encode(toJson(assessmentJson(facts))));
  return [...written, path];
};

/** `remit assess --council C --plan P --period 2019/20` */
export const registerAssess = (program: Command, context: CommandContext): void => {
  program
    .command('assess')
    .description(
      "The Chief Social Work Officer's assessment of a plan for a period: every measure, its status and why; with --out the paper itself",
    )
    .requiredOption('--council <council>', 'the council, by code or name')
    .requiredOption('--plan <plan>', 'the plan, by code')
    .requiredOption('--period <period>', 'the period, such as 2019/20 or 2026/27-H1')
    .option(
      '--as-at <instant>',
      'as the figures were known then (a day or an instant); without it, as they are known now',
    )
    .option('--out <folder>', 'write the paper there as Word, PDF, HTML and JSON')
    .option('--house <file>', "the council's own Word template, for the look of the Word paper")
    .option('--format <format>', 'text or json', 'text')
    .action(async (options: Options) => {
      const { terminal } = context;
      const period = parsePeriod(options.period);
      if (!period.ok) throw new FaultError(period.problem);
      const asAt = readAsAt(options.asAt, context.clock);
      const plan = planCode(options.plan);
      if (plan === null)
        throw usage(`"${options.plan}" cannot be the code of a plan`, 'Write it as the plan does, like DCFSP-2021-24.');
      const house = options.house === undefined ? undefined : await readInput(options.house);
      const database = await context.database();
      const council = await needCouncil(database, options.council, context.clock());
      const facts = await currentPaperFacts(database, council, plan, period.value, asAt, context.clock);
      if (!facts.ok) {
        const [first] = facts.problem;
        throw new FaultError(first ?? fault('plan.unknown'));
      }
      const totals = assessmentPaper(facts.value);
      if (!totals.ok) {
        if (options.format === 'json') terminal.out(toJson({ refused: totals.problem.map(rejection) }));
        else terminal.err(`${totals.problem.map(describeFault).join('\n')}\n`);
        return context.finish(EXIT.findings);
      }
      terminal.out(options.format === 'json' ? toJson(assessmentJson(facts.value)) : assessmentText(facts.value));
      if (options.out !== undefined) {
        const written = await writePapers(facts.value, options.out, house);
        terminal.err(`Wrote ${written.join(', ')}\n`);
      }
      context.finish(EXIT.done);
    });
};
