import { Command, CommanderError } from 'commander';

import { registerImportLgbf } from '../features/indicators/cli.ts';
import { registerImportObservations } from '../features/measures/cli.ts';
import { registerMeasure } from '../features/measures/measure-cli.ts';
import { registerImportPack } from '../features/packs/cli.ts';
import { registerAssess } from '../features/reports/cli.ts';
import { describeFault, FaultError } from '../kernel/index.ts';
import { type CommandContext, EXIT, type ExitCode, exitCodeOf, type Terminal } from '../platform/command/command.ts';
import { createLog, type Database, type Log, processConfig, systemClock } from '../platform/index.ts';
import { openDatabase } from './open-database.ts';
import { registerServe } from './serve.ts';
import { realTerminal } from './terminal.ts';

/** The whole program. Options that every command shares stand at the top. */
const buildProgram = (context: (program: Command) => CommandContext, log: () => Log): Command => {
  const program = new Command('remit');
  program
    .description("Remit: a Chief Social Work Officer's plans, figures and papers, each bound to where it comes from.")
    .option('--data <folder>', 'the data folder of the embedded database (REMIT_DATA, or ./data)')
    .showHelpAfterError('Run the command with --help to see how it is used.')
    .exitOverride();
  const given = context(program);
  registerServe(program, given, log);
  const importing = program.command('import').description('Take in data: packs, figures, national benchmarks');
  registerImportPack(importing, given);
  registerImportObservations(importing, given);
  registerImportLgbf(importing, given);
  registerAssess(program, given);
  registerMeasure(program, given);
  // Each command takes the shared options too, so that they may stand where people put them.
  const inherit = (command: Command): void => {
    for (const child of command.commands) {
      child.exitOverride();
      if (child.commands.length === 0 && !child.options.some(({ long }) => long === '--data')) {
        child.option('--data <folder>', 'the data folder (REMIT_DATA, or ./data)');
      }
      inherit(child);
    }
  };
  inherit(program);
  return program;
};

const sayFailure = (error: unknown, terminal: Terminal, log: Log): ExitCode => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof FaultError) terminal.err(`remit: ${describeFault(error.fault)}\n`);
  else {
    log.error('The command failed in a way that nobody foresaw');
    terminal.err(`remit: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  return exitCodeOf(error);
};

/** Runs one command line and gives its exit code. Whatever was opened is closed again, also after a failure. */
export const runCommandLine = async (args: readonly string[]): Promise<ExitCode> => {
  const terminal = realTerminal();
  const config = processConfig();
  if (!config.ok) {
    terminal.err(`${config.problem.map(describeFault).join('\n')}\n`);
    return EXIT.usage;
  }
  const style = process.stderr.isTTY === true ? 'pretty' : 'json';
  const log = createLog({
    level: config.value.LOG_LEVEL,
    style,
    clock: systemClock,
    write: (line) => process.stderr.write(line),
  });
  let opened: Promise<Database> | null = null;
  let code: ExitCode = EXIT.done;
  const program = buildProgram(
    (top) => ({
      terminal,
      clock: systemClock,
      config: config.value,
      dataFolder: () => dataFolderOf(top) ?? config.value.REMIT_DATA,
      database: () => {
        opened ??= openDatabase(config.value, dataFolderOf(top) ?? config.value.REMIT_DATA, log);
        return opened;
      },
      finish: (ended) => {
        code = ended;
      },
    }),
    () => log,
  );
  try {
    if (args.length === 0) {
      program.outputHelp();
      return EXIT.usage;
    }
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    code = sayFailure(error, terminal, log);
  }
  if (opened !== null) await (opened as Promise<Database>).then((database) => database.close()).catch(() => undefined);
  return code;
};

// The option may stand before the command or after it; the deepest one given wins.
const dataFolderOf = (program: Command): string | undefined => {
  const search = (command: Command): string | undefined => {
    for (const child of command.commands) {
      const found = search(child);
      if (found !== undefined) return found;
    }
    return command.getOptionValue('data') as string | undefined;
  };
  return search(program);
};
