import type { Command } from 'commander';

import { FaultError, fault, formatDay } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, toJson } from '../../platform/command/command.ts';
import { needCouncil } from '../councils/index.ts';
import { lastChange, readAsAt } from '../record/index.ts';
import { count as counted } from '../site/index.ts';
import { editionDay } from './edition-day.ts';
import { inspectionsJson } from './grade-json.ts';
import { askedWords, type GradeTable, gradeTable } from './grade-table.ts';
import { GRADES } from './question.ts';
import { standingOf } from './read-model.ts';
import { FACT_WORDS, sayShare, sayYearCount } from './words.ts';

type Options = { readonly council: string; readonly asAt?: string; readonly edition?: string; readonly format: Format };

const HEAD = [...GRADES.map(String), 'not on this', 'not yet', 'good or better'];

const sayTable = (council: string, table: GradeTable): string => {
  const lines = [
    `${council}: care services by grade, in the file${table.editions.length === 1 ? '' : 's'} of ${table.editions.map(formatDay).join(' and ')}`,
    ...table.parts.flatMap(({ kind, services, notYetGraded, rows }) => [
      '',
      `${kind ?? 'All kinds'}: ${counted(services, 'service')}, ${notYetGraded} not yet graded`,
      `  ${''.padEnd(50)}${HEAD.map((head) => head.padStart(Math.max(4, head.length + 2))).join('')}`,
      ...rows.map(({ asked, count, goodOrBetter }) => {
        const cells = [...GRADES.map((grade) => count.grades[grade]), count.notOnThis, count.notYet].map(String);
        const numbers = cells.map((cell, place) => cell.padStart(Math.max(4, (HEAD[place] ?? '').length + 2))).join('');
        return `  ${askedWords(asked).padEnd(50)}${numbers}  ${sayShare(goodOrBetter)}${count.byTheme === 0 ? '' : `; ${count.byTheme} by an older theme`}`;
      }),
    ]),
    '',
    ...table.years.map((each) => `${FACT_WORDS[each.what]} ${each.year}: ${sayYearCount(each)}`),
    ...(table.gone === 0 ? [] : [`No longer in the latest file: ${counted(table.gone, 'service')} of earlier ones.`]),
  ];
  return `${lines.join('\n')}\n`;
};

/** `remit inspections --council C` */
export const registerInspections = (program: Command, context: CommandContext): void => {
  program
    .command('inspections')
    .description(
      "A council's care services by grade: how many stand at each grade of each question, by kind of service",
    )
    .requiredOption('--council <council>', 'the council, by code or name')
    .option('--edition <day>', 'as the last file up to this day has it; the latest unless told')
    .option('--as-at <instant>', 'as it was known then (a day or an instant)')
    .option('--format <format>', 'text or json', 'text')
    .action(async (options: Options) => {
      const asked = readAsAt(options.asAt, context.clock);
      const on = options.edition === undefined ? null : editionDay('', options.edition);
      if (on?.ok === false)
        throw new FaultError(fault('usage.invalid', `"${options.edition}" is no day`, {}, 'Write it like 2026-05-31.'));
      const database = await context.database();
      const council = await needCouncil(database, options.council, context.clock());
      const { terminal } = context;
      const { asAt, standing } = await database.read({ council: council.code }, async (tx) => {
        const known = asked ?? (await lastChange(tx)) ?? context.clock();
        return { asAt: known, standing: await standingOf(tx, council.code, known, on?.value) };
      });
      if (standing === null) {
        terminal.err(
          `No file of care services up to then speaks of ${council.name}. Take one in with "remit import care-inspectorate FILE".\n`,
        );
        context.finish(EXIT.findings);
        return;
      }
      const table = gradeTable(standing);
      terminal.out(
        options.format === 'json' ? toJson(inspectionsJson(council.code, asAt, table)) : sayTable(council.name, table),
      );
      context.finish(EXIT.done);
    });
};
