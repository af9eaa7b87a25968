import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Command } from 'commander';

import { buildProgram } from '../src/entry/program.ts';
import { FAULTS } from '../src/kernel/index.ts';
import type { CommandContext } from '../src/platform/command/command.ts';
import { readConfig, SETTINGS } from '../src/platform/config.ts';
import { projectRoot } from '../src/platform/files.ts';
import { SILENT_LOG } from '../src/platform/log.ts';
import { accessPage, openApiText } from './access-page.ts';
import { isStarted } from './pack-folder.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const errors = (): string => `# Errors

Made from the registry in the code by \`scripts/make-reference.ts\`; a test holds the two together.

${table(
  ['code', 'what happened', 'what to do'],
  Object.entries(FAULTS).map(([code, { title, remedy }]) => [
    `\`${code}\``,
    cell(title),
    cell(remedy === '' ? 'The message says it.' : remedy),
  ]),
)}
`;

const configuration = (): string => `# Configuration

Every setting is an environment variable. Made from the code by \`scripts/make-reference.ts\`.

${table(
  ['setting', 'what it does', 'when it is not set', 'example'],
  Object.entries(SETTINGS).map(([name, { doc, standard, example, secret }]) => [
    `\`${name}\``,
    cell(doc) + (secret ? ' Holds a password: keep it out of files that others read.' : ''),
    cell(standard),
    `\`${cell(example)}\``,
  ]),
)}
`;

const leavesOf = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);

const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;

const commandSection = (command: Command): string => {
  const operands = command.registeredArguments.map((argument) => ` <${argument.name()}>`).join('');
  const options = command.options.map(({ flags, description }) => [`\`${flags}\``, cell(description)]);
  return `## ${fullName(command)}${operands}\n\n${command.description()}.\n\n${table(['option', 'what it does'], options)}\n`;
};

const unset = readConfig({});
if (!unset.ok) throw new Error('The settings cannot be read where none is set');

// The faces only register themselves here; none of their actions runs.
const unopened: CommandContext = {
  terminal: { out: () => undefined, err: () => undefined, progress: () => undefined },
  clock: () => '2026-01-01T00:00:00.000Z',
  config: unset.value,
  dataFolder: () => './data',
  database: () => Promise.reject(new Error('The reference opens no database')),
  finish: () => undefined,
};

const commands = (): string => `# Commands

Made from the program by \`scripts/make-reference.ts\`. Exit codes: 0 done, 1 findings or refusals, 2 wrong usage or unreadable input, 3 failed.

${leavesOf(buildProgram(unopened, () => SILENT_LOG))
  .map(commandSection)
  .join('\n')}`;

/** The generated pages of docs/reference, by file name. */
export const referencePages = (): ReadonlyMap<string, string> =>
  new Map([
    ['errors.md', errors()],
    ['configuration.md', configuration()],
    ['commands.md', commands()],
    ['access.md', accessPage()],
    ['openapi.json', openApiText()],
  ]);

if (isStarted(import.meta.url)) {
  for (const [name, text] of referencePages()) writeFileSync(join(projectRoot(), 'docs', 'reference', name), text);
}
