import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { admit } from '../../src/entry/admission.ts';
import type { Caller, Permission } from '../../src/features/access/index.ts';
import { accountRoutes } from '../../src/features/sign-in/account-routes.ts';
import { accountsRoutes } from '../../src/features/sign-in/accounts-routes.ts';
import {
  enrolmentAddress,
  formTokenOf,
  identify,
  makeAccount,
  type SignInContext,
} from '../../src/features/sign-in/index.ts';
import { signedOutRoute, signInRoutes } from '../../src/features/sign-in/sign-in-routes.ts';
import { createServer } from '../../src/platform/http/index.ts';
import { codeAt, createSignOn } from '../../src/platform/sign-in/index.ts';
import { openAsPerson } from '../../src/platform/sign-in/openid/testing/browser.ts';
import { type RunningProvider, startProvider } from '../../src/platform/sign-in/openid/testing/real-provider.ts';
import { A_TEST } from '../support/actor.ts';
import { Browser } from '../support/browser.ts';
import { entriesAfter } from '../support/cut-off.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { PASSWORD, setUpByLink, shownSecret, signInByPage } from '../support/local-account.ts';
import { hat, type MadePeople, madePeople, signInContext, standingClock } from '../support/sign-in.ts';

const PUBLIC = 'https://remit.council.example';
const RETURN = `${PUBLIC}/sign-in/return`;

const serverOf = (context: SignInContext): Promise<FastifyInstance> =>
  createServer<Permission, Caller>({
    routes: [
      ...signInRoutes(context),
      signedOutRoute(context),
      ...accountRoutes(context),
      ...accountsRoutes({ site: { database: context.database, plansOf: async () => [], parts: [] }, signIn: context }),
    ],
    identify: (credentials) => identify(context, credentials),
    formToken: (caller) => formTokenOf(context.keys, caller),
    admit: (route, request) => admit(route as Parameters<typeof admit>[0], request),
    faultPages: { notFound: () => 'none', failed: () => 'failed', refused: (why) => why },
    onFailure: (_reference, error) => {
      throw error;
    },
    publicAddress: new URL(PUBLIC),
    trustedProxies: [],
    requestsPerMinute: 100_000,
  });

