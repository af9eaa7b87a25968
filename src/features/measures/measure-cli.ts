import type { Command } from 'commander';

import { FaultError, fault, indicatorCode } from '../../kernel/index.ts';
import { type CommandContext, EXIT, type Format, toJson } from '../../platform/command/command.ts';
import { needCouncil } from '../councils/index.ts';
import { type MeasureJson, measureJson } from '../indicators/index.ts';
import { lastChange, readAsAt } from '../record/index.ts';
import { type OwnMeasureJson, ownMeasureJson } from './measure-json.ts';

type Options = { readonly council: string; readonly asAt?: string; readonly format: Format };

const number = (value: { readonly rawJSON: string } | null): string => (value === null ? '' : value.rawJSON);

const rows = (lines: readonly (readonly string[])[]): string => {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map(
      (line) =>
        `  ${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
};

const sayNational = (found: MeasureJson): string => {
  const { benchmark } = found;
  const standing =
    benchmark === null
      ? 'No comparison is published.\n'
      : `${benchmark.period}: ${benchmark.displayed.value ?? 'no figure'}; Scotland ${benchmark.displayed.scotland ?? 'not given'}; family median ${benchmark.displayed.familyMedian ?? 'none'} (own council included); ${benchmark.rank === null ? 'no rank' : `rank ${benchmark.rank} of ${benchmark.of}`}.\n`;
  const lines = found.series.map(({ period, displayed, flags }) => [period, displayed, flags.join(', ')]);
  return `${found.title} (${found.code})\n${rows([['Period', 'Value', ''], ...lines])}${standing}`;
};

const sayOwn = (found: OwnMeasureJson): string => {
  const lines = found.series.map(({ period, value, absence, source, flags }) => [
    period,
    value === null ? (absence ?? 'no figure') : number(value),
    source ?? '',
    flags.join(', '),
  ]);
  const { benchmark } = found;
  const standing =
    benchmark === null
      ? ''
      : `${benchmark.indicator} in ${benchmark.period}: Scotland ${number(benchmark.scotland)}; family median ${number(benchmark.familyMedian)}; rank ${benchmark.rank ?? 'none'} of ${benchmark.of}.\n`;
  return `${found.title} (${found.code}), ${found.unit}\n${rows([['Period', 'Value', 'Source', ''], ...lines])}${standing}`;
};

/** `remit measure CODE --council C`: a measure of the council's own, or a national indicator. */
export const registerMeasure = (program: Command, context: CommandContext): void => {
  program
    .command('measure <code>')
    .description(
      'A series with its sources and how the council compares: a measure of its plans, or a national indicator such as CHN09',
    )
    .requiredOption('--council <council>', 'the council, by code or name')
    .option('--as-at <instant>', 'as the figures were known then (a day or an instant)')
    .option('--format <format>', 'text or json', 'text')
    .action(async (code: string, options: Options) => {
      const asked = readAsAt(options.asAt, context.clock);
      const database = await context.database();
      const council = await needCouncil(database, options.council, context.clock());
      const found = await database.read({ council: council.code }, async (tx) => {
        const asAt = asked ?? (await lastChange(tx)) ?? context.clock();
        const national = indicatorCode(code) === null ? null : await measureJson(tx, council.code, code, asAt);
        if (national !== null) return { json: national, text: sayNational(national) };
        const own = await ownMeasureJson(tx, council.code, code, asAt);
        return own === null ? null : { json: own, text: sayOwn(own) };
      });
      if (found === null) {
        const kind = indicatorCode(code) === null ? 'measure.unknown' : 'indicator.unknown';
        throw new FaultError(fault(kind, `${council.name} has nothing called "${code}"`));
      }
      context.terminal.out(options.format === 'json' ? toJson(found.json) : found.text);
      context.finish(EXIT.done);
    });
};
