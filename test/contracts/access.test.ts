import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';

import { documentedRoutes } from '../../scripts/access-page.ts';
import { ALL_ROLES } from '../../src/features/access/index.ts';
import type { AppRoute } from '../../src/features/site/index.ts';
import { wholeApp } from '../attack/application.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { recordHeads } from '../support/record-heads.ts';
import { addRoleHolders, type RoleHolder, type RoleHolders } from '../support/role-holders.ts';
import { type Cell, readCells, type Who } from './access-cells.ts';
import { ask, type Credentials, enterAs, NO_CREDENTIALS, type Outcome, tokenOf } from './walk.ts';

// Signing out ends the session with which the rest is walked.
const isLast = ({ path }: AppRoute): boolean => path === '/account/sign-out';
const ROUTES = documentedRoutes().sort((one, other) => Number(isLast(one)) - Number(isLast(other)));
const ofCouncil = ({ path }: AppRoute): boolean => path.includes('/:council');

const cell = readCells();
const said = ({ method, path }: AppRoute, who: Who): Cell => cell(method, path, who);

/** What somebody with a session meets where the table has this cell for them. A call with a body is a program's, and no cookie counts for it. */
const bySession = (route: AppRoute, outcome: Outcome): Outcome =>
  route.method === 'POST' && route.body === 'json' ? 'sign in' : outcome;

await forEachDatabase('Who may open what', ({ database }) => {
  let app: FastifyInstance;
  let here: RoleHolders;
  let elsewhere: RoleHolders;
  const failures: unknown[] = [];
  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], secondsClock('2026-01-01T12:00:00.000Z'));
    here = await addRoleHolders(database(), 'dundee');
    elsewhere = await addRoleHolders(database(), 'fife');
    app = await wholeApp(database(), failures);
  });
  after(() => app.close());

  const walk = async (
    credentials: Credentials,
    routes: readonly AppRoute[],
    expected: (route: AppRoute) => Outcome,
  ): Promise<void> => {
    const askAll = async (some: readonly AppRoute[]): Promise<void> => {
      for (const route of some) {
        const { outcome, says } = await ask(app, route, credentials);
        assert.equal(outcome, expected(route), says);
      }
    };
    const closed = routes.filter((route) => expected(route) !== 'open');
    const heads = await recordHeads(database(), 'dundee');
    await askAll(closed);
    // Whoever is kept out has changed nothing, not even the record.
    assert.deepEqual(await recordHeads(database(), 'dundee'), heads);
    await askAll(routes.filter((route) => !closed.includes(route)));
    assert.deepEqual(failures, []);
  };

  const walkAs = async (holder: RoleHolder, expected: (route: AppRoute) => Outcome): Promise<void> =>
    walk(await enterAs(database(), app, holder), ROUTES, (route) => bySession(route, expected(route)));

  const callAs = async (holder: RoleHolder, expected: (route: AppRoute) => Outcome): Promise<void> => {
    const routes = ROUTES.filter(({ api }) => api !== undefined);
    assert.ok(routes.length >= 6, `${routes.length} addresses of the API`);
    const token = await tokenOf(database(), await enterAs(database(), app, holder), holder);
    await walk(token, routes, expected);
  };

  test('nobody: what is public', () =>
    walk(NO_CREDENTIALS, ROUTES, (route) => (said(route, 'nobody') === 'yes' ? 'open' : 'sign in')));

  for (const role of ALL_ROLES) {
    const expected = (route: AppRoute): Outcome => (said(route, role) === '·' ? 'refused' : 'open');
    test(`${role}: every address`, () => walkAs(here.roles[role], expected));
    // Nothing of the API opens restricted matter, which no token can be given.
    test(`${role}, by a token: every address of the API`, () => callAs(here.roles[role], expected));
  }

  for (const kind of ['meetings', 'decisions'] as const) {
    test(`depute for ${kind} alone: what that covers`, () =>
      walkAs(here[kind], (route) => (['yes', kind].includes(said(route, 'depute')) ? 'open' : 'refused')));
  }

  test("a post by the council's sign-in: the roles of that post", () =>
    walkAs(here.bySignIn, (route) => (said(route, here.bySignIn.role) === '·' ? 'refused' : 'open')));

  test('a post without a role: what is open to all who have signed in', () =>
    walkAs(here.bare, (route) => (ofCouncil(route) ? 'refused' : 'open')));

  for (const which of ['everything', 'bare'] as const) {
    test(`whoever serves another council, with ${which === 'bare' ? 'no role' : 'every role'}: there is nothing here`, async () => {
      await walkAs(elsewhere[which], (route) => (ofCouncil(route) ? 'not found' : 'open'));
      await callAs(elsewhere[which], () => 'not found');
    });
  }

  test('the depute of another council: there is nothing here', async () => {
    await walkAs(elsewhere.roles.depute, (route) => (ofCouncil(route) ? 'not found' : 'open'));
    await callAs(elsewhere.roles.depute, () => 'not found');
  });
});
