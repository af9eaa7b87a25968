import { join } from 'node:path';

import type { Command } from 'commander';

import { describeFault, type Fault, FaultError, fault } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, rejection, toJson } from '../../platform/command/command.ts';
import { projectRoot } from '../../platform/files.ts';
import { readInput } from '../../platform/input.ts';
import { answerCase, type ClockCase, type ClockRules, readCases, sayAnswer } from '../clock-rules/index.ts';
import { clockRulesOnDisk } from './clock-rules-on-disk.ts';

type Options = {
  readonly cases?: string;
  readonly from?: string;
  readonly at?: string;
  readonly calendar?: string;
  readonly pack: readonly string[];
  readonly format: Format;
};

const wrongUse = (detail: string): FaultError => new FaultError(fault('usage.invalid', detail));

const readJson = async (path: string): Promise<unknown> => {
  const bytes = await readInput(path);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const detail = `It is not JSON: ${error instanceof Error ? error.message : ''}`;
    throw new FaultError(fault('input.format', detail, { file: path }), { cause: error });
  }
};

const ruleFaults = (cases: readonly ClockCase[], { rules }: ClockRules, file: string | undefined): Fault[] => {
  const known = new Set(rules.map(({ id }) => id));
  return cases.flatMap(({ rule }, index) =>
    known.has(rule)
      ? []
      : [
          fault(
            'reference.unknown',
            `There is no rule ${rule}`,
            file === undefined ? {} : { file, row: index + 1, column: 'rule' },
            'Use the id of a rule of the pack: see clock-rules.csv.',
          ),
        ],
  );
};

const UNREADABLE = /^unreadable: /;

const momentFaults = (answers: readonly { readonly unknown?: string }[], file: string | undefined): Fault[] =>
  answers.flatMap(({ unknown = '' }, index) =>
    UNREADABLE.test(unknown)
      ? [
          fault(
            'input.format',
            unknown.replace(UNREADABLE, ''),
            file === undefined ? {} : { file, row: index + 1 },
            'Write a day like 2026-11-27, or a time like 2026-11-27T14:05.',
          ),
        ]
      : [],
  );

const askedCases = async (rule: string | undefined, options: Options): Promise<ClockCase[] | Fault[]> => {
  if ((options.cases === undefined) === (rule === undefined)) {
    throw wrongUse('Give either a rule and --from, or --cases with a file');
  }
  if (options.cases !== undefined) {
    const read = readCases(await readJson(options.cases), options.cases);
    return read.ok ? read.value : read.problem;
  }
  if (options.from === undefined || rule === undefined) throw wrongUse('Say from when the clock runs, with --from');
  const { from, at, calendar } = options;
  return [
    {
      id: rule,
      rule,
      trigger: from,
      ...(at === undefined ? {} : { at }),
      ...(calendar === undefined ? {} : { calendar }),
    },
  ];
};

const areFaults = (found: readonly (ClockCase | Fault)[]): found is Fault[] =>
  found.length > 0 && found.every((each) => 'remedy' in each);

/** `remit clock RULE --from MOMENT`, and `remit clock --cases FILE`. Needs no database. */
export const registerClock = (program: Command, context: CommandContext): void => {
  program
    .command('clock [rule]')
    .description(
      "When a statutory clock ends: of one rule from a moment on, or of a file of cases, by the packs' rules and calendars",
    )
    .option('--cases <file>', 'a JSON file: [{"id", "rule", "trigger", "at"?, "calendar"?, "given"?}]')
    .option(
      '--from <moment>',
      'what starts it: a day, or a time such as 2026-11-27T14:05 as clocks in Scotland show it',
    )
    .option('--at <moment>', 'also say how it stands then')
    .option('--calendar <name>', "count working days by this calendar instead of the rule's own")
    .option(
      '--pack <folder>',
      "a folder with the rules, or with a council's own times and closed days; may be given more than once (without it, the rules that ship)",
      (folder: string, before: readonly string[]) => [...before, folder],
      [] as readonly string[],
    )
    .option('--format <format>', 'text or json (--cases answers in JSON)', 'text')
    .action(async (rule: string | undefined, options: Options) => {
      const { terminal } = context;
      const refuse = (faults: readonly Fault[]): void => {
        if (options.format === 'json') terminal.out(toJson({ rejected: faults.map(rejection) }));
        terminal.err(`${faults.map(describeFault).join('\n')}\n`);
        context.finish(EXIT.usage);
      };
      const asked = await askedCases(rule, options);
      if (areFaults(asked)) return refuse(asked);
      const rules = await clockRulesOnDisk(options.pack, join(projectRoot(), 'packs', 'scotland'));
      if (!rules.ok) return refuse(rules.problem);
      const unknownRules = ruleFaults(asked, rules.value, options.cases);
      if (unknownRules.length > 0) return refuse(unknownRules);
      const answers = asked.map((each) => answerCase(each, rules.value));
      const unreadable = momentFaults(answers, options.cases);
      if (unreadable.length > 0) return refuse(unreadable);
      terminal.out(
        options.cases !== undefined || options.format === 'json' ? toJson(answers) : answers.map(sayAnswer).join('\n'),
      );
      context.finish(EXIT.done);
    });
};
