import { Command } from 'commander';

import { makeDue } from '../features/framework/index.ts';
import { registerImportLgbf } from '../features/indicators/cli.ts';
import { registerInspections } from '../features/inspections/cli.ts';
import { registerImportCareInspectorate } from '../features/inspections/cli-import.ts';
import { registerImportObservations } from '../features/measures/cli.ts';
import { registerMeasure } from '../features/measures/measure-cli.ts';
import { registerImportPack } from '../features/packs/cli.ts';
import { registerClock } from '../features/packs/clock-cli.ts';
import { registerPeople } from '../features/people/cli.ts';
import { peopleDoor } from '../features/people/index.ts';
import { registerAnchor, registerVerify } from '../features/record/cli.ts';
import { registerImportRegister } from '../features/registers/brought-in/cli.ts';
import { registerAssess } from '../features/reports/cli.ts';
import { registerAccounts } from '../features/sign-in/cli.ts';
import { forgetSignIn } from '../features/sign-in/index.ts';
import { registerStatement } from '../features/statement/cli.ts';
import type { CommandContext } from '../platform/command/command.ts';
import type { Log } from '../platform/index.ts';
import { registerBackup } from './backup.ts';
import { composeSignIn } from './compose-sign-in.ts';
import { recordChecks } from './record-checks.ts';
import { registerRestore } from './restore.ts';
import { registerServe } from './serve.ts';

/** The whole program. Options that every command shares stand at the top. */
export const buildProgram = (given: CommandContext, log: () => Log): Command => {
  const program = new Command('remit');
  program
    .description("Remit: a Chief Social Work Officer's plans, figures and papers, each bound to where it comes from.")
    .option('--data <folder>', 'the data folder of the embedded database (REMIT_DATA, or ./data)')
    .showHelpAfterError('Run the command with --help to see how it is used.')
    .exitOverride();
  registerServe(program, given, log);
  const importing = program.command('import').description('Take in data: packs, figures, national benchmarks');
  registerImportPack(importing, given, makeDue);
  registerImportObservations(importing, given);
  registerImportRegister(importing, given);
  registerImportLgbf(importing, given);
  registerImportCareInspectorate(importing, given);
  registerAssess(program, given);
  registerStatement(program, given);
  registerMeasure(program, given);
  registerInspections(program, given);
  registerClock(program, given);
  registerVerify(program, given, recordChecks);
  registerAnchor(program, given);
  registerPeople(program, given, (where, person, actor) =>
    forgetSignIn({ database: where, clock: given.clock, people: peopleDoor(where) }, person, actor),
  );
  registerAccounts(program, given, async () =>
    composeSignIn({
      database: await given.database(),
      clock: given.clock,
      config: given.config,
      dataFolder: given.dataFolder(),
      mode: 'ordinary',
      ownAddress: `http://${given.config.HOST}:${given.config.PORT}`,
      powers: [],
    }),
  );
  registerBackup(program, given);
  registerRestore(program, given);
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
