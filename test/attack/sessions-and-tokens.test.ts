import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { systemClock } from '../../src/platform/index.ts';
import { codeAt } from '../../src/platform/sign-in/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import {
  type Filled,
  type FilledCouncil,
  fillEverything,
  giveAccount,
  PASSWORD,
  playing,
} from '../support/everything.ts';
import { cookieOf, enter, wholeApp } from './application.ts';
import { MARK } from './hostile-values.ts';
import { urlEncoded } from './inputs.ts';

// A letter of the same alphabet that is another one.
const otherLetter = (letter: string): string => (letter === 'A' ? 'B' : 'A');

const tampered = (secret: string): string[] => [
  ...[...secret].map((letter, place) => secret.slice(0, place) + otherLetter(letter) + secret.slice(place + 1)),
  ...[1, 5, 20].map((cut) => secret.slice(0, -cut)),
  secret.slice(1),
  `${secret}A`,
  secret.toLowerCase(),
  secret.toUpperCase(),
  [...secret].reverse().join(''),
  `${secret},${secret}`,
  `' or '1'='1`,
  '%',
  'undefined',
  'null',
  '[object Object]',
  '',
];

await forEachDatabase('Sessions and tokens that were tampered with', ({ database }) => {
  let app: FastifyInstance;
  let filled: Readonly<Record<Filled, FilledCouncil>>;
  const failures: unknown[] = [];

  before(async () => {
    filled = await fillEverything(database());
    app = await wholeApp(database(), failures);
  });
  after(() => app.close());

  const open = async (cookie: string): Promise<boolean> => {
    const answer = await app.inject({ url: '/account', headers: { cookie } });
    assert.ok([200, 303].includes(answer.statusCode), `${answer.statusCode}`);
    return answer.statusCode === 200;
  };
  const call = async (authorization: string, cookie = '', server = app): Promise<number> =>
    (await server.inject({ url: '/api/councils/dundee/evidence', headers: { authorization, cookie } })).statusCode;
  const personOf = (about: string): string => playing(filled.dundee, about);
  const age = (
    code: string,
    table: 'session' | 'api_token',
    changes: Readonly<Record<string, string>>,
  ): Promise<unknown> =>
    database().write({ council: null }, async (tx) => {
      for (const [column, value] of Object.entries(changes))
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value}::timestamptz where code = ${code}`.execute(
          tx,
        );
    });
  const ago = (minutes: number): string => new Date(Date.parse(systemClock()) - minutes * 60_000).toISOString();

  test('a cookie of which one sign is another, or which is cut, lengthened or turned, is nobody', async () => {
    const { secret, cookie } = await enter(database(), app, personOf('committee clerk'));
    assert.ok(await open(cookie));
    for (const each of tampered(secret)) assert.ok(!(await open(cookieOf(each))), each);
    assert.ok(await open(cookie));
    assert.deepEqual(failures, []);
  });

  test('nor is what names a session, its hash, the code of its person, or the secret of a token', async () => {
    const { code } = await enter(database(), app, personOf('committee clerk'));
    const { rows } = await database().read({ council: null }, (tx) =>
      sql<{ hash: string }>`select hash from session where code = ${code}`.execute(tx),
    );
    const wrong = [code, rows[0]?.hash ?? '', personOf('committee clerk'), filled.dundee.bearer, filled.dundee.link];
    for (const each of wrong) assert.ok(!(await open(cookieOf(each))), each);
  });

  test("with another's cookie one is that other, and keeps nothing of oneself", async () => {
    const clerk = await enter(database(), app, personOf('committee clerk'));
    const auditor = await enter(database(), app, personOf('administrator'));
    const page = async (cookie: string): Promise<number> =>
      (await app.inject({ url: '/councils/dundee/accounts', headers: { cookie } })).statusCode;
    assert.deepEqual([await page(clerk.cookie), await page(auditor.cookie)], [403, 200]);
    // Two cookies of one name: one of them counts, and no powers are added up.
    const both = await page(`${clerk.cookie}; ${auditor.cookie}`);
    assert.ok([200, 403].includes(both));
    assert.equal(await page(`remit-session=; remit-session=${MARK}`), 303);
  });

  test('a session that has ended, stood idle for half an hour, or lasted ten hours is nobody, and so is one begun in the demonstration', async () => {
    const person = personOf('committee clerk');
    const idle = await enter(database(), app, person);
    await age(idle.code, 'session', { seen_at: ago(30) });
    assert.ok(!(await open(idle.cookie)));
    const old = await enter(database(), app, person);
    await age(old.code, 'session', { signed_in_at: ago(600) });
    assert.ok(!(await open(old.cookie)));
    const ended = await enter(database(), app, person);
    await age(ended.code, 'session', { ended_at: ago(0) });
    assert.ok(!(await open(ended.cookie)));
    const demo = await enter(database(), app, person, 'demo');
    assert.ok(!(await open(demo.cookie)));
  });

  test('a cookie that was planted beforehand is not the session of whoever then signs in', async () => {
    const { name, secret } = await giveAccount(database(), personOf('elected member'), 'the.member');
    // The code that set the account up was used: the next one counts.
    const later = new Date(Date.parse(systemClock()) + 30_000).toISOString();
    const planted = cookieOf('A'.repeat(43));
    const fields = [
      ['name', name],
      ['password', PASSWORD],
      ['code', codeAt(secret, later)],
    ] as const;
    const entering = () =>
      app.inject({
        method: 'POST',
        url: '/sign-in',
        headers: {
          host: 'localhost',
          'sec-fetch-site': 'same-origin',
          cookie: planted,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: urlEncoded(fields),
      });
    const entered = await entering();
    assert.equal(entered.statusCode, 303, entered.body);
    assert.doesNotMatch(String(entered.headers['set-cookie']), /A{43}/);
    assert.ok(!(await open(planted)));
    // The very same name, password and code a second time are refused.
    const again = await entering();
    assert.equal(again.statusCode, 401);
    assert.equal(again.headers['set-cookie'], undefined);
  });

  test('an answer of the single sign-on that nobody here asked for is refused', async () => {
    const before = await database().read({ council: null }, (tx) => sql`select count(*) from session`.execute(tx));
    const queries = [
      '',
      '?code=x',
      '?code=x&state=state%20of%20dundee',
      '?state=x&iss=https://login.test',
      `?error=${MARK}`,
      '?code=a&code=b&state=c',
    ];
    for (const query of queries) {
      for (const cookie of ['', 'remit-step=x', `remit-step=${MARK}.${MARK}`]) {
        const answer = await app.inject({ url: `/sign-in/return${query}`, headers: { cookie } });
        assert.ok([400, 401, 403].includes(answer.statusCode), `${query}: ${answer.statusCode}`);
        assert.doesNotMatch(String(answer.headers['set-cookie']), /remit-session=[\w-]/);
      }
    }
    const after = await database().read({ council: null }, (tx) => sql`select count(*) from session`.execute(tx));
    assert.deepEqual(after.rows, before.rows);
  });

  test('a token of which one sign is another is nobody, whatever cookie comes with it', async () => {
    const { bearer, cookie } = filled.dundee;
    assert.equal(await call(`Bearer ${bearer}`), 200);
    for (const each of tampered(bearer).filter((text) => text.trim() !== bearer)) {
      const status = await call(`Bearer ${each}`, cookieOf(cookie));
      // What is no token at all leaves the cookie, which opens nothing more than its person may read.
      if (/^remit_api_[\w-]{43}$/.test(each)) assert.equal(status, 401, each);
      assert.equal(await call(`Bearer ${each}`), 401, each);
    }
    for (const scheme of [`Basic ${bearer}`, bearer, `Token ${bearer}`]) assert.equal(await call(scheme), 401, scheme);
    assert.deepEqual(failures, []);
  });

  test('a token opens its own council alone, and neither the account nor restricted matter', async () => {
    const authorization = `Bearer ${filled.strathinver.bearer}`;
    assert.equal(await call(authorization), 404);
    for (const url of ['/account', '/councils/strathinver/evidence/restricted', '/councils/strathinver/accounts'])
      assert.equal((await app.inject({ url, headers: { authorization } })).statusCode, 403, url);
  });

  test('a token that has ended, run out, or is of the demonstration is nobody', async () => {
    const { bearer, token } = filled.strathinver;
    const own = async (): Promise<number> =>
      (await app.inject({ url: '/api/councils/strathinver/evidence', headers: { authorization: `Bearer ${bearer}` } }))
        .statusCode;
    assert.equal(await own(), 200);
    await age(token, 'api_token', { expires_at: ago(0) });
    assert.equal(await own(), 401);
    await age(token, 'api_token', { expires_at: ago(-60) });
    assert.equal(await own(), 200);
    await database().write({ council: null }, (tx) =>
      sql`update api_token set kind = 'demo' where code = ${token}`.execute(tx),
    );
    assert.equal(await own(), 401);
    await database().write({ council: null }, (tx) =>
      sql`update api_token set kind = 'ordinary' where code = ${token}`.execute(tx),
    );
    await age(token, 'api_token', { ended_at: ago(0) });
    assert.equal(await own(), 401);
  });
});
