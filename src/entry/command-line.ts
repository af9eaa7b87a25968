import { CommanderError } from 'commander';

import { describeFault, FaultError } from '../kernel/index.ts';
import { EXIT, type ExitCode, exitCodeOf, type Terminal } from '../platform/command/command.ts';
import { createLog, type Database, type Log, processConfig, systemClock } from '../platform/index.ts';
import { openDatabase, refuseMissing } from './open-database.ts';
import { realTerminal } from './terminal.ts';

const sayFailure = (error: unknown, terminal: Terminal, log: Log): ExitCode => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof FaultError) terminal.err(`remit: ${describeFault(error.fault)}\n`);
  else {
    log.error('The command failed in a way that nobody foresaw');
    terminal.err(`remit: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  return exitCodeOf(error);
};

// Where a folder was mistyped, every other command would make an empty database there and speak of that.
const MAKES_A_DATABASE = new Set(['serve', 'demo', 'import', 'restore']);

// These two need the database whatever else they are told.
const OPENS_AT_ONCE = new Set(['serve', 'demo']);

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
  const folder = dataFolderIn(args) ?? config.value.REMIT_DATA;
  let opened: Promise<Database> | null = null;
  const open = (): Promise<Database> => {
    if (!MAKES_A_DATABASE.has(args[0] ?? '')) refuseMissing(config.value, folder);
    opened ??= openDatabase(config.value, folder, log);
    return opened;
  };
  if (OPENS_AT_ONCE.has(args[0] ?? '') && !args.some((arg) => arg === '--help' || arg === '-h')) {
    // A failure is told where the command asks for the database.
    open().catch(() => undefined);
  }
  // Read while the database starts in its own thread: most of a cold start is these two.
  const { buildProgram } = await import('./program.ts');
  let code: ExitCode = EXIT.done;
  const program = buildProgram(
    {
      terminal,
      clock: systemClock,
      config: config.value,
      dataFolder: () => folder,
      database: open,
      finish: (ended) => {
        code = ended;
      },
    },
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
  if (opened !== null)
    await open()
      .then((database) => database.close())
      .catch(() => undefined);
  return code;
};

/** The data folder that the options name, wherever they stand; the last one counts, as for every option. */
const dataFolderIn = (args: readonly string[]): string | undefined =>
  args.reduce<string | undefined>((found, arg, index) => {
    if (arg.startsWith('--data=')) return arg.slice('--data='.length);
    return args[index - 1] === '--data' ? arg : found;
  }, undefined);
