import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';

import { readCount } from '../../src/features/registers/counts/index.ts';
import { listEntries, NO_FILTERS } from '../../src/features/registers/read/list.ts';
import { ALL_CLOCKS, liveClocks } from '../../src/features/registers/read/live-clocks.ts';
import { type CouncilCode, financialYear } from '../../src/kernel/index.ts';
import { type Database, systemClock, type Transaction } from '../../src/platform/index.ts';
import { inventedCode } from '../data/councils.ts';
import { openData } from '../data/prepared.ts';
import { BENCH_TYPES, fillRegisters } from '../data/registered.ts';
import { bareStatements } from '../load/bare-statements.ts';
import { type Asked, listening } from '../load/routes.ts';
import { spread, timesOf } from '../statistics.ts';
import { type Context, type Measurement, measurement, type Workload } from '../workload.ts';

const COUNCILS = 200;
const EACH = 5_000;

const ALL = ['*'];
const YEARS = [2021, 2022, 2023, 2024, 2025];
const RULED = {
  types: new Map(BENCH_TYPES.map((type) => [type.code, type])),
  keepers: new Map(),
  trusted: new Set<string>(),
  law: { rules: [], calendars: new Map(), overrides: [] },
};

type Reading = (tx: Transaction, turn: number) => Promise<unknown>;

const typeOf = (turn: number) => {
  const type = BENCH_TYPES[turn % BENCH_TYPES.length];
  if (type === undefined) throw new Error('There is no register');
  return type;
};

const listPage: Reading = (tx, turn) =>
  listEntries(tx, typeOf(turn).code, { filters: NO_FILTERS, place: null, byLaw: new Map() });

const clocksPage: Reading = (tx) => liveClocks(tx, RULED, { filters: ALL_CLOCKS, now: systemClock() });

const counting =
  (needs: readonly string[]): Reading =>
  (tx, turn) => {
    const type = typeOf(turn);
    const count = type.counts[Math.floor(turn / BENCH_TYPES.length) % type.counts.length];
    const year = YEARS[turn % YEARS.length];
    if (count === undefined || year === undefined) throw new Error('There is nothing to count');
    return readCount(tx, { type, count, period: financialYear(year), asAt: systemClock() }, needs);
  };

/** The times of a reading in one council after another, and every statement that a round of all registers, counts and years sends. */
const timesFor = async (
  database: Database,
  councils: readonly CouncilCode[],
  rounds: number,
  reading: Reading,
): Promise<{ readonly times: ReturnType<typeof spread>; readonly statements: readonly Asked[] }> => {
  let turn = 0;
  const once = (over: Database): Promise<unknown> => {
    turn += 1;
    const council = councils[(turn * 7) % councils.length];
    if (council === undefined) throw new Error('There is no council');
    return over.read({ council, clearance: 'restricted', need: ALL }, (tx) => reading(tx, turn));
  };
  await timesOf(rounds, () => once(database));
  const times = spread(await timesOf(rounds, () => once(database)));
  const statements: Asked[] = [];
  turn = 0;
  for (let at = 0; at < 70; at += 1) await once(listening(database, statements));
  return { times, statements };
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
    const readings = [
      {
        what: 'a page of a register, read (p95)',
        limit: 30,
        ...(await timesFor(database, councils, rounds, listPage)),
      },
      {
        what: 'the clocks that run, read (p95)',
        limit: 30,
        ...(await timesFor(database, councils, rounds, clocksPage)),
      },
      {
        what: 'a count of any measure for any year (p95)',
        limit: 100,
        ...(await timesFor(database, councils, rounds, counting(ALL))),
      },
    ];
    await database.close();
    const bare = await PGlite.create(join(directory, 'database'));
    const measured: Measurement[] = [];
    for (const { what, limit, times, statements } of readings) {
      const raw = await bareStatements(bare, councils, statements, rounds, {
        clearance: 'restricted',
        need: '*',
        one: true,
      });
      measured.push(
        measurement({
          what,
          ours: times.p95,
          bare: raw.p95,
          unit: 'ms',
          target: { limit },
          parts: { p50: times.p50, p99: times.p99, ...filled.rows[0], councils: councils.length },
          note: 'bare: the same statements under the same role, prepared',
        }),
      );
    }
    await bare.close();
    return measured;
  },
};
