import assert from 'node:assert/strict';

import type { FastifyInstance } from 'fastify';

import { apiPowers } from '../../src/entry/compose-routes.ts';
import { hatOf, may } from '../../src/features/access/index.ts';
import { identify, makeToken, SESSION_COOKIE, startSession } from '../../src/features/sign-in/index.ts';
import type { AppRoute } from '../../src/features/site/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { FORM_HEADERS, signInFor } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { given } from '../support/people.ts';
import type { RoleHolder } from '../support/role-holders.ts';

// What stands for each name in a path: things that are there where there is an example, so that the handler has something to find.
const EXAMPLES: Readonly<Record<string, string>> = {
  council: 'dundee',
  plan: 'DCFSP-2021-24',
  measure: 'ce-cared-for-in-community',
};

const addressOf = (path: string): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(EXAMPLES[name] ?? 'NONE'));

/** What a request carries of who sends it: a cookie and the token of the forms, or the token of a program. */
export type Credentials = { readonly headers: Readonly<Record<string, string>>; readonly formToken: string };

export const NO_CREDENTIALS: Credentials = { headers: {}, formToken: '' };

/** Signs somebody in with the groups that their sign-in tells of, and has them choose the post on the page of their account, as anybody does. */
export const enterAs = async (
  database: Database,
  app: FastifyInstance,
  { person, hat, groups }: RoleHolder,
): Promise<Credentials> => {
  const kind = groups.length === 0 ? 'local' : 'oidc';
  const { token } = await database.write({ council: null }, (tx) =>
    startSession(tx, { person, kind, groups }, systemClock()),
  );
  const browser = new Browser(app, 'http://localhost');
  browser.take(SESSION_COOKIE, token);
  const account = await browser.open('/account');
  // Whoever has one post acts from it without being asked.
  if (account.html.includes('action="/account/post"')) {
    const chosen = await browser.send(account, '/account/post', { hat });
    assert.equal(chosen.location, '/account', `${hat}: ${chosen.html}`);
  }
  const { html } = await browser.open('/account');
  const [, formToken = ''] = /name="_form" value="([^"]+)"/.exec(html) ?? [];
  return { headers: { cookie: `${SESSION_COOKIE}=${browser.cookie(SESSION_COOKIE)}` }, formToken };
};

/** Makes a token of the same person for the same post, which may do all that a token can be given. */
export const tokenOf = async (
  database: Database,
  { headers }: Credentials,
  { hat }: RoleHolder,
): Promise<Credentials> => {
  const context = signInFor(database);
  const cookies = { [SESSION_COOKIE]: headers['cookie']?.slice(SESSION_COOKIE.length + 1) ?? '' };
  const caller = await identify(context, { cookies, bearer: null });
  if (caller.kind === 'nobody') throw new Error('The session has ended');
  const acting = caller.hats.find((each) => hatOf(each) === hat) ?? null;
  const scopes = apiPowers({ database, clock: systemClock }).filter((power) => may(acting, power));
  const wish = { title: 'For a walk', hat, scopes: ['read', ...scopes.map(({ name }) => name)], days: 1 };
  const { secret } = given(await makeToken(context, caller, wish));
  return { headers: { authorization: `Bearer ${secret}` }, formToken: '' };
};

/** What an address is to somebody. 'not taken': a form that came to the right place without what its page gives it. */
export type Outcome = 'open' | 'sign in' | 'refused' | 'not found' | 'not taken';

const SAYING: readonly (readonly [number, RegExp, Outcome])[] = [
  [401, /You are no longer signed in|request\.no-token/, 'sign in'],
  [403, /Your post does not open this page|request\.refused/, 'refused'],
  [403, /The form was not taken/, 'not taken'],
  [404, /There is no such council here|request\.not-found/, 'not found'],
];

/** Asks for the address of a route, with as little in the body as it takes, and tells what came of it. */
export const ask = async (
  app: FastifyInstance,
  route: AppRoute,
  { headers, formToken }: Credentials,
): Promise<{ readonly outcome: Outcome; readonly says: string }> => {
  const [type, payload] =
    route.method === 'GET'
      ? [{}, undefined]
      : route.body === 'json'
        ? [{ 'content-type': 'application/json' }, '{}']
        : [FORM_HEADERS, `_form=${encodeURIComponent(formToken)}`];
  const answer = await app.inject({
    method: route.method,
    url: addressOf(route.path),
    headers: { host: 'localhost', ...type, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  const { statusCode, body } = answer;
  const says = `${route.method} ${route.path}: ${statusCode}`;
  assert.ok(statusCode < 500, says);
  if (statusCode === 303 && String(answer.headers.location).startsWith('/sign-in?then=')) {
    return { outcome: 'sign in', says };
  }
  const found = SAYING.find(([status, words]) => status === statusCode && words.test(body));
  return { outcome: found?.[2] ?? 'open', says };
};
