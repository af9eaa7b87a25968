import type { PGlite } from '@electric-sql/pglite';

import { SITE_PARTS } from '../../src/entry/site-parts.ts';
import type { Caller } from '../../src/features/access/index.ts';
import { todayRoutes } from '../../src/features/overview/today/routes.ts';
import { plansOf } from '../../src/features/plans/index.ts';
import type { CouncilCode, PostCode } from '../../src/kernel/index.ts';
import { type Database, systemClock, type Transaction } from '../../src/platform/index.ts';
import { answerOne } from '../data/owed.ts';
import { spread, timed } from '../statistics.ts';

const BLANK = { query: {}, form: {}, file: null, json: undefined, cookies: {}, formToken: '', client: '', address: '' };

const officerOf = (council: CouncilCode): Caller => ({
  kind: 'person',
  person: 'P-BENCH',
  name: null,
  via: 'session',
  credential: 'bench',
  hats: [
    {
      council,
      councilName: council,
      post: 'CSWO' as PostCode,
      postTitle: 'CSWO',
      capacity: { kind: 'holder' },
      roles: ['cswo'],
    },
  ],
  chosen: null,
  limitedTo: null,
});

/** A statement as it went to the database. */
export type Asked = { readonly sql: string; readonly parameters: readonly unknown[] };

// An object with some of its members replaced, all others its own.
const but = <Whole extends object>(whole: Whole, own: Partial<Whole>): Whole =>
  new Proxy(whole, {
    get: (target, name) => {
      const found: unknown = Reflect.get(Object.hasOwn(own, name) ? own : target, name);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });

// The database, with every statement of a read kept in `into`.
const listening = (database: Database, into: Asked[]): Database => ({
  ...database,
  read: (scope, work) =>
    database.read(scope, (tx) => {
      const executor = tx.getExecutor();
      const heard = but(executor, {
        executeQuery: (query) => {
          into.push({ sql: query.sql, parameters: query.parameters });
          return executor.executeQuery(query);
        },
      });
      return work(but(tx as Transaction, { getExecutor: () => heard }));
    }),
});

const routeOver = (database: Database) => {
  const [route] = todayRoutes({ site: { database, plansOf, parts: SITE_PARTS }, clock: systemClock });
  if (route === undefined) throw new Error('There is no front page');
  return async (council: CouncilCode): Promise<number> => {
    const request = { ...BLANK, path: { council }, caller: officerOf(council) };
    const { value, ms } = await timed(() => route.handle(request));
    if (value.kind !== 'page') throw new Error(`The front page of ${council} is ${value.kind}`);
    return ms;
  };
};

/**
 * The officer's front page as its route makes it, without the wire, in milliseconds: the first of a day, which reads a year and a half; after an
 * answer came in; and again. `statements`: what one page asks after a change.
 */
export const frontPages = async (database: Database, councils: readonly CouncilCode[], rounds: number) => {
  const show = routeOver(database);
  const [first, changed, again]: [number[], number[], number[]] = [[], [], []];
  for (const council of councils) first.push(await show(council));
  for (let round = 0; round < rounds; round += 1) {
    const council = councils[round % councils.length];
    if (council === undefined) throw new Error('There is no council');
    await answerOne(database, council);
    changed.push(await show(council));
    again.push(await show(council));
  }
  const statements: Asked[] = [];
  const [council] = councils;
  if (council !== undefined) {
    const heard = routeOver(listening(database, statements));
    await heard(council);
    statements.length = 0;
    await answerOne(database, council);
    await heard(council);
  }
  return { first: spread(first), changed: spread(changed), again: spread(again), statements };
};

/** The same statements asked by themselves of the bare database, council by council, in milliseconds. */
export const bareFronts = async (
  bare: PGlite,
  councils: readonly CouncilCode[],
  statements: readonly Asked[],
  rounds: number,
) => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const council = councils[round % councils.length] ?? '';
    await bare.query(`select set_config('remit.council', $1, false)`, [council]);
    const own = (parameter: unknown): unknown => (parameter === councils[0] ? council : parameter);
    const { ms } = await timed(async () => {
      for (const { sql, parameters } of statements) await bare.query(sql, parameters.map(own));
    });
    times.push(ms);
  }
  return spread(times);
};