await forEachDatabase('pages of signing in', ({ database }) => {
  const time = standingClock('2027-03-01T09:00:00.000Z');
  let provider: RunningProvider;
  let people: MadePeople;
  let context: SignInContext;
  let server: FastifyInstance;

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], () => '2027-01-01T00:00:00.000Z');
    provider = await startProvider(RETURN);
    people = madePeople({
      'P-admin': [hat('ADMIN', ['administrator']), hat('OWNER', ['owner'])],
      'P-owner': [hat('OWNER', ['owner'])],
      'P-cswo': [hat('CSWO', ['cswo'])],
      'P-away': [hat('OWNER', ['owner'], 'dundee')],
      'P-both': [hat('OWNER', ['owner']), hat('CLERK', ['clerk'], 'dundee')],
    });
    const signOn = createSignOn({ ...provider.settings, returnAddress: RETURN });
    context = signInContext(database(), time.clock, people, { signOn });
    server = await serverOf(context);
  });
  after(async () => {
    await server.close();
    await provider.stop();
  });

  const browser = (): Browser => new Browser(server, PUBLIC);

  const setUp = async (link: string) => {
    const made = await setUpByLink(browser(), link, time.clock());
    time.pass({ minutes: 1 });
    return made;
  };

  const enter = (visit: Browser, name: string, secret: Uint8Array, then?: string) => {
    time.pass({ minutes: 1 });
    return signInByPage(visit, name, secret, time.clock(), then);
  };

  const accountLink = async (person: string, name: string): Promise<string> => {
    const made = await makeAccount(context, { person, signInName: name, breakGlass: false }, A_TEST);
    assert.ok(made.ok, JSON.stringify(made));
    return enrolmentAddress(PUBLIC, made.value.secret).slice(PUBLIC.length);
  };

  let admin: { visit: Browser; secret: Uint8Array };

  test('an account by its link, signed in, sent where it wanted to go, and out again', async () => {
    const { secret, recovery } = await setUp(await accountLink('P-admin', 'the-admin'));
    assert.equal(recovery.length, 10);
    const visit = browser();
    assert.equal((await visit.open('/account')).location, '/sign-in?then=%2Faccount');
    const entered = await enter(visit, 'the-admin', secret, '/councils/strathinver/accounts');
    assert.equal(entered.location, '/councils/strathinver/accounts');
    const cookies = entered.setCookies.join('\n');
    assert.match(cookies, /__Host-remit-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    assert.match(cookies, /__Host-remit-device=\S+; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    assert.match((await visit.open('/account')).html, /Demonstration person P-admin/);
    admin = { visit, secret };
    const other = browser();
    await enter(other, 'the-admin', secret);
    const page = await other.open('/account');
    assert.equal((await other.send(page, '/account/sign-out', { which: 'this' })).location, '/signed-out');
    assert.match((await other.open('/signed-out')).html, /sign out of your council|Sign out of your council/i);
    assert.match((await other.open('/account')).location ?? '', /^\/sign-in/);
    assert.equal((await visit.open('/account')).status, 200);
  });

  test('after signing in nobody is led off the site', async () => {
    const visit = browser();
    for (const then of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      assert.equal((await enter(visit, 'the-admin', admin.secret, then)).location, '/', then);
      assert.ok(!(await visit.open(`/sign-in?then=${encodeURIComponent(then)}`)).html.includes('evil.example'));
    }
  });

  test('the page of a failure is the same for a name that is known and one that is not', async () => {
    const fail = async (name: string): Promise<string> => {
      const visit = browser();
      const page = await visit.open('/sign-in');
      const failed = await visit.send(page, '/sign-in', { name, password: 'wrong wrong wrong', code: '000000' });
      assert.equal(failed.status, 401);
      assert.deepEqual(failed.setCookies, []);
      return failed.html.replaceAll(name, 'NAME');
    };
    assert.equal(await fail('the-admin'), await fail('no-such-name'));
  });

  test('a form of another site, or without its token, or with the token of another session, changes nothing', async () => {
    const page = await admin.visit.open('/account');
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: undefined },
    ])
      assert.equal(
        (await admin.visit.send(page, '/account/sign-out', { which: 'everywhere' }, headers)).status,
        403,
        JSON.stringify(headers),
      );
    const other = browser();
    await enter(other, 'the-admin', admin.secret);
    const strange = await other.open('/account');
    assert.equal((await admin.visit.send(strange, '/account/sign-out', { which: 'everywhere' })).status, 403);
    assert.equal((await admin.visit.send(null, '/account/sign-out', { which: 'everywhere' })).status, 403);
    assert.equal((await admin.visit.open('/account')).status, 200);
    // Signing in is a form without a session, so where it comes from is all that counts.
    assert.equal(
      (await browser().send(null, '/sign-in', { name: 'x' }, { origin: 'https://evil.example' })).status,
      403,
    );
  });

  test('another post is another cookie, and the old one is dead', async () => {
    const { visit } = admin;
    const before = visit.cookie('remit-session');
    const page = await visit.open('/account');
    const chosen = await visit.send(page, '/account/post', { hat: 'strathinver/OWNER' });
    assert.equal(chosen.location, '/account');
    assert.notEqual(visit.cookie('remit-session'), before);
    const thief = browser();
    thief.take('remit-session', before);
    assert.match((await thief.open('/account')).location ?? '', /^\/sign-in/);
    assert.equal((await visit.open('/councils/strathinver/accounts')).status, 403);
    await visit.send(await visit.open('/account'), '/account/post', { hat: 'strathinver/ADMIN' });
    assert.equal((await visit.open('/councils/strathinver/accounts')).status, 200);
    assert.equal(
      (await visit.send(await visit.open('/account'), '/account/post', { hat: 'strathinver/CSWO' })).status,
      422,
    );
  });

  test('a planted session cookie is not taken over by signing in', async () => {
    const visit = browser();
    const planted = 'B'.repeat(43);
    visit.take('remit-session', planted);
    await enter(visit, 'the-admin', admin.secret);
    assert.notEqual(visit.cookie('remit-session'), planted);
    const thief = browser();
    thief.take('remit-session', planted);
    assert.match((await thief.open('/account')).location ?? '', /^\/sign-in/);
  });

  test('a token is shown once; password, recovery codes and code app are changed on the page', async () => {
    const { secret } = await setUp(await accountLink('P-cswo', 'the-cswo'));
    const visit = browser();
    await enter(visit, 'the-cswo', secret);
    const wrong = await visit.send(await visit.open('/account'), '/account/tokens', {
      title: '',
      'token-hat': 'x',
      days: '9999',
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /Error: Your account/);
    const made = await visit.send(await visit.open('/account'), '/account/tokens', {
      title: 'Warehouse',
      'token-hat': 'strathinver/CSWO',
      days: '30',
      'scope.read': 'yes',
    });
    const token = /remit_api_[\w-]{43}/.exec(made.html)?.[0] ?? '';
    assert.notEqual(token, '');
    const page = await visit.open('/account');
    assert.ok(page.html.includes('Warehouse') && !page.html.includes(token));
    // A token opens nothing of the account, not even with a form.
    assert.equal((await browser().open('/account', { authorization: `Bearer ${token}` })).status, 403);
    assert.equal(
      (await visit.send(page, '/account/password', { current: PASSWORD, password: 'x', again: 'y' })).status,
      422,
    );
    const next = 'otters under the pier';
    assert.match(
      (await visit.send(page, '/account/password', { current: PASSWORD, password: next, again: next })).html,
      /The password is changed/,
    );
    time.pass({ minutes: 1 });
    const renewed = await visit.send(page, '/account/recovery', {
      'recovery-current': next,
      'recovery-code': codeAt(secret, time.clock()),
    });
    assert.match(renewed.html, /Your recovery codes/);
    const app = await visit.open('/account/code-app');
    const fresh = shownSecret(app);
    assert.equal((await visit.send(app, '/account/code-app', { current: next, code: '000000' })).status, 422);
    assert.match(
      (await visit.send(app, '/account/code-app', { current: next, code: codeAt(fresh, time.clock()) })).html,
      /Your recovery codes/,
    );
  });

  test('an administrator gives out, resets and closes accounts of their own council, but not of those above', async () => {
    const { visit } = admin;
    const at = '/councils/strathinver/accounts';
    const list = await visit.open(at);
    assert.ok(list.html.includes('P-owner') && !list.html.includes('P-away'));
    const add = (person: string, name = 'x-name') => visit.send(list, at, { person, 'sign-in-name': name });
    assert.equal((await add('P-away')).status, 422);
    assert.match((await visit.send(list, `${at}/reset`, { person: 'P-cswo' })).html, /remit account reset/);
    assert.equal((await visit.send(list, `${at}/link`, { person: 'P-cswo' })).status, 422);
    const link =
      /https:\/\/remit\.council\.example(\/sign-in\/join\?link=[\w-]+)/.exec(
        (await add('P-owner', 'the-owner')).html,
      )?.[1] ?? '';
    const { secret } = await setUp(link);
    const owner = browser();
    await enter(owner, 'the-owner', secret);
    assert.equal((await owner.open(at)).status, 403);
    assert.equal((await owner.open('/councils/dundee/accounts')).status, 404);
    assert.equal((await visit.send(list, `${at}/sign-out`, { person: 'P-owner' })).status, 200);
    assert.match((await owner.open('/account')).location ?? '', /^\/sign-in/);
    assert.match((await visit.send(list, `${at}/reset`, { person: 'P-owner' })).html, /shown only this once/);
    assert.equal((await visit.send(list, `${at}/close`, { person: 'P-owner' })).status, 200);
    assert.equal((await visit.send(list, `${at}/close`, { person: 'P-owner' })).status, 422);
  });

  test('an administrator gives out, resets, closes and joins nothing of somebody who serves another council, but may sign them out', async () => {
    const { visit } = admin;
    const at = '/councils/strathinver/accounts';
    await setUp(await accountLink('P-both', 'of-both'));
    const list = await visit.open(at);
    for (const step of ['reset', 'close', 'link']) {
      const answer = await visit.send(list, `${at}/${step}`, { person: 'P-both' });
      assert.equal(answer.status, 422, step);
      assert.match(answer.html, /serves another council as well/, step);
    }
    assert.equal((await visit.send(list, `${at}/sign-out`, { person: 'P-both' })).status, 200);
    people.hats.set('P-new-both', [hat('OWNER', ['owner']), hat('CLERK', ['clerk'], 'dundee')]);
    const fresh = await visit.send(list, at, { person: 'P-new-both', 'sign-in-name': 'new-both' });
    assert.match(fresh.html, /serves another council as well/);
    people.hats.delete('P-new-both');
  });

  const withCouncil = async (
    visit: Browser,
    login: string,
    start = '/sign-in/council?then=%2Faccount',
  ): Promise<string> => {
    const { location } = await visit.open(start);
    const back = await openAsPerson(location ?? '', login, RETURN);
    return `${back.pathname}${back.search}`;
  };

  const told = async (person: string): Promise<string[]> =>
    (await entriesAfter(database(), 'strathinver', 0))
      .filter(({ subject }) => subject === person)
      .map(({ action, actor, post }) => `${action} ${actor} ${post ?? '-'}`);

  test("the council's sign-in: first by the groups it names, afterwards known by issuer and subject", async () => {
    const visit = browser();
    const back = await withCouncil(visit, 'worker-1');
    const came = await visit.open(back);
    assert.equal(came.location, '/account');
    assert.match((await visit.open('/account')).html, /Demonstration person P-welcomed/);
    assert.deepEqual(await told('P-welcomed'), [
      'person.arrive P-welcomed -',
      'identity.joined P-welcomed -',
      'sign-in.done P-welcomed OWNER',
    ]);
    people.welcome = () => Promise.reject(new Error('Known already: nobody is to be welcomed'));
    const again = browser();
    assert.equal((await again.open(await withCouncil(again, 'worker-1'))).location, '/account');
  });

  test('an answer is taken once, by the browser that asked, unaltered', async () => {
    const visit = browser();
    const back = await withCouncil(visit, 'worker-1');
    const step = visit.cookie('remit-sign-on');
    assert.equal((await browser().open(back)).status, 401);
    const other = browser();
    await withCouncil(other, 'worker-1');
    assert.equal((await other.open(back)).status, 401);
    assert.equal((await visit.open(back)).location, '/account');
    const thief = browser();
    thief.take('remit-sign-on', step);
    const replayed = await thief.open(back);
    assert.equal(replayed.status, 401);
    assert.match(replayed.html, /was used before/);
    const late = browser();
    const stale = await withCouncil(late, 'worker-1');
    time.pass({ minutes: 11 });
    assert.match((await late.open(stale)).html, /took too long/);
  });

  test('somebody whom nobody knows is told so; a link joins them, once', async () => {
    people.welcome = async () => null;
    const visit = browser();
    const refused = await visit.open(await withCouncil(visit, 'worker-2'));
    assert.equal(refused.status, 401);
    assert.match(refused.html, /nobody has given you a post/);
    assert.equal(visit.cookie('remit-session'), '');
    people.hats.set('P-joined', [hat('OWNER', ['owner'])]);
    const at = '/councils/strathinver/accounts';
    const given = await admin.visit.send(await admin.visit.open(at), `${at}/link`, { person: 'P-joined' });
    const link = /\/sign-in\/link\?link=([\w-]+)/.exec(given.html)?.[1] ?? '';
    const start = `/sign-in/council?link=${link}`;
    assert.ok((await browser().open(`/sign-in/link?link=${link}`)).html.includes(start));
    const joining = browser();
    assert.equal((await joining.open(await withCouncil(joining, 'worker-2', start))).location, '/');
    assert.match((await joining.open('/account')).html, /Demonstration person P-joined/);
    assert.deepEqual(await told('P-joined'), [
      'identity.link-given P-admin ADMIN',
      'identity.joined P-joined OWNER',
      'sign-in.done P-joined OWNER',
    ]);
    const third = browser();
    assert.equal((await third.open(await withCouncil(third, 'worker-3', start))).status, 401);
  });

  test('a link given from a page dies when the person comes to a guarded post or to another council; one from the machine does not', async () => {
    const at = '/councils/strathinver/accounts';
    const list = await admin.visit.open(at);
    const held = [hat('OWNER', ['owner'])];
    const later = {
      'a guarded post': [hat('CSWO', ['cswo'])],
      'another council': [...held, hat('CLERK', ['clerk'], 'dundee')],
    };
    people.hats.set('P-rising', held);
    const { html } = await admin.visit.send(list, at, { person: 'P-rising', 'sign-in-name': 'rising' });
    const account = /(\/sign-in\/join\?link=[\w-]+)/.exec(html)?.[1] ?? '';
    const given = await admin.visit.send(list, `${at}/link`, { person: 'P-rising' });
    const joining = `/sign-in/council?link=${/\/sign-in\/link\?link=([\w-]+)/.exec(given.html)?.[1] ?? ''}`;
    const asked = browser();
    const form = await asked.open(account);
    assert.equal(form.status, 200);
    for (const [what, hats] of Object.entries(later)) {
      people.hats.set('P-rising', hats);
      const dead = await browser().open(account);
      assert.equal(dead.status, 404, what);
      assert.match(dead.html, /came to a guarded post, a delegation or another council/, what);
      // The form that was open before is judged too.
      const sent = await asked.send(form, '/sign-in/join', { password: PASSWORD, again: PASSWORD, code: '000000' });
      assert.equal(sent.status, 404, what);
      const visit = browser();
      const refused = await visit.open(await withCouncil(visit, 'worker-3', joining));
      assert.equal(refused.status, 401, what);
      assert.match(refused.html, /came to a guarded post, a delegation or another council/, what);
    }
    people.hats.set('P-rising', held);
    assert.equal((await browser().open(account)).status, 200);
    const visit = browser();
    assert.equal((await visit.open(await withCouncil(visit, 'worker-3', joining))).location, '/');
    people.hats.set('P-risen', held);
    const byMachine = await accountLink('P-risen', 'risen');
    people.hats.set('P-risen', [hat('CSWO', ['cswo'])]);
    assert.equal((await browser().open(byMachine)).status, 200);
    people.hats.delete('P-rising');
    people.hats.delete('P-risen');
  });
});
