import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { FORM_TOKEN } from '../../src/platform/http/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { FILLED, type Filled, type FilledCouncil, fillEverything, playing } from '../support/everything.ts';
import { addressOf, FORM_ROUTES, isPost, ROUTES } from './addresses.ts';
import { type Entered, enter, wholeApp } from './application.ts';
import { type Codes, codesOf } from './codes.ts';
import { urlEncoded } from './inputs.ts';
import { stateOfCouncil, stateOfInstallation } from './state.ts';

const HOST = 'localhost:8080';
const HOME = `http://${HOST}`;

type Sent = { readonly headers: Readonly<Record<string, string>>; readonly token: string | null };

await forEachDatabase('Forms that somebody else sends', ({ database }) => {
  let app: FastifyInstance;
  let filled: Readonly<Record<Filled, FilledCouncil>>;
  let codes: Codes;
  let me: Entered;
  let ways: Readonly<Record<string, Sent>>;
  let admin = '';
  const failures: unknown[] = [];

  before(async () => {
    filled = await fillEverything(database());
    codes = await codesOf(database(), 'dundee');
    app = await wholeApp(database(), failures);
    admin = playing(filled.dundee, 'administrator');
    me = await enter(database(), app, admin);
    const another = await enter(database(), app, admin);
    const ours = { host: HOST, origin: HOME, 'sec-fetch-site': 'same-origin' };
    const token = me.formToken;
    ways = {
      'without a word of where it comes from': { headers: { host: HOST }, token },
      'from another site': {
        headers: { ...ours, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        token,
      },
      'from another site, by a browser that says no more': {
        headers: { host: HOST, origin: 'https://evil.example' },
        token,
      },
      'from another port of this machine': { headers: { host: HOST, origin: 'http://localhost:9090' }, token },
      'from a neighbouring site': { headers: { host: HOST, 'sec-fetch-site': 'same-site' }, token },
      'typed into the address bar': { headers: { host: HOST, 'sec-fetch-site': 'none' }, token },
      'from a page without an origin': { headers: { host: HOST, origin: 'null' }, token },
      'from a page whose name was pointed here': {
        headers: { host: 'evil.example:8080', origin: 'http://evil.example:8080', 'sec-fetch-site': 'same-origin' },
        token,
      },
      'without its token': { headers: ours, token: null },
      'with an empty token': { headers: ours, token: '' },
      'with the token of another session of the same person': { headers: ours, token: another.formToken },
      'with a token made without the secret': { headers: ours, token: Buffer.from(me.code).toString('base64url') },
      'with the token in the wrong letters': {
        headers: ours,
        token: token === token.toLowerCase() ? token.toUpperCase() : token.toLowerCase(),
      },
    };
    assert.match(token, /^.{20,}$/);
    assert.notEqual(another.formToken, token);
  });
  after(() => app.close());

  const everything = async (): Promise<unknown> => [
    await stateOfInstallation(database()),
    ...(await Promise.all(FILLED.map((council) => stateOfCouncil(database(), council)))),
  ];
  const urlOf = (path: string): string =>
    addressOf(path, {
      ...Object.fromEntries(Object.entries(codes).map(([name, list]) => [name, list[0] ?? 'NONE'])),
      person: playing(filled.dundee, 'committee clerk'),
      council: 'dundee',
    });
  const send = (path: string, { headers, token }: Sent, cookie = me.cookie) =>
    app.inject({
      method: 'POST',
      url: urlOf(path),
      headers: { ...headers, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: urlEncoded([
        ['person', playing(filled.dundee, 'committee clerk')],
        ...(token === null ? [] : [[FORM_TOKEN, token] as const]),
      ]),
    });

  test('each of them is refused at every address that takes a form, and changes nothing', async () => {
    const before = await everything();
    for (const [way, sent] of Object.entries(ways)) {
      for (const { path, permission } of FORM_ROUTES) {
        // Nobody needs a session here, so there is none to bind a token to; where the form comes from is judged all the same.
        if (permission.kind === 'public' && 'origin' in sent.headers && sent.headers['origin'] === HOME) continue;
        const answer = await send(path, sent);
        // What the administrator's post may not do is refused before; the others because of how they come.
        assert.equal(answer.statusCode, 403, `${path} ${way}: ${answer.statusCode}`);
      }
    }
    assert.deepEqual(await everything(), before);
    assert.deepEqual(failures, []);
  });

  test('the same from our own page with its own token is taken, so that each refusal had its one reason', async () => {
    const ours = { host: HOST, origin: HOME, 'sec-fetch-site': 'same-origin' };
    const answer = await send('/councils/:council/people/:person/remove', { headers: ours, token: me.formToken });
    assert.equal(answer.statusCode, 303, answer.body);
    assert.match(String(answer.headers.location), /said=removed/);
  });

  test('after going on to another post the old cookie is dead, with the token of its forms', async () => {
    const owner = await enter(database(), app, playing(filled.dundee, 'owner of measures, with two posts'));
    const ours = { host: HOST, origin: HOME, 'sec-fetch-site': 'same-origin' };
    const page = await app.inject({ url: '/account', headers: { host: HOST, cookie: owner.cookie } });
    const [, hat = ''] =
      /name="hat"[^>]*value="([^"]+)"/.exec(page.body) ?? /value="(dundee\/[^"]+)"/.exec(page.body) ?? [];
    const payload = urlEncoded([
      ['hat', hat],
      [FORM_TOKEN, owner.formToken],
    ]);
    const headers = { ...ours, cookie: owner.cookie, 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal((await app.inject({ method: 'POST', url: '/account/post', headers, payload })).statusCode, 303);
    const before = await everything();
    const again = await app.inject({ method: 'POST', url: '/account/post', headers, payload });
    assert.ok([401, 403].includes(again.statusCode), `${again.statusCode}`);
    assert.deepEqual(await everything(), before);
  });

  test('a call of the API with a cookie in place of a token is nobody', async () => {
    const before = await everything();
    for (const route of ROUTES.filter(({ path }) => path.startsWith('/api/')).filter(isPost)) {
      for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
        const answer = await app.inject({
          method: 'POST',
          url: urlOf(route.path),
          headers: {
            host: HOST,
            origin: HOME,
            'sec-fetch-site': 'same-origin',
            cookie: me.cookie,
            'content-type': type,
          },
          payload: '{}',
        });
        assert.ok([400, 401].includes(answer.statusCode), `${route.path} ${type}: ${answer.statusCode}`);
      }
    }
    assert.deepEqual(await everything(), before);
  });
});
