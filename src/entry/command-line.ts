import { type Command, CommanderError } from 'commander';

import { describeFault, FaultError } from '../kernel/index.ts';
import { EXIT, type ExitCode, exitCodeOf, type Terminal } from '../platform/command/command.ts';
import { createLog, type Database, type Log, processConfig, systemClock } from '../platform/index.ts';
import { openDatabase } from './open-database.ts';
import { buildProgram } from './program.ts';
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
