import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { type Fault, fail, fault, type Instant, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import {
  checkCode,
  hashPassword,
  isHashingFull,
  matchRecoveryCode,
  needsRehash,
  openSealed,
  verifyNobody,
  verifyPassword,
} from '../../platform/sign-in/index.ts';
import { type Account, plainSignInName } from './account.ts';
import { findAccount, holdAccount, setPassword, setRecovery, takeStep } from './account-store.ts';
import { orBusy } from './busy.ts';
import { BY_A_STRANGER, byThemselves, type Change, changing, OUTSIDE } from './changing.ts';
import type { SignInContext } from './context.ts';
import { deviceOf } from './device-cookie.ts';
import { countFailure, type FailureKey, forgiveFailures, lockedUntil } from './failure-store.ts';
import { type LockKind, rangeOf } from './lock-out.ts';
import { startSession } from './start-session.ts';

type LocalSignIn = {
  readonly signInName: string;
  readonly password: string;
  /** From the code app, or a recovery code. */
  readonly code: string;
  /** What the browser brought along, if anything. */
  readonly deviceCookie: string | undefined;
  readonly client: string;
};

type SignedInNow = {
  readonly token: string;
  readonly account: string;
  /** How many recovery codes are left, where one was used. */
  readonly recoveryLeft: number | null;
};

/** The seal of a code app's secret belongs to its account. */
export const sealPlace = (account: string): string => `account ${account}`;

/** The key under which failures of one kind are counted: a keyed hash of what it stands for. */
export const guardKey = ({ keys }: SignInContext, kind: LockKind, ...parts: string[]): FailureKey => ({
  kind,
  key: createHmac('sha256', keys.device.bytes)
    .update(JSON.stringify([kind, ...parts]))
    .digest('base64url'),
});

// Names without an account are counted just like those with one, so that a lock does not tell them apart.
const keysOf = (context: SignInContext, given: LocalSignIn, name: string, account: Account | null): FailureKey[] => {
  const device = account === null ? null : deviceOf(context.keys.device, given.deviceCookie, account.code);
  if (device !== null) return [guardKey(context, 'device', device)];
  const range = rangeOf(given.client);
  return [guardKey(context, 'stranger', name, range), guardKey(context, 'crowd', range)];
};

/** Says how long to wait. */
export const lockedFault = (until: Instant, now: Instant): { readonly ok: false; readonly problem: Fault[] } => {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000));
  const remedy = `Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  return fail([fault('sign-in.locked', undefined, {}, remedy)]);
};

type Opened = { readonly recoveryLeft: number | null } | null;

/** Takes the code: the step or the recovery code is used up in this very transaction, so that it is good once whoever else tries it at the same time. */
export const takeCode = async (
  tx: Transaction,
  { keys }: SignInContext,
  account: Account,
  code: string,
  now: Instant,
): Promise<Opened> => {
  const secret =
    account.codeSecret === null ? null : openSealed(keys.codeSecret, account.codeSecret, sealPlace(account.code));
  const step = secret === null ? null : checkCode(secret, code, now, account.lastStep);
  if (step !== null) return (await takeStep(tx, account.code, step)) ? { recoveryLeft: null } : null;
  const used = matchRecoveryCode(code, account.recovery);
  if (used === null) return null;
  const left = account.recovery.filter((hash) => hash !== used);
  await setRecovery(tx, account.code, left);
  return { recoveryLeft: left.length };
};

// That it failed is known to be told only now: the attempt itself was counted before anything was checked.
const oweFailure = ({ oweAll }: Change, { code, person }: Account, locked: boolean): Promise<void> =>
  oweAll(person, BY_A_STRANGER, { action: locked ? 'sign-in.locked' : 'sign-in.failed', subject: code });

/**
 * Signs somebody in with name, password and code, all three at once: which of them was wrong is never told, nor whether there is such an account.
 * The attempt is counted as a failure before anything is checked, so that many at once gain nothing. Faults: 'sign-in.refused', 'sign-in.locked',
 * 'sign-in.busy' where so many sign in that nothing was looked at.
 */
export const signInLocally = async (context: SignInContext, given: LocalSignIn): Promise<Result<SignedInNow>> => {
  const { database, clock, people } = context;
  // Before anything is counted: whoever comes into a crowd has done nothing wrong.
  if (isHashingFull()) return fail([fault('sign-in.busy')]);
  const now = clock();
  // Every refusal takes as long as the slowest, so that its time does not tell how far it came.
  const slow = pause(context.refusalTakes);
  const name = plainSignInName(given.signInName);
  const begun = await database.write(OUTSIDE, async (tx) => {
    const account = await findAccount(tx, 'sign_in_name', name);
    const keys = keysOf(context, given, name, account);
    const wrongCode = account === null ? [] : [guardKey(context, 'wrong-code', account.code)];
    const until = await lockedUntil(tx, [...keys, ...wrongCode], now);
    if (until !== null) return { account, keys, wrongCode, until, locked: true };
    return { account, keys, wrongCode, until, locked: await countFailure(tx, keys, now) };
  });
  const { account, keys, wrongCode } = begun;
  if (begun.until !== null) return lockedFault(begun.until, now);
  const stored = account?.password ?? null;
  const checked = await orBusy(async () =>
    ok(stored === null ? await verifyNobody(given.password) : await verifyPassword(given.password, stored)),
  );
  if (!checked.ok) return checked;
  if (account === null || stored === null || !checked.value) {
    if (account !== null) await changing(context, (change) => oweFailure(change, account, begun.locked));
    await slow;
    return fail([fault('sign-in.refused')]);
  }
  const rehashed = needsRehash(stored) && !isHashingFull() ? await hashPassword(given.password) : null;
  const by = byThemselves(account.person, await people.hatsOf(account.person, [], now));
  const opened = await changing(context, async (change): Promise<SignedInNow | null> => {
    const { tx, at, oweAll } = change;
    const held = await holdAccount(tx, account.code);
    // Changed or closed while the password was being checked.
    const unchanged = held !== null && held.password === stored;
    const taken = unchanged ? await takeCode(tx, context, held, given.code, at) : null;
    if (held === null || taken === null) {
      if (unchanged) await countFailure(tx, wrongCode, at);
      await oweFailure(change, account, begun.locked);
      return null;
    }
    await forgiveFailures(tx, [...keys, ...wrongCode]);
    if (rehashed !== null) await setPassword(tx, held.code, rehashed, at);
    const { token } = await startSession(tx, { person: held.person, kind: 'local', groups: [] }, at);
    const { recoveryLeft } = taken;
    const code = recoveryLeft === null ? 'code app' : 'recovery code';
    const detail = { way: 'local account', breakGlass: account.breakGlass, code };
    await oweAll(held.person, by, { action: 'sign-in.done', subject: account.code, detail });
    return { token, account: account.code, recoveryLeft };
  });
  if (opened !== null) return ok(opened);
  await slow;
  return fail([fault('sign-in.refused')]);
};
