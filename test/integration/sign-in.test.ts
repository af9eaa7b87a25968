import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { sql } from 'kysely';
import { NOBODY, type SignedIn } from '../../src/features/access/index.ts';
import {
  changeCodeApp,
  changePassword,
  DEVICE_COOKIE,
  endAllOf,
  forgetSignIn,
  identify,
  invitedAccount,
  makeAccount,
  makeToken,
  newDeviceCookie,
  offerCodeSecret,
  resetAccount,
  SESSION_COOKIE,
  type SignInContext,
  setUpAccount,
  shutAccount,
  signInLocally,
  signOut,
  startSession,
} from '../../src/features/sign-in/index.ts';
import type { Fault, Result } from '../../src/kernel/index.ts';
import { codeAt, hashPassword } from '../../src/platform/sign-in/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { hat, type MadePeople, madePeople, signInContext, standingClock } from '../support/sign-in.ts';

const PASSWORD = 'grey herons wade slowly';
const outcome = (result: Result<unknown>): string => (result.ok ? 'in' : ((result.problem[0] as Fault).code ?? ''));

let numbered = 0;

await forEachDatabase('signing in', ({ database }) => {
  const time = standingClock('2027-01-04T09:00:00.000Z');
  let people: MadePeople;
  let context: SignInContext;
  let name = '';
  let person = '';

  // Each test has a person, a name and an address of its own, and begins a day after the last, so that no lock reaches over.
  beforeEach(() => {
    numbered += 1;
    time.pass({ days: 3 });
    person = `P-${numbered}`;
    name = `person${numbered}`;
    people = madePeople({ [person]: [hat('CSWO', ['cswo']), hat('MEMBER', ['member'], 'glenoran')] });
    context = signInContext(database(), time.clock, people);
  });

  const valueIn = <Value>(result: Result<Value>): Value => {
    assert.ok(result.ok, JSON.stringify(result));
    return result.value;
  };

  const setUp = async () => {
    const { account, secret: link } = valueIn(
      await makeAccount(context, { person, signInName: name, breakGlass: false }, A_TEST),
    );
    const invited = await invitedAccount(context, link);
    assert.ok(invited !== null);
    const { secret, sealed } = offerCodeSecret(context, invited);
    const given = { link, password: PASSWORD, sealedSecret: sealed, code: codeAt(secret, time.clock()) };
    const recovery = valueIn(await setUpAccount(context, given));
    time.pass({ seconds: 60 });
    return { account, link, given, secret, recovery };
  };

  const attempt = (
    code: string,
    more: { password?: string; device?: string; client?: string; signInName?: string } = {},
  ) =>
    signInLocally(context, {
      signInName: more.signInName ?? name,
      password: more.password ?? PASSWORD,
      code,
      deviceCookie: more.device,
      client: more.client ?? `10.${numbered}.0.1`,
    });

  const cookies = (token: string) => ({ cookies: { [SESSION_COOKIE]: token }, bearer: null });
  const whoIs = (token: string, of = context) => identify(of, cookies(token));
  const signedIn = async (token: string): Promise<SignedIn> => {
    const caller = await whoIs(token);
    assert.ok(caller.kind === 'person');
    return caller;
  };
  const events = async (council = 'strathinver'): Promise<string[]> => {
    const subjects = [person, ...(await accountCodes())];
    const { rows } = await database().read({ council }, (tx) =>
      sql<{ line: string }>`select action || ' ' || actor as line from record_entry
        where scope = ${council} and subject = any(${subjects}::text[]) order by position`.execute(tx),
    );
    return rows.map(({ line }) => line);
  };
  const accountCodes = async (): Promise<string[]> => {
    const { rows } = await database().read({ council: null }, (tx) =>
      sql<{ code: string }>`select code from account where person = ${person}`.execute(tx),
    );
    return rows.map(({ code }) => code);
  };

  test('an account is set up by its link and opened with name, password and code; the record of each council knows', async () => {
    const { secret, account } = await setUp();
    const { token } = valueIn(await attempt(codeAt(secret, time.clock()), { signInName: ` ${name.toUpperCase()} ` }));
    const caller = await signedIn(token);
    assert.equal(caller.person, person);
    assert.equal(caller.via, 'session');
    assert.deepEqual(
      caller.hats.map(({ post }) => post),
      ['CSWO', 'MEMBER'],
    );
    assert.notEqual(caller.credential, token);
    const expected = ['account.added a test', `account.set-up ${person}`, `sign-in.done ${person}`];
    assert.deepEqual(await events(), expected);
    assert.deepEqual(await events('glenoran'), expected);
    const { rows } = await database().read({ council: null }, (tx) =>
      sql<Record<string, unknown>>`select * from account where code = ${account}`.execute(tx),
    );
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(`${PASSWORD}|${Buffer.from(secret).toString('hex')}`));
  });

  test('name, password and code must all be right, and the answer is the same whichever is not', async () => {
    const { secret, recovery } = await setUp();
    const code = codeAt(secret, time.clock());
    const answers = [
      await attempt(code, { password: 'grey herons wade slowlx' }),
      await attempt('000000'),
      await attempt(code, { signInName: 'nobody-at-all' }),
      await attempt(''),
    ];
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    assert.equal(outcome(answers[0] as Result<unknown>), 'sign-in.refused');
    assert.deepEqual((await events()).slice(2), Array(3).fill('sign-in.failed not signed in'));
    assert.equal(outcome(await attempt(recovery[0] ?? '')), 'in');
  });

  test('a code is good once, and so is every one before it, also where two try it at the same moment', async () => {
    const { secret, given } = await setUp();
    const [early, code] = [given.code, codeAt(secret, time.clock())];
    const both = await Promise.all([attempt(code), attempt(code)]);
    assert.deepEqual(both.map(outcome).sort(), ['in', 'sign-in.refused']);
    assert.equal(outcome(await attempt(code)), 'sign-in.refused');
    assert.equal(outcome(await attempt(early)), 'sign-in.refused');
    time.pass({ seconds: 30 });
    assert.equal(outcome(await attempt(codeAt(secret, time.clock()))), 'in');
  });

  test('a recovery code is good once', async () => {
    const { recovery } = await setUp();
    const [first = '', second = ''] = recovery;
    assert.equal(valueIn(await attempt(first)).recoveryLeft, 9);
    assert.equal(outcome(await attempt(first)), 'sign-in.refused');
    assert.equal(valueIn(await attempt(second.toLowerCase())).recoveryLeft, 8);
  });

  test('a link is good once, and for three days', async () => {
    const { given, secret, link, account } = await setUp();
    const again = { ...given, code: codeAt(secret, time.clock()), password: 'another password of mine' };
    assert.equal(outcome(await setUpAccount(context, again)), 'account.link');
    const fresh = valueIn(await resetAccount(context, account, A_TEST));
    assert.notEqual(fresh.secret, link);
    time.pass({ days: 3 });
    assert.equal(await invitedAccount(context, fresh.secret), null);
    for (const text of ['', 'x', link, `${fresh.secret}x`]) assert.equal(await invitedAccount(context, text), null);
  });

  test('of two who use one link at the same moment, one sets the account up', async () => {
    const { secret: link } = valueIn(
      await makeAccount(context, { person, signInName: name, breakGlass: false }, A_TEST),
    );
    const invited = await invitedAccount(context, link);
    assert.ok(invited !== null);
    const both = await Promise.all(
      ['otters under the pier', 'kestrels over the weir'].map((password) => {
        const { secret, sealed } = offerCodeSecret(context, invited);
        return setUpAccount(context, { link, password, sealedSecret: sealed, code: codeAt(secret, time.clock()) });
      }),
    );
    assert.deepEqual(both.map(outcome).sort(), ['account.link', 'in']);
  });

  test('an account is set up only with a fair password and a code that proves the app', async () => {
    const { secret: link } = valueIn(
      await makeAccount(context, { person, signInName: name, breakGlass: true }, A_TEST),
    );
    const invited = await invitedAccount(context, link);
    assert.ok(invited !== null);
    const { secret, sealed } = offerCodeSecret(context, invited);
    const good = { link, password: PASSWORD, sealedSecret: sealed, code: codeAt(secret, time.clock()) };
    assert.equal(outcome(await setUpAccount(context, { ...good, password: 'password1234' })), 'password.refused');
    assert.equal(outcome(await setUpAccount(context, { ...good, password: `${name}-${name}` })), 'password.refused');
    assert.equal(outcome(await setUpAccount(context, { ...good, code: '000000' })), 'sign-in.code');
    assert.equal(outcome(await setUpAccount(context, { ...good, sealedSecret: `${sealed}x` })), 'sign-in.code');
    assert.equal(outcome(await attempt(codeAt(secret, time.clock()))), 'sign-in.refused');
    assert.equal(outcome(await setUpAccount(context, good)), 'in');
  });

  test('one account for each person and each name', async () => {
    await setUp();
    const again = { person, signInName: 'quite-another', breakGlass: false };
    assert.equal(outcome(await makeAccount(context, again, A_TEST)), 'account.refused');
    assert.equal(
      outcome(await makeAccount(context, { ...again, person: 'P-x', signInName: name.toUpperCase() }, A_TEST)),
      'account.refused',
    );
    for (const signInName of ['', 'ab', 'a b c', '-abc', 'ä'.repeat(5), 'a'.repeat(65)])
      assert.equal(
        outcome(await makeAccount(context, { ...again, person: 'P-x', signInName }, A_TEST)),
        'account.refused',
      );
  });

  test('a session ends after half an hour unused, after ten hours whatever is done, and at sign-out', async () => {
    const { secret, recovery } = await setUp();
    const { token } = valueIn(await attempt(codeAt(secret, time.clock())));
    time.pass({ minutes: 29, seconds: 59 });
    assert.equal((await whoIs(token)).kind, 'person');
    for (let half = 0; half < 20; half += 1) {
      time.pass({ minutes: 28 });
      if (half < 19) assert.equal((await whoIs(token)).kind, 'person', `${half}`);
    }
    time.pass({ minutes: 11 });
    assert.deepEqual(await whoIs(token), NOBODY);
    const idle = valueIn(await attempt(recovery[0] ?? '')).token;
    time.pass({ minutes: 30 });
    assert.deepEqual(await whoIs(idle), NOBODY);
    const other = valueIn(await attempt(recovery[1] ?? '')).token;
    assert.equal(await signOut(context, await signedIn(other), 'this'), 1);
    assert.deepEqual(await whoIs(other), NOBODY);
  });

  test('using a session is noted at most once a minute', async () => {
    const { secret } = await setUp();
    const { token } = valueIn(await attempt(codeAt(secret, time.clock())));
    const seen = async () => {
      const { rows } = await database().read({ council: null }, (tx) =>
        sql<{ at: string }>`select seen_at as at from session where person = ${person}`.execute(tx),
      );
      return rows[0]?.at;
    };
    const begun = await seen();
    time.pass({ seconds: 59 });
    await whoIs(token);
    assert.equal(await seen(), begun);
    time.pass({ seconds: 1 });
    await whoIs(token);
    assert.equal(await seen(), time.clock());
  });

  test('a secret planted in the browser beforehand is worth nothing, and a guessed or altered one neither', async () => {
    const { secret } = await setUp();
    const planted = 'A'.repeat(43);
    const { token } = valueIn(await attempt(codeAt(secret, time.clock())));
    assert.notEqual(token, planted);
    for (const text of [
      planted,
      '',
      'x',
      `${token}A`,
      token.slice(1),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    ])
      assert.deepEqual(await whoIs(text), NOBODY, text);
    const hash = await database().read({ council: null }, (tx) =>
      sql<{ hash: string }>`select hash from session where person = ${person}`.execute(tx),
    );
    assert.deepEqual(await whoIs(hash.rows[0]?.hash ?? ''), NOBODY);
  });

  test('signing out everywhere, a changed password, a reset, a closed account, an administrator: each ends what it should, at once', async () => {
    const { recovery, account } = await setUp();
    let next = 0;
    const enter = async (): Promise<string> => {
      next += 1;
      return valueIn(await attempt(recovery[next - 1] ?? '')).token;
    };
    const dead = async (...tokens: string[]): Promise<boolean[]> =>
      Promise.all(tokens.map(async (token) => (await whoIs(token)).kind === 'nobody'));
    const [one, two] = [await enter(), await enter()];
    await signOut(context, await signedIn(one), 'everywhere');
    assert.deepEqual(await dead(one, two), [true, true]);
    const [three, four] = [await enter(), await enter()];
    const caller = await signedIn(three);
    assert.equal(
      outcome(await changePassword(context, caller, { current: 'wrong wrong wrong', next: 'otters under the pier' })),
      'sign-in.password',
    );
    assert.equal(
      outcome(await changePassword(context, caller, { current: PASSWORD, next: 'password1234' })),
      'password.refused',
    );
    assert.equal(outcome(await changePassword(context, caller, { current: PASSWORD, next: PASSWORD })), 'in');
    assert.deepEqual(await dead(three, four), [false, true]);
    await endAllOf(context, person, A_TEST);
    assert.deepEqual(await dead(three), [true]);
    const five = await enter();
    valueIn(await resetAccount(context, account, A_TEST));
    assert.deepEqual(await dead(five), [true]);
    assert.equal(outcome(await attempt(recovery[next] ?? '')), 'sign-in.refused');
    assert.equal(outcome(await shutAccount(context, account, A_TEST)), 'in');
    assert.equal(outcome(await shutAccount(context, account, A_TEST)), 'account.unknown');
  });

  test('a changed password or code app, a reset and a closed account end every token too, each told in its council', async () => {
    const { recovery, account } = await setUp();
    const caller = await signedIn(valueIn(await attempt(recovery[0] ?? '')).token);
    const tokenOf = async (council: string, post: string): Promise<{ code: string; secret: string }> =>
      valueIn(
        await makeToken(context, caller, { title: 'Warehouse', hat: `${council}/${post}`, scopes: ['read'], days: 9 }),
      );
    const isDead = async ({ secret }: { secret: string }): Promise<boolean> =>
      (await identify(context, { cookies: {}, bearer: secret })).kind === 'nobody';
    const told = async (council: string, subject: string): Promise<string[]> => {
      const { rows } = await database().read({ council }, (tx) =>
        sql<{ line: string }>`select action || ' ' || actor as line from record_entry
          where scope = ${council} and subject = ${subject} order by position`.execute(tx),
      );
      return rows.map(({ line }) => line);
    };
    const ends: readonly [string, () => Promise<Result<unknown>>][] = [
      [person, () => changePassword(context, caller, { current: PASSWORD, next: PASSWORD })],
      [
        person,
        async () => {
          const own = await database().read({ council: null }, (tx) =>
            sql<{ code: string }>`select code from account where person = ${person}`.execute(tx),
          );
          const { secret, sealed } = offerCodeSecret(context, { code: own.rows[0]?.code } as never);
          const code = codeAt(secret, time.clock());
          return changeCodeApp(context, caller, { current: PASSWORD, sealedSecret: sealed, code });
        },
      ],
    ];
    for (const [actor, end] of ends) {
      const [here, there] = [await tokenOf('strathinver', 'CSWO'), await tokenOf('glenoran', 'MEMBER')];
      assert.deepEqual([await isDead(here), await isDead(there)], [false, false]);
      valueIn(await end());
      assert.deepEqual([await isDead(here), await isDead(there)], [true, true]);
      assert.deepEqual(await told('strathinver', here.code), [`token.made ${person}`, `token.ended ${actor}`]);
      assert.deepEqual(await told('glenoran', there.code), [`token.made ${person}`, `token.ended ${actor}`]);
    }
    const before = await tokenOf('strathinver', 'CSWO');
    valueIn(await resetAccount(context, account, A_TEST));
    assert.equal(await isDead(before), true);
    assert.deepEqual(await told('strathinver', before.code), [`token.made ${person}`, 'token.ended a test']);
    const back = await database().write({ council: null }, (tx) =>
      startSession(tx, { person, kind: 'local', groups: [] }, time.clock()),
    );
    const again = await signedIn(back.token);
    const last = valueIn(
      await makeToken(context, again, { title: 'Again', hat: 'strathinver/CSWO', scopes: ['read'], days: 9 }),
    );
    valueIn(await shutAccount(context, account, A_TEST));
    assert.equal(await isDead(last), true);
    assert.deepEqual(await told('strathinver', last.code), [`token.made ${person}`, 'token.ended a test']);
  });

  for (const kind of ['password', 'code app'] as const) {
    test(`what happens to an account just before a change of its ${kind} is written stands, and the change is refused`, async () => {
      const { account, recovery } = await setUp();
      const offered = () => offerCodeSecret(context, { code: account } as never);
      const change = (of: SignInContext, caller: SignedIn, what: string): Promise<Result<unknown>> => {
        if (what === 'password') return changePassword(of, caller, { current: PASSWORD, next: PASSWORD });
        const { secret, sealed } = offered();
        const code = codeAt(secret, time.clock());
        return changeCodeApp(of, caller, { current: PASSWORD, sealedSecret: sealed, code });
      };
      const stored = async (): Promise<unknown> => {
        const { rows } = await database().read({ council: null }, (tx) =>
          sql`select password, code_secret, last_step, recovery, enrolment, changed_at from account
            where code = ${account}`.execute(tx),
        );
        return rows;
      };
      // Proving the password writes twice: it counts an attempt and forgives it. The third write is the change itself.
      const overtaken = async (meanwhile: (caller: SignedIn) => Promise<unknown>): Promise<string> => {
        const begun = await database().write({ council: null }, (tx) =>
          startSession(tx, { person, kind: 'local', groups: [] }, time.clock()),
        );
        const caller = await signedIn(begun.token);
        let writes = 0;
        let left: unknown = 'nothing happened meanwhile';
        const write: SignInContext['database']['write'] = async (scope, work) => {
          writes += 1;
          if (writes === 3) {
            await meanwhile(caller);
            left = await stored();
          }
          return database().write(scope, work);
        };
        const result = await change({ ...context, database: { ...database(), write } }, caller, kind);
        assert.deepEqual(await stored(), left);
        return outcome(result);
      };
      assert.equal(await overtaken((caller) => signOut(context, caller, 'this')), 'sign-in.over');
      assert.equal(await overtaken(() => endAllOf(context, person, A_TEST)), 'sign-in.over');
      // The same browser, asking twice at once.
      for (const what of ['password', 'code app'])
        assert.equal(
          await overtaken(async (caller) => valueIn(await change(context, caller, what))),
          'account.changed',
        );
      let link = '';
      const reset = async (): Promise<void> => {
        link = valueIn(await resetAccount(context, account, A_TEST)).secret;
      };
      assert.equal(await overtaken(reset), 'sign-in.over');
      assert.equal((await invitedAccount(context, link))?.code, account);
      assert.equal(outcome(await attempt(recovery[0] ?? '')), 'sign-in.refused');
      assert.ok(!(await events()).slice(-2).includes(`account.${kind.replace(' ', '-')}-changed ${person}`));
    });
  }

  test('a crowd at the door is sent away at once, with nothing counted against anybody, and a text no password can be is refused', async () => {
    const { secret } = await setUp();
    const crowd = Array.from({ length: 80 }, () => hashPassword('a crowd of otters comes'));
    assert.equal(outcome(await attempt(codeAt(secret, time.clock()))), 'sign-in.busy');
    await Promise.allSettled(crowd);
    for (let failure = 0; failure < 4; failure += 1)
      assert.equal(outcome(await attempt('000000', { password: 'a'.repeat(900_000) })), 'sign-in.refused');
    assert.equal(outcome(await attempt(codeAt(secret, time.clock()))), 'in');
  });

  test('somebody removed has no way in left', async () => {
    const { recovery } = await setUp();
    const { token } = valueIn(await attempt(recovery[0] ?? ''));
    await forgetSignIn(context, person, A_TEST);
    assert.deepEqual(await whoIs(token), NOBODY);
    assert.equal(outcome(await attempt(recovery[1] ?? '')), 'sign-in.refused');
    assert.equal((await events()).at(-1), 'account.closed a test');
    const told = (await events()).length;
    await forgetSignIn(context, person, A_TEST);
    assert.equal((await events()).length, told);
  });

  test('strangers lock strangers of their own addresses out, for growing times; the person with a known device comes in meanwhile', async () => {
    const { recovery, account } = await setUp();
    const device = newDeviceCookie(context.keys.device, account);
    const wrong = { password: 'wrong wrong wrong', client: '203.0.113.7' };
    for (let tries = 0; tries < 5; tries += 1) assert.equal(outcome(await attempt('000000', wrong)), 'sign-in.refused');
    assert.equal(outcome(await attempt('000000', wrong)), 'sign-in.locked');
    // The right password does not help from there, and the neighbour in the same range is told the same.
    assert.equal(outcome(await attempt(recovery[0] ?? '', { client: '203.0.113.7' })), 'sign-in.locked');
    assert.equal(outcome(await attempt(recovery[0] ?? '', { client: '203.0.113.99' })), 'sign-in.locked');
    // From elsewhere, and from a device that was here before, the person comes in.
    assert.equal(outcome(await attempt(recovery[0] ?? '', { client: '198.51.100.1' })), 'in');
    assert.equal(outcome(await attempt(recovery[1] ?? '', { client: '203.0.113.7', device })), 'in');
    const locks: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      let minutes = 0;
      while (outcome(await attempt('000000', wrong)) === 'sign-in.locked') {
        time.pass({ minutes: 1 });
        minutes += 1;
      }
      locks.push(minutes);
    }
    assert.deepEqual(locks, [1, 2, 4, 8]);
    assert.ok((await events()).includes('sign-in.locked not signed in'));
  });

  test('a name without an account is locked just the same', async () => {
    const wrong = { signInName: 'nobody-at-all', client: '192.0.2.77' };
    for (let tries = 0; tries < 5; tries += 1) assert.equal(outcome(await attempt('000000', wrong)), 'sign-in.refused');
    assert.equal(outcome(await attempt('000000', wrong)), 'sign-in.locked');
  });

  test("a device's own failures lock that device alone; another account's device, or an altered cookie, is a stranger", async () => {
    const { recovery, account } = await setUp();
    const mine = newDeviceCookie(context.keys.device, account);
    const wrong = { password: 'wrong wrong wrong', device: mine, client: '198.51.100.9' };
    for (let tries = 0; tries < 10; tries += 1)
      assert.equal(outcome(await attempt('000000', wrong)), 'sign-in.refused');
    assert.equal(outcome(await attempt('000000', wrong)), 'sign-in.locked');
    assert.equal(outcome(await attempt(recovery[0] ?? '', { client: '198.51.100.9' })), 'in');
    const stranger = { password: 'wrong wrong wrong', client: '198.51.100.10' };
    for (const device of [newDeviceCookie(context.keys.device, 'A-other'), `${mine}x`, 'x', undefined, ''])
      assert.equal(
        outcome(await attempt('000000', { ...stranger, ...(device === undefined ? {} : { device }) })),
        'sign-in.refused',
      );
    assert.equal(
      outcome(await attempt('000000', { ...stranger, device: newDeviceCookie(context.keys.device, 'A-other') })),
      'sign-in.locked',
    );
    assert.ok(DEVICE_COOKIE.length > 0);
  });

  test('many attempts at the same moment get no more tries than one after another', async () => {
    await setUp();
    const wrong = { password: 'wrong wrong wrong', client: '203.0.113.200' };
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt('000000', wrong)));
    assert.equal(answers.filter((answer) => outcome(answer) === 'sign-in.refused').length, 5);
  });

  test('whoever knows the password cannot try codes from ever new addresses', async () => {
    const { secret } = await setUp();
    const tries: string[] = [];
    for (let each = 0; each < 14; each += 1)
      tries.push(outcome(await attempt('000000', { client: `198.18.${each}.1` })));
    assert.deepEqual(tries, [...Array(10).fill('sign-in.refused'), ...Array(4).fill('sign-in.locked')]);
    time.pass({ minutes: 1 });
    assert.equal(outcome(await attempt(codeAt(secret, time.clock()), { client: '198.19.0.1' })), 'in');
  });

  test('a refusal takes the same time at least, whatever it is for', async () => {
    const { secret } = await setUp();
    context = { ...context, refusalTakes: 400 };
    const code = codeAt(secret, time.clock());
    const waits = [{ signInName: 'nobody-at-all' }, { password: 'wrong wrong wrong' }, {}].map(async (wrong, index) => {
      const begun = performance.now();
      const answer = await attempt(index === 2 ? '000000' : code, { ...wrong, client: `192.0.2.${index * 9}` });
      assert.equal(outcome(answer), 'sign-in.refused');
      return performance.now() - begun;
    });
    for (const wait of await Promise.all(waits)) assert.ok(wait >= 395, `${wait} ms`);
  });
});
