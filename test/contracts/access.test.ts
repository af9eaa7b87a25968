import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { documentedRoutes } from '../../scripts/access-page.ts';
import { ALL_ROLES, type Caller, type Capacity, NOBODY, type Role } from '../../src/features/access/index.ts';
import type { AppRoute } from '../../src/features/site/index.ts';
import { FORM_TOKEN } from '../../src/platform/http/index.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { recordHeads } from '../support/record-heads.ts';

const COVERING: Capacity = { kind: 'depute', delegation: 'D-2026-001', kinds: ['meetings', 'decisions'] };

// What stands for each name in a path: things that are there where there is an example, so that the handler has something to find.
const EXAMPLES: Readonly<Record<string, string>> = {
  council: 'dundee',
  plan: 'DCFSP-2021-24',
  measure: 'ce-cared-for-in-community',
};

const addressOf = (path: string): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(EXAMPLES[name] ?? 'NONE'));

const callerOf = (role: Role, council = 'dundee'): Caller =>
  somebody(hat(council, [role], role === 'depute' ? COVERING : { kind: 'holder' }));

type Outcome = 'open' | 'sign in' | 'refused' | 'not found';

const ask = async (app: FastifyInstance, route: AppRoute): Promise<{ outcome: Outcome; says: string }> => {
  const form = route.method === 'POST' && route.body !== 'json';
  const answer = await app.inject({
    method: route.method,
    url: addressOf(route.path),
    ...(form ? { headers: FORM_HEADERS, payload: `${FORM_TOKEN}=test-token` } : {}),
    ...(route.method === 'POST' && !form ? { headers: { 'content-type': 'application/json' }, payload: '{}' } : {}),
  });
  const { statusCode, headers } = answer;
  const says = `${route.method} ${route.path}: ${statusCode}`;
  assert.ok(statusCode < 500, says);
  const toSignIn = statusCode === 303 && String(headers.location).startsWith('/sign-in?then=');
  const noLonger = statusCode === 401 && /You are no longer signed in|request\.no-token/.test(answer.body);
  if (noLonger || toSignIn) return { outcome: 'sign in', says };
  if (statusCode === 403) return { outcome: 'refused', says };
  const nothing = statusCode === 404 && /There is no such council here|request\.not-found/.test(answer.body);
  return { outcome: nothing ? 'not found' : 'open', says };
};

const ROUTES = documentedRoutes();

await forEachDatabase('Who may open what', ({ database }) => {
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  const failures: unknown[] = [];
  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], secondsClock('2026-11-21T12:00:00.000Z'));
    app = await appFor(database(), () => caller, failures);
  });
  after(() => app.close());

  const walk = async (who: Caller, expected: (route: AppRoute) => Outcome): Promise<void> => {
    caller = who;
    for (const route of ROUTES) {
      const heads = await recordHeads(database(), 'dundee');
      const { outcome, says } = await ask(app, route);
      assert.equal(outcome, expected(route), says);
      // Whoever is kept out has changed nothing, not even the record.
      if (outcome !== 'open') assert.deepEqual(await recordHeads(database(), 'dundee'), heads, says);
    }
    assert.deepEqual(failures, []);
  };

  test('nobody: what is public', () =>
    walk(NOBODY, ({ permission }) => (permission.kind === 'public' ? 'open' : 'sign in')));

  for (const role of ALL_ROLES) {
    test(`${role}: every address`, () =>
      walk(callerOf(role), ({ permission }) =>
        permission.kind !== 'power' || permission.roles.includes(role) ? 'open' : 'refused',
      ));
  }

  for (const kind of ['meetings', 'decisions'] as const) {
    test(`depute for ${kind} alone: what that covers`, () =>
      walk(
        somebody(hat('dundee', ['depute'], { kind: 'depute', delegation: 'D-2026-001', kinds: [kind] })),
        ({ permission }) => {
          if (permission.kind !== 'power') return 'open';
          const { roles, covers } = permission;
          return roles.includes('depute') && (covers === 'either' || covers === kind) ? 'open' : 'refused';
        },
      ));
  }

  test('a post without a role: what is open to all who have signed in', () =>
    walk(somebody(hat('dundee', [])), ({ permission }) => (permission.kind === 'power' ? 'refused' : 'open')));

  test('whoever serves another council: there is nothing here, whatever their role', async () => {
    for (const role of ALL_ROLES) {
      await walk(callerOf(role, 'fife'), ({ permission }) => (permission.kind === 'power' ? 'not found' : 'open'));
    }
  });
});
