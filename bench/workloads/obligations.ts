import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { bringAllUpToDate } from '../../src/features/framework/index.ts';
import { openObligations } from '../../src/features/obligations/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { fillOwed, loadFrameworks, owingCouncils } from '../data/owed.ts';
import { openData } from '../data/prepared.ts';
import { bareStatements } from '../load/bare-statements.ts';
import { frontPages } from '../load/front-page.ts';
import { ownListPages } from '../load/own-list.ts';
import { spread, timed, timesOf } from '../statistics.ts';
import { type Context, type Measurement, measurement, type Workload } from '../workload.ts';

// 43 mechanisms of the example ask for something themselves: 43 x 59 x 200 councils are 507,400 obligations.
const EACH = 59;

// The councils whose leads answered, whose front pages are asked for; the others only owe, which is what makes the tables large.
const ANSWERING = 20;

// Lists are asked for by one post after another, in one council after another, as people ask for them.
const inTurn = (councils: readonly CouncilCode[]): (() => { council: CouncilCode; post: string }) => {
  const posts = ['SM-PPS', 'HRM', 'CSWO', 'LODL'];
  let asked = 0;
  return () => {
    asked += 7;
    const council = councils[asked % councils.length];
    if (council === undefined) throw new Error('There is no council');
    return { council, post: posts[asked % posts.length] ?? 'CSWO' };
  };
};

const LIST = `select obligation.* from open_obligation open cross join lateral (select * from obligation
  where obligation.council = open.council and obligation.code = open.code order by known_at desc limit 1) obligation
  where open.council = $1 and open.post = $2 order by obligation.due_at, obligation.code`;

const ownLists = async (database: Database, councils: readonly CouncilCode[], rounds: number) => {
  const next = inTurn(councils);
  const once = async (): Promise<void> => {
    const { council, post } = next();
    await database.read({ council }, (tx) => openObligations(tx, [post]));
  };
  await timesOf(rounds, once);
  return spread(await timesOf(rounds, once));
};

const bareLists = async (bare: PGlite, councils: readonly CouncilCode[], rounds: number) => {
  const next = inTurn(councils);
  const once = async (): Promise<void> => {
    const { council, post } = next();
    await bare.query(LIST, [council, post]);
  };
  await timesOf(rounds, once);
  return spread(await timesOf(rounds, once));
};

// The same number of rows of the same shape into a table without keys or guards, one transaction for each council.
const bareNight = async (bare: PGlite, councils: readonly CouncilCode[]): Promise<number> => {
  await bare.exec('create table night as select * from obligation limit 0');
  const { ms } = await timed(async () => {
    for (const council of councils) {
      await bare.query(
        `insert into night select * from obligation where council = $1 and state = 'open' order by known_at desc limit 36`,
        [council],
      );
    }
  });
  return ms;
};

/** What obligations cost where there are half a million of them: a post's own list, and a night in which every council has something new. */
export const obligations: Workload = {
  name: 'obligations',
  run: async (context: Context): Promise<readonly Measurement[]> => {
    const councils = owingCouncils(context.quick ? 2 : 200);
    const rounds = context.quick ? 5 : 300;
    const directory = join(context.folder, 'owed');
    const database = await openData(context, directory);
    context.say(`Preparing ${councils.length} councils that owe`);
    const each = context.quick ? 4 : EACH;
    await loadFrameworks(database, councils, each);
    const answering = councils.slice(0, context.quick ? 1 : ANSWERING);
    for (const council of councils) await fillOwed(database, council, each, answering.includes(council));
    const lists = await ownLists(database, councils, rounds);
    const pages = await ownListPages(database, inTurn(councils), rounds);
    const fronts = await frontPages(database, answering, context.quick ? 3 : 100);
    const night = await timed(() => bringAllUpToDate({ database, clock: systemClock, seen: new Map() }));
    const again = await timed(() => bringAllUpToDate({ database, clock: systemClock, seen: new Map() }));
    await database.close();
    const bare = await PGlite.create(join(directory, 'database'));
    const rows = await bare.query<{ count: number }>(
      'select count(distinct (council, code))::int as count from obligation',
    );
    const raw = await bareLists(bare, councils, rounds);
    const rawFronts = await bareStatements(bare, answering, fronts.statements, context.quick ? 3 : 100);
    const rawPages = await bareStatements(bare, [pages.council], pages.statements, context.quick ? 3 : 100);
    const rawNight = await bareNight(bare, councils);
    await bare.close();
    const total = rows.rows[0]?.count ?? 0;
    return [
      measurement({
        what: 'what a post owes, read (p95)',
        ours: lists.p95,
        bare: raw.p95,
        unit: 'ms',
        target: { limit: 20 },
        parts: { p50: lists.p50, p99: lists.p99, obligations: total, councils: councils.length },
        note: 'bare: the same statement without roles and guards',
      }),
      measurement({
        what: 'the page of what a post owes (p95)',
        ours: pages.p95,
        bare: rawPages.p95,
        unit: 'ms',
        target: { limit: 20 },
        parts: { p50: pages.p50, p99: pages.p99, statements: pages.statements.length },
        note: 'bare: the same statements in one transaction, without pages',
      }),
      measurement({
        what: "the officer's front page after a change (p95)",
        ours: fronts.changed.p95,
        bare: rawFronts.p95,
        unit: 'ms',
        target: { limit: 50 },
        parts: {
          p50: fronts.changed.p50,
          'seen again, p50': fronts.again.p50,
          'seen again, p95': fronts.again.p95,
          'the first since the start, p50': fronts.first.p50,
          'the first since the start, p95': fronts.first.p95,
          statements: fronts.statements.length,
        },
        note: 'bare: the same statements in one transaction, without opinions and pages',
      }),
      measurement({
        what: 'a night in which every council has something new',
        ours: night.ms,
        bare: rawNight,
        unit: 'ms',
        target: { limit: 60_000 },
        parts: { opened: night.value, 'a night with nothing new': again.ms },
        note: 'bare: as many rows copied into a table without keys, no record',
      }),
    ];
  },
};
