import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';

import { SITE_PARTS } from '../../src/entry/site-parts.ts';
import { plansOf } from '../../src/features/plans/index.ts';
import { PATHS } from '../../src/features/registers/addresses.ts';
import { readCount } from '../../src/features/registers/counts/index.ts';
import { registerCountRoutes } from '../../src/features/registers/pages/count-routes.ts';
import { registerListRoutes } from '../../src/features/registers/pages/list-routes.ts';
import { EVERYTHING } from '../../src/features/registers/pages/scorecard-rows.ts';
import { type CouncilCode, financialYear } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { inventedCode } from '../data/councils.ts';
import { openData } from '../data/prepared.ts';
import { BENCH_TYPES, fillRegisters } from '../data/registered.ts';
import { bareStatements } from '../load/bare-statements.ts';
import { type Asked, holding, listening, pageTime } from '../load/routes.ts';
import { spread, timed } from '../statistics.ts';
import { type Context, type Measurement, measurement, type Workload } from '../workload.ts';

const COUNCILS = 200;
const EACH = 5_000;

const ALL = ['*'];
const YEARS = [2021, 2022, 2023, 2024, 2025];
/** What is timed: the milliseconds of one turn, over a database and in one of its councils. */
type Reading = (database: Database) => (council: CouncilCode, turn: number) => Promise<number>;

const typeOf = (turn: number) => {
  const type = BENCH_TYPES[turn % BENCH_TYPES.length];
  if (type === undefined) throw new Error('There is no register');
  return type;
};

// A page as its route makes it, without the wire, for the officer, who sees restricted entries too.
const page =
  (path: string): Reading =>
  (database) => {
    const site = { database, plansOf, parts: SITE_PARTS };
    const given = { site, clock: systemClock, functionTitles: async () => new Map() };
    const routes = [...registerListRoutes(given), ...registerCountRoutes(given)];
    return (council, turn) =>
      pageTime(routes, path, council, holding(council, 'CSWO', 'cswo'), {
        type: typeOf(turn).code,
        scorecard: EVERYTHING,
      });
  };

const counting: Reading = (database) => async (council, turn) => {
  const type = typeOf(turn);
  const count = type.counts[Math.floor(turn / BENCH_TYPES.length) % type.counts.length];
  const year = YEARS[turn % YEARS.length];
  if (count === undefined || year === undefined) throw new Error('There is nothing to count');
  const asked = { type, count, period: financialYear(year), asAt: systemClock() };
  const { ms } = await timed(() =>
    database.read({ council, clearance: 'restricted', need: ALL }, (tx) => readCount(tx, asked, ALL)),
  );
  return ms;
};

// Every register with every count in every year once.
const ROUND = 70;

/** The times of a reading in one council after another, and the statements that so many turns send: one page, or a round of all counts. */
const timesFor = async (
  database: Database,
  councils: readonly CouncilCode[],
  rounds: number,
  { reading, turns }: { readonly reading: Reading; readonly turns: number },
): Promise<{ readonly times: ReturnType<typeof spread>; readonly statements: readonly Asked[] }> => {
  const councilAt = (turn: number): CouncilCode => {
    const council = councils[(turn * 7) % councils.length];
    if (council === undefined) throw new Error('There is no council');
    return council;
  };
  const read = reading(database);
  const times: number[] = [];
  for (let turn = 0; turn < 2 * rounds; turn += 1) {
    const ms = await read(councilAt(turn), turn);
    if (turn >= rounds) times.push(ms);
  }
  const statements: Asked[] = [];
  const heard = reading(listening(database, statements));
  for (let turn = 0; turn < turns; turn += 1) await heard(councilAt(0), turn);
  return { times: spread(times), statements };
};

/** What registers cost where 200 councils have a million entries: a page of a list, the live clocks, any count of any year. */
export const registers: Workload = {
  name: 'registers',
  run: async (context: Context): Promise<readonly Measurement[]> => {
    const councils = Array.from(
      { length: context.quick ? 2 : COUNCILS },
      (_, index) => inventedCode(index) as CouncilCode,
    );
    const each = context.quick ? 200 : EACH;
    const rounds = context.quick ? 20 : 350;
    const directory = join(context.folder, 'registers');
    await (await openData(context, directory)).close();
    const filling = await PGlite.create(join(directory, 'database'));
    context.say(`Filling ${councils.length} councils with ${each} entries each`);
    await fillRegisters(filling, councils, each, context.say);
    const filled = await filling.query<{ entries: number; revisions: number }>(
      'select (select count(*)::int from register_now) as entries, (select count(*)::int from register_revision) as revisions',
    );
    await filling.close();
    const database = await openData(context, directory);
    const asked = [
      { what: 'the page of a register (p95)', limit: 30, reading: page(PATHS.list), turns: 1 },
      { what: 'the page of the clocks that run (p95)', limit: 30, reading: page(PATHS.clocks), turns: 1 },
      // Every measure of every register in three periods: some two hundred counts.
      { what: 'the scorecard of everything counted (p95)', limit: 500, reading: page(PATHS.scorecard), turns: 1 },
      { what: 'a count of any measure for any year (p95)', limit: 100, reading: counting, turns: ROUND },
    ];
    const readings = [];
    for (const each of asked) {
      context.say(`Asking for ${each.what}`);
      readings.push({ ...each, ...(await timesFor(database, councils, rounds, each)) });
    }
    await database.close();
    const bare = await PGlite.create(join(directory, 'database'));
    const measured: Measurement[] = [];
    for (const { what, limit, times, statements, turns } of readings) {
      // A page takes its need itself, once; its statements are asked together, those of counts one in each round.
      const of =
        turns === 1 ? { councils: councils.slice(0, 1), need: '', one: false } : { councils, need: '*', one: true };
      const raw = await bareStatements(bare, of.councils, statements, rounds, { clearance: 'restricted', ...of });
      measured.push(
        measurement({
          what,
          ours: times.p95,
          bare: raw.p95,
          unit: 'ms',
          target: { limit },
          parts: {
            p50: times.p50,
            p99: times.p99,
            statements: statements.length,
            ...filled.rows[0],
            councils: councils.length,
          },
          note: 'bare: the same statements under the same role, prepared, without pages',
        }),
      );
    }
    await bare.close();
    return measured;
  },
};
