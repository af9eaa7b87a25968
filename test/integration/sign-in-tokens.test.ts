import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { sql } from 'kysely';
import { callerMay, hatOf, NOBODY, power, type SignedIn } from '../../src/features/access/index.ts';
import {
  chooseHat,
  cleanSignIn,
  endAllOf,
  endToken,
  identify,
  makeAccount,
  makeToken,
  refuseRealData,
  SESSION_COOKIE,
  type SignInContext,
  signInAsDemo,
  startSession,
} from '../../src/features/sign-in/index.ts';
import type { Result } from '../../src/kernel/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { hat, type MadePeople, madePeople, signInContext, standingClock } from '../support/sign-in.ts';

const valueIn = <Value>(result: Result<Value>): Value => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const places = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.problem.map(({ code, place }) => `${code} ${place.column ?? ''}`.trim());

const READ = power('plans.read', 'See where plans stand', ['cswo', 'owner', 'administrator']);
const ADD = power('evidence.add', 'Add evidence', ['owner']);

await forEachDatabase('tokens and posts', ({ database }) => {
  const time = standingClock('2027-02-01T09:00:00.000Z');
  const owner = hat('OWNER', ['owner']);
  const cswo = hat('CSWO', ['cswo']);
  let people: MadePeople;
  let context: SignInContext;
  let token = '';

  beforeEach(async () => {
    people = madePeople({ 'P-1': [owner, cswo], 'P-2': [hat('CLERK', ['clerk'])] });
    context = signInContext(database(), time.clock, people);
    token = (
      await database().write({ council: null }, (tx) =>
        startSession(tx, { person: 'P-1', kind: 'local', groups: [] }, time.clock()),
      )
    ).token;
  });

  const bySession = (secret = token) => identify(context, { cookies: { [SESSION_COOKIE]: secret }, bearer: null });
  const byToken = (secret: string, of = context) =>
    identify(of, { cookies: { [SESSION_COOKIE]: token }, bearer: secret });
  const caller = async (secret = token): Promise<SignedIn> => {
    const found = await bySession(secret);
    assert.ok(found.kind === 'person');
    return found;
  };
  const wish = { title: 'Figures from the warehouse', hat: hatOf(owner), scopes: ['read', 'evidence.add'], days: 30 };

  test('a token acts from its one post, within what it was given, and says nothing about the account', async () => {
    const made = valueIn(await makeToken(context, await caller(), { ...wish, scopes: ['read'] }));
    const found = await byToken(made.secret);
    assert.ok(found.kind === 'person');
    assert.equal(found.via, 'token');
    assert.equal(found.credential, made.code);
    assert.deepEqual(found.hats, [owner]);
    assert.equal(found.name, null);
    assert.equal(callerMay(found, 'strathinver', READ), true);
    assert.equal(callerMay(found, 'strathinver', ADD), false);
    assert.equal(
      callerMay(await byToken(valueIn(await makeToken(context, await caller(), wish)).secret), 'strathinver', ADD),
      true,
    );
  });

  test('a cookie beside a token counts for nothing; a wrong token is nobody, whatever cookie comes with it', async () => {
    assert.equal((await bySession()).kind, 'person');
    for (const secret of ['', 'x', token, `remit_api_${'A'.repeat(43)}`])
      assert.deepEqual(await byToken(secret), NOBODY, secret);
  });

  test('a token ends with its day, with its ending, with its post, and with an administrator', async () => {
    const make = async (): Promise<{ code: string; secret: string }> =>
      valueIn(await makeToken(context, await caller(), wish));
    const one = await make();
    const two = await make();
    assert.ok((await endToken(context, await caller(), one.code)).ok);
    assert.deepEqual(places(await endToken(context, await caller(), one.code)), ['token.unknown']);
    assert.deepEqual(await byToken(one.secret), NOBODY);
    people.hats.set('P-1', [cswo]);
    const without = await byToken(two.secret);
    assert.ok(without.kind === 'person' && without.hats.length === 0 && !callerMay(without, 'strathinver', READ));
    people.hats.set('P-1', [owner, cswo]);
    assert.equal((await byToken(two.secret)).kind, 'person');
    await endAllOf(context, 'P-1', A_TEST);
    assert.deepEqual(await byToken(two.secret), NOBODY);
  });

  test('a token lasts as many days as was said, and a year at most', async () => {
    const { secret } = valueIn(await makeToken(context, await caller(), { ...wish, days: 2 }));
    time.pass({ days: 2, seconds: -1 });
    assert.equal((await byToken(secret)).kind, 'person');
    time.pass({ seconds: 1 });
    assert.deepEqual(await byToken(secret), NOBODY);
  });

  test('a token is given nothing that its post may not do, and no post that the person lacks', async () => {
    const me = await caller();
    assert.deepEqual(places(await makeToken(context, me, { ...wish, scopes: ['evidence.read-restricted'] })), [
      'token.refused scopes',
    ]);
    assert.deepEqual(places(await makeToken(context, me, { ...wish, scopes: [] })), ['token.refused scopes']);
    assert.deepEqual(places(await makeToken(context, me, { ...wish, hat: 'strathinver/CLERK' })), [
      'token.refused hat',
    ]);
    for (const days of [0, 366, 1.5, Number.NaN])
      assert.deepEqual(places(await makeToken(context, me, { ...wish, days })), ['token.refused days']);
    assert.deepEqual(places(await makeToken(context, me, { ...wish, title: ' ' })), ['token.refused title']);
    await endAllOf(context, 'P-1', A_TEST);
    assert.deepEqual(places(await makeToken(context, me, wish)), ['sign-in.over']);
  });

  test("no token acts from a post that the council's sign-in gives, nor remembers the groups that gave it", async () => {
    const mapped = hat('OWNER', ['owner'], 'strathinver', { kind: 'mapped' });
    const asked: (readonly string[])[] = [];
    const watched: typeof people = {
      ...people,
      knownIn: async (tx, person, groups) => {
        asked.push(groups);
        return people.knownIn(tx, person, groups);
      },
      hatsIn: async (_councils, _person, groups) => (asked.push(groups) > 0 ? [owner] : []),
    };
    const { token: signedIn } = await database().write({ council: null }, (tx) =>
      startSession(tx, { person: 'P-1', kind: 'oidc', groups: ['remit-owners'] }, time.clock()),
    );
    const by = await caller(signedIn);
    assert.deepEqual(places(await makeToken(context, { ...by, hats: [mapped] }, wish)), ['token.refused hat']);
    const { secret } = valueIn(await makeToken(context, by, wish));
    await identify({ ...context, people: watched }, { cookies: {}, bearer: secret });
    assert.deepEqual(asked, [[], []]);
    const kept = await database().read({ council: null }, (tx) =>
      sql`select 1 from api_token where groups <> '{}'`.execute(tx),
    );
    assert.equal(kept.rows.length, 0);
  });

  test('no token opens restricted matter or gives out accounts, whatever its post may do', async () => {
    people.hats.set('P-1', [cswo, hat('ADMIN', ['administrator'])]);
    const me = await caller();
    const from = (post: string, scope: string) =>
      makeToken(context, me, { ...wish, hat: `strathinver/${post}`, scopes: [scope] });
    assert.deepEqual(places(await from('CSWO', 'evidence.read-restricted')), ['token.refused scopes']);
    assert.deepEqual(places(await from('ADMIN', 'accounts.manage')), ['token.refused scopes']);
    assert.deepEqual(places(await from('CSWO', 'read')), []);
  });

  test("nobody ends another person's token", async () => {
    const { code, secret } = valueIn(await makeToken(context, await caller(), wish));
    const other = await database().write({ council: null }, (tx) =>
      startSession(tx, { person: 'P-2', kind: 'local', groups: [] }, time.clock()),
    );
    assert.deepEqual(places(await endToken(context, await caller(other.token), code)), ['token.unknown']);
    assert.equal((await byToken(secret)).kind, 'person');
  });

  test('another post means another secret: the old one is dead, and so is a post that is not theirs', async () => {
    const me = await caller();
    assert.deepEqual(places(await chooseHat(context, me, 'strathinver/CLERK')), ['sign-in.hat']);
    const renewed = valueIn(await chooseHat(context, me, hatOf(cswo)));
    assert.deepEqual(await bySession(), NOBODY);
    const now = await caller(renewed.token);
    assert.equal(now.chosen, hatOf(cswo));
    assert.equal(now.credential, me.credential);
    await endAllOf(context, 'P-1', A_TEST);
    assert.deepEqual(places(await chooseHat(context, now, hatOf(owner))), ['sign-in.over']);
  });

  test("the demonstration's sessions and tokens count in the demonstration alone, and real ones nowhere in it", async () => {
    const demo = signInContext(database(), time.clock, people, { mode: 'demonstration' });
    const crowd = [{ person: 'P-1', about: 'a person', comesFor: 'To see.', goodFirst: true, council: 'Strathinver' }];
    await refuseRealData(database());
    const { token: secret } = valueIn(await signInAsDemo(demo, crowd, 'P-1'));
    const asking = { cookies: { [SESSION_COOKIE]: secret }, bearer: null };
    const visitor = await identify(demo, asking);
    assert.ok(visitor.kind === 'person');
    assert.deepEqual(await identify(context, asking), NOBODY);
    assert.deepEqual(await identify(demo, { cookies: { [SESSION_COOKIE]: token }, bearer: null }), NOBODY);
    const made = valueIn(await makeToken(demo, visitor, wish));
    assert.equal((await byToken(made.secret, demo)).kind, 'person');
    assert.deepEqual(await byToken(made.secret), NOBODY);
    assert.deepEqual(places(await signInAsDemo(demo, crowd, 'P-2')), ['sign-in.refused']);
    await assert.rejects(signInAsDemo(context, crowd, 'P-1'), /Only the demonstration/);
    const wanted = { person: 'P-2', signInName: 'somebody-real', breakGlass: false };
    assert.deepEqual(places(await makeAccount(demo, wanted, A_TEST)), ['account.refused']);
    await refuseRealData(database());
    valueIn(await makeAccount(context, { person: 'P-2', signInName: 'somebody-real', breakGlass: false }, A_TEST));
    await assert.rejects(refuseRealData(database()), /has real accounts/);
    assert.deepEqual(places(await signInAsDemo(demo, crowd, 'P-1')), ['demo.real-data']);
  });

  test('no secret of a session or a token stands in the database, and nothing of sign-in is seen from within a council', async () => {
    const { secret } = valueIn(await makeToken(context, await caller(), wish));
    for (const table of [
      'session',
      'api_token',
      'account',
      'identity',
      'identity_link',
      'sign_on_used',
      'sign_in_failure',
    ]) {
      const all = await database().read({ council: null }, (tx) =>
        sql<object>`select * from ${sql.table(table)}`.execute(tx),
      );
      assert.ok(!JSON.stringify(all.rows).includes(secret) && !JSON.stringify(all.rows).includes(token), table);
      const within = await database().read({ council: 'strathinver' }, (tx) =>
        sql<object>`select * from ${sql.table(table)}`.execute(tx),
      );
      assert.equal(within.rows.length, 0, table);
    }
  });

  test('what is long over is forgotten', async () => {
    await makeToken(context, await caller(), wish);
    time.pass({ days: 121 });
    const fresh = await database().write({ council: null }, (tx) =>
      startSession(tx, { person: 'P-1', kind: 'local', groups: [] }, time.clock()),
    );
    assert.ok((await cleanSignIn(database(), time.clock)) > 2);
    assert.equal((await bySession(fresh.token)).kind, 'person');
    assert.equal(await cleanSignIn(database(), time.clock), 0);
  });
});
