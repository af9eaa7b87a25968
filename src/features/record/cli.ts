import type { Command } from 'commander';

import { type CommandContext, EXIT, type Format, toJson } from '../../platform/command/command.ts';
import { needCouncil } from '../councils/index.ts';
import { anchorsOf, HOW_TO_CHECK, type PrintedAnchor, readAnchor, verifyCommand } from './anchor.ts';
import { sayChain } from './chains.ts';
import type { Check } from './verify-check.ts';
import type { Anchor, Break, Verification } from './verify-result.ts';

type VerifyFlags = { readonly anchor: readonly Anchor[]; readonly format: Format };

const SHOWN = 20;

const sayBreak = ({ scope, explanation }: Break): string => `  ${scope === '' ? '' : `${scope}: `}${explanation}`;

const sayVerification = ({ scopes, rows, breaks, notRun }: Verification): string => {
  const chains = scopes.map(
    ({ scope, entries, intact }) => `  ${scope}: ${entries} entries, ${intact ? 'intact' : 'BROKEN'}`,
  );
  const found = breaks.slice(0, SHOWN).map(sayBreak);
  const more = breaks.length > SHOWN ? [`  … and ${breaks.length - SHOWN} more`] : [];
  const outcome =
    breaks.length === 0
      ? [`Intact: every entry follows from the one before it, and all ${rows} rows are as they were written.`]
      : [`Broken in ${breaks.length} ${breaks.length === 1 ? 'place' : 'places'}, the first first:`, ...found, ...more];
  const unchecked = notRun.map(({ scope, table, explanation }) => `  ${table ?? scope}: ${explanation}`);
  const rest = unchecked.length === 0 ? [] : ['Not checked:', ...unchecked];
  return `${['The record:', ...chains, ...outcome, ...rest].join('\n')}\n`;
};

/** `remit verify [FILE]`. `checks`: what other features check on the way, made anew for each run. */
export const registerVerify = (
  program: Command,
  context: CommandContext,
  checks: () => Promise<readonly Check[]>,
): void => {
  program
    .command('verify [file]')
    .description(
      'Check that nothing in the record, or in what it seals, was altered, taken away, reordered or put in: in a backup, or in the data in use',
    )
    .option(
      '--anchor <scope:position:hash>',
      'an entry noted down before, which must still be there; may be given more than once',
      (anchor: string, before: readonly Anchor[]) => [...before, readAnchor(anchor)],
      [] as readonly Anchor[],
    )
    .option('--format <format>', 'text or json', 'text')
    .action(async (file: string | undefined, { anchor: anchors, format }: VerifyFlags) => {
      // Loaded when needed: most commands never verify.
      const found =
        file === undefined
          ? await (await import('./verify-live.ts')).verifyDatabase(await context.database(), { anchors, checks })
          : await (await import('./verify-file.ts')).verifyFile(file, { anchors, checks: await checks() });
      context.terminal.out(format === 'json' ? toJson(found) : sayVerification(found));
      context.finish(found.breaks.length === 0 ? EXIT.done : EXIT.findings);
    });
};

type AnchorFlags = { readonly council: string; readonly format: Format; readonly restricted?: boolean };

const sayAnchor = (anchor: PrintedAnchor): string =>
  [
    `Record of ${sayChain(anchor.scope)}`,
    `  Entry     ${anchor.position}`,
    `  Time      ${anchor.at}`,
    `  In short  ${anchor.hash.slice(0, 12)}`,
    `  Hash      ${anchor.hash}`,
    `  To check  ${verifyCommand(anchor)}`,
  ].join('\n');

/** `remit anchor --council C` */
export const registerAnchor = (program: Command, context: CommandContext): void => {
  program
    .command('anchor')
    .description(
      'The end of the record as it is now, to print or send where nobody can change it: it proves later that nothing before it was',
    )
    .requiredOption('--council <council>', 'the council, by code or name')
    .option(
      '--restricted',
      'also the end of the restricted entries; it tells how many there are, so keep it with those who may know',
    )
    .option('--format <format>', 'text or json', 'text')
    .action(async ({ council, format, restricted }: AnchorFlags) => {
      const database = await context.database();
      const { code } = await needCouncil(database, council, context.clock());
      const anchors = await anchorsOf(database, code, restricted === true ? 'restricted' : 'open');
      context.terminal.out(
        format === 'json'
          ? toJson({ council: code, anchors })
          : `${anchors.map(sayAnchor).join('\n\n')}\n\n${HOW_TO_CHECK}\n`,
      );
      context.finish(EXIT.done);
    });
};
