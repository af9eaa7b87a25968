import type { Caller, Role } from '../../src/features/access/index.ts';
import type { AppRoute } from '../../src/features/site/index.ts';
import type { CouncilCode, PostCode } from '../../src/kernel/index.ts';
import type { Database, Transaction } from '../../src/platform/index.ts';
import { timed } from '../statistics.ts';

const BLANK = { query: {}, form: {}, file: null, json: undefined, cookies: {}, formToken: '', client: '', address: '' };

/** Somebody who holds a post, with the role that it has. */
export const holding = (council: CouncilCode, post: string, role: Role): Caller => ({
  kind: 'person',
  person: 'P-BENCH',
  name: null,
  via: 'session',
  credential: 'bench',
  hats: [
    {
      council,
      councilName: council,
      post: post as PostCode,
      postTitle: post,
      capacity: { kind: 'holder' },
      roles: [role],
    },
  ],
  chosen: null,
  limitedTo: null,
});

/** Asks a route for its page, without the wire; gives the milliseconds. `more`: what else its path names. Throws where the answer is no page. */
export const pageTime = async (
  routes: readonly AppRoute[],
  path: string,
  council: CouncilCode,
  caller: Caller,
  more: Readonly<Record<string, string>> = {},
): Promise<number> => {
  const route = routes.find((each) => each.method === 'GET' && each.path === path);
  if (route === undefined) throw new Error(`There is no page at ${path}`);
  const { value, ms } = await timed(() => route.handle({ ...BLANK, path: { ...more, council }, caller }));
  if (value.kind !== 'page' || (value.status ?? 200) !== 200)
    throw new Error(`The page ${path} of ${council} is ${value.kind}`);
  return ms;
};

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

/** The database, with every statement of a read kept in `into`. */
export const listening = (database: Database, into: Asked[]): Database => ({
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
