import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';

import { sql } from 'kysely';
import type { SignedIn } from '../../src/features/access/index.ts';
import { deliverAllOwed } from '../../src/features/record/index.ts';
import {
  changeCodeApp,
  changePassword,
  chooseHat,
  endAllOf,
  endToken,
  forgetSignIn,
  giveIdentityLink,
  identify,
  invitedAccount,
  makeAccount,
  makeToken,
  offerCodeSecret,
  renewRecoveryCodes,
  resetAccount,
  SESSION_COOKIE,
  type SignInContext,
  setUpAccount,
  shutAccount,
  signInAsDemo,
  signInLocally,
  signOut,
} from '../../src/features/sign-in/index.ts';
import { codeAt } from '../../src/platform/sign-in/index.ts';
import { A_TEST } from '../support/actor.ts';
import { cutOff, entriesAfter, owedTo } from '../support/cut-off.ts';
import { forEachDatabase } from '../support/databases.ts';
import { writeEntry } from '../support/entries.ts';
import { given } from '../support/people.ts';
import { hat, madePeople, signInContext, standingClock } from '../support/sign-in.ts';

const PASSWORD = 'grey herons wade slowly';
const COUNCILS = ['strathinver', 'glenoran'] as const;

let numbered = 0;

await forEachDatabase('killed between a change of sign-in and its entries', ({ database }) => {
  const time = standingClock('2027-01-04T09:00:00.000Z');
  let context: SignInContext;
  /** The same, in a process that dies as it comes to tell a council. */
  let dying: SignInContext;
  let person = '';

  before(async () => {
    for (const council of COUNCILS) await writeEntry(database(), council, 'begun');
  });
  beforeEach(() => {
    numbered += 1;
    time.pass({ days: 3 });
    person = `P-${numbered}`;
    const people = madePeople({ [person]: [hat('CSWO', ['cswo']), hat('MEMBER', ['member'], 'glenoran')] });
    context = signInContext(database(), time.clock, people);
    dying = signInContext(cutOff(database()), time.clock, people);
  });

  const setUp = async () => {
    const wish = { person, signInName: `person${numbered}`, breakGlass: false };
    const { account, secret: link } = given(await makeAccount(context, wish, A_TEST));
    const invited = await invitedAccount(context, link);
    assert.ok(invited !== null);
    const { secret, sealed } = offerCodeSecret(context, invited);
    const form = { link, password: PASSWORD, sealedSecret: sealed, code: codeAt(secret, time.clock()) };
    return { account, secret, form };
  };

  const enter = (through: SignInContext, secret: Uint8Array, password = PASSWORD, code?: string) => {
    time.pass({ seconds: 60 });
    return signInLocally(through, {
      signInName: `person${numbered}`,
      password,
      code: code ?? codeAt(secret, time.clock()),
      deviceCookie: undefined,
      client: `10.${numbered}.0.1`,
    });
  };

  const signedIn = async (token: string): Promise<SignedIn> => {
    const caller = await identify(context, { cookies: { [SESSION_COOKIE]: token }, bearer: null });
    assert.ok(caller.kind === 'person');
    return caller;
  };

  const entered = async () => {
    const made = await setUp();
    given(await setUpAccount(context, made.form));
    const caller = await signedIn(given(await enter(context, made.secret)).token);
    return { ...made, caller };
  };

  const lengthOf = async (council: string): Promise<number> => (await entriesAfter(database(), council, 0)).length;

  // Does it in the process that dies; nothing is told then, and all of it once as soon as anybody delivers.
  const dies = async (
    work: () => Promise<unknown>,
    expected: Readonly<Record<(typeof COUNCILS)[number], string[]>>,
  ) => {
    const before = new Map<string, number>();
    for (const council of COUNCILS) before.set(council, await lengthOf(council));
    await assert.rejects(work, /killed/);
    for (const council of COUNCILS) {
      assert.equal(await lengthOf(council), before.get(council), council);
      assert.equal((await owedTo(database(), council)).length, expected[council].length, council);
    }
    await deliverAllOwed(database(), time.clock);
    await deliverAllOwed(database(), time.clock);
    for (const council of COUNCILS) {
      const entries = await entriesAfter(database(), council, before.get(council) ?? 0);
      const lines = entries.map(({ action, actor, post }) => `${action} ${actor} ${post ?? '-'}`);
      assert.deepEqual(lines, expected[council]);
    }
  };
  const own = (action: string) => ({
    strathinver: [`${action} ${person} CSWO`],
    glenoran: [`${action} ${person} MEMBER`],
  });
  const by = (actor: string, ...actions: string[]) => ({
    strathinver: actions.map((action) => `${action} ${actor} -`),
    glenoran: actions.map((action) => `${action} ${actor} -`),
  });
  const wish = { title: 'Warehouse', hat: 'glenoran/MEMBER', scopes: ['read'], days: 9 };

  test('an account added', async () => {
    const adding = { person, signInName: `person${numbered}`, breakGlass: true };
    await dies(() => makeAccount(dying, adding, A_TEST), by('a test', 'account.added'));
  });

  test('an account set up, reset and closed', async () => {
    const { account, form } = await setUp();
    await dies(() => setUpAccount(dying, form), own('account.set-up'));
    await dies(() => resetAccount(dying, account, A_TEST), by('a test', 'account.reset'));
    await dies(() => shutAccount(dying, account, A_TEST), by('a test', 'account.closed'));
  });

  test('signing in: nobody got a cookie, and the record tells of it all the same', async () => {
    const { secret } = await entered();
    await dies(() => enter(dying, secret), own('sign-in.done'));
    await dies(() => enter(dying, secret, 'wrong wrong wrong'), by('not signed in', 'sign-in.failed'));
    await dies(() => enter(dying, secret, PASSWORD, '000000'), by('not signed in', 'sign-in.failed'));
  });

  test('a password, recovery codes and a code app changed', async () => {
    const { account, secret, caller } = await entered();
    await dies(
      () => changePassword(dying, caller, { current: PASSWORD, next: PASSWORD }),
      own('account.password-changed'),
    );
    time.pass({ seconds: 60 });
    await dies(
      () => renewRecoveryCodes(dying, caller, { current: PASSWORD, code: codeAt(secret, time.clock()) }),
      own('account.recovery-renewed'),
    );
    const offered = offerCodeSecret(context, { code: account } as never);
    const code = codeAt(offered.secret, time.clock());
    await dies(
      () => changeCodeApp(dying, caller, { current: PASSWORD, sealedSecret: offered.sealed, code }),
      own('account.code-app-changed'),
    );
  });

  test('a token made and ended, each told in the council of its post alone', async () => {
    const { caller } = await entered();
    const alone = (action: string) => ({ strathinver: [], glenoran: [`${action} ${person} MEMBER`] });
    await dies(() => makeToken(dying, caller, wish), alone('token.made'));
    const { code } = given(await makeToken(context, caller, wish));
    await dies(() => endToken(dying, caller, code), alone('token.ended'));
  });

  test('another post chosen, told in the council of that post, and signing out', async () => {
    const { caller } = await entered();
    const chosen = { strathinver: [], glenoran: [`sign-in.post-chosen ${person} MEMBER`] };
    await dies(() => chooseHat(dying, caller, 'glenoran/MEMBER'), chosen);
    await dies(() => signOut(dying, caller, 'this'), own('sign-in.ended'));
  });

  test('everything ended by somebody else, each token told in its council', async () => {
    const { caller } = await entered();
    given(await makeToken(context, caller, wish));
    const { strathinver } = by('a test', 'sign-in.ended-by-other');
    const { glenoran } = by('a test', 'sign-in.ended-by-other', 'token.ended');
    await dies(() => endAllOf(dying, person, A_TEST), { strathinver, glenoran });
    await dies(() => giveIdentityLink(dying, person, A_TEST), by('a test', 'identity.link-given'));
    await dies(() => forgetSignIn(dying, person, A_TEST), by('a test', 'account.closed'));
    await forgetSignIn(dying, person, A_TEST);
  });

  test('a visitor of the demonstration let in with one click', async () => {
    const visitors = [{ person, about: 'x', comesFor: 'y', goodFirst: true, council: 'strathinver' }];
    const demonstration: SignInContext = { ...dying, mode: 'demonstration' };
    await database().write({ council: null }, (tx) => sql`delete from account`.execute(tx));
    await dies(() => signInAsDemo(demonstration, visitors, person), own('sign-in.done'));
  });
});
