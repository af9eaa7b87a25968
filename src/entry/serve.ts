import { join, relative } from 'node:path';

import type { Command } from 'commander';

import { type DemoPerson, refuseRealData } from '../features/sign-in/index.ts';
import { FaultError, fault } from '../kernel/index.ts';
import { type CommandContext, EXIT } from '../platform/command/command.ts';
import { type Log, projectRoot, readMigrations } from '../platform/index.ts';
import { mailSettings } from '../platform/mail/index.ts';
import { lazyMetrics, observedDatabase } from '../platform/metrics/index.ts';
import { startBackground } from './background.ts';
import { loadDemoCareServices, loadDemoPacks, loadDemoPeople, writeDemoPapers } from './demo.ts';
import { playHistory } from './demonstration/history.ts';
import { startWeb } from './web.ts';

type ServeOptions = { readonly host?: string; readonly port?: string };
type DemoOptions = ServeOptions & { readonly serve: boolean };

const portOf = (text: string | undefined, standard: number): number => {
  if (text === undefined) return standard;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new FaultError(fault('usage.invalid', `"${text}" is no port`, {}, 'Give a whole number from 0 to 65535.'));
};

// Resolves when somebody asks the process to stop; what it was doing is then closed in order.
const untilStopped = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });

const serve = async (
  context: CommandContext,
  log: Log,
  options: ServeOptions,
  demoPeople?: () => Promise<readonly DemoPerson[]>,
): Promise<void> => {
  const { config, terminal } = context;
  const host = options.host ?? config.HOST;
  const port = portOf(options.port, config.PORT);
  // The made-up people of the demonstration get no mail.
  const mail = demoPeople === undefined ? mailSettings(config) : null;
  const metrics = lazyMetrics();
  const database = observedDatabase(await context.database(), metrics.onTransaction);
  const dataFolder = context.dataFolder();
  const web = await startWeb({
    database,
    clock: context.clock,
    config,
    dataFolder,
    operating: {
      database,
      dataFolder,
      steps: (await readMigrations(join(projectRoot(), 'migrations'))).length,
      metrics,
      metricsToken: config.METRICS_TOKEN ?? null,
      // Behind a proxy every client comes from this machine.
      behindProxy: config.TRUSTED_PROXIES.length > 0 || config.PUBLIC_ADDRESS !== undefined,
    },
    mode: demoPeople === undefined ? 'ordinary' : 'demonstration',
    ...(demoPeople === undefined ? {} : { demoPeople }),
    sendsMail: mail !== null,
    log,
    host,
    port,
  });
  const stopped = untilStopped();
  terminal.out(`Open ${web.address}\nStop with Ctrl+C.\n`);
  const background = await startBackground({ database, clock: context.clock, log, config, dataFolder, metrics, mail });
  log.info('Stopping', { signal: await stopped });
  await web.close();
  await background.close();
  context.finish(EXIT.done);
};

const addAddressOptions = (command: Command): Command =>
  command
    .option('--host <address>', 'the address to listen on (HOST, or 127.0.0.1)')
    .option('--port <port>', 'the port to listen on (PORT, or 8080; 0 lets the system choose)');

/** `remit serve` and `remit demo` */
export const registerServe = (program: Command, context: CommandContext, log: () => Log): void => {
  addAddressOptions(program.command('serve').description('Serve the pages of this installation')).action(
    (options: ServeOptions) => serve(context, log(), options),
  );

  addAddressOptions(
    program.command('demo').description('Load the example councils, write their papers, and serve the pages'),
  )
    .option('--no-serve', 'load and write, and stop there')
    .action(async (options: DemoOptions) => {
      const { terminal } = context;
      const say = (text: string): void => terminal.out(`  ${text}\n`);
      terminal.out('Preparing the demonstration\n');
      const database = await context.database();
      await refuseRealData(database);
      const packs = join(projectRoot(), 'packs');
      const year = await playHistory(database, packs, context.clock, (month) =>
        terminal.err(`  playing ${month} in the invented council\n`),
      );
      if (year !== null) say(year);
      await loadDemoPacks(database, packs, context.clock, say);
      await loadDemoCareServices(database, packs, context.clock, say);
      const folder = join(context.dataFolder(), 'papers');
      const papers = await writeDemoPapers(database, folder, context.clock);
      terminal.out('Papers written\n');
      for (const paper of papers) say(relative(process.cwd(), paper) || paper);
      const people = await loadDemoPeople(database, context.clock);
      say(`${people.length} made-up people to be, with one click each`);
      if (options.serve) await serve(context, log(), options, async () => people);
      else context.finish(EXIT.done);
    });
};
