import type { Instant } from '../../kernel/index.ts';
import { fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import {
  checkCode,
  hashPassword,
  newRecoveryCodes,
  readNewPassword,
  verifyNobody,
  verifyPassword,
} from '../../platform/sign-in/index.ts';
import type { SignedIn } from '../access/index.ts';
import type { Account } from './account.ts';
import { findAccount, holdAccount, setCredentials, setPassword, setRecovery } from './account-store.ts';
import { orBusy } from './busy.ts';
import { byThemselves, type Change, changing, OUTSIDE, type Told } from './changing.ts';
import type { SignInContext } from './context.ts';
import { endAccess, oweEnded } from './ending.ts';
import { offeredCodeSecret } from './enrolment.ts';
import { countFailure, forgiveFailures, lockedUntil } from './failure-store.ts';
import { guardKey, lockedFault, takeCode } from './local-sign-in.ts';
import { isAlive } from './session.ts';
import { sessionByCode } from './session-store.ts';

/** The caller's own local account; null where they come by single sign-on. */
export const ownAccount = (context: SignInContext, caller: SignedIn): Promise<Account | null> =>
  context.database.read(OUTSIDE, (tx) => findAccount(tx, 'person', caller.person));

// Whoever made a token with the old secret, or sits in another browser, is out.
const endElsewhere = async (change: Change, { person, credential, hats }: SignedIn, told: Told): Promise<void> => {
  const ended = await endAccess(change.tx, person, { why: 'password changed', except: credential }, change.at);
  await oweEnded(change, person, byThemselves(person, hats), ended, told);
};

// Whoever found a browser open must not be able to try passwords in it without end.
const provePassword = async (context: SignInContext, account: Account, password: string): Promise<Result<null>> => {
  const { database, clock } = context;
  const now = clock();
  const keys = [guardKey(context, 'device', 'own account', account.code)];
  const until = await database.write(OUTSIDE, async (tx) => {
    const locked = await lockedUntil(tx, keys, now);
    if (locked === null) await countFailure(tx, keys, now);
    return locked;
  });
  if (until !== null) return lockedFault(until, now);
  const checked = await orBusy(async () =>
    ok(account.password === null ? await verifyNobody(password) : await verifyPassword(password, account.password)),
  );
  if (!checked.ok) return checked;
  if (!checked.value) return fail([fault('sign-in.password', undefined, { column: 'current' })]);
  await database.write(OUTSIDE, (tx) => forgiveFailures(tx, keys));
  return ok(null);
};

// Proving a password takes time, in which somebody else may have reset or closed the account, or ended the session: what they did must stand.
// Gives the account, kept from others until this transaction ends, or why nothing may be written to it any more.
const holdUnchanged = async (
  tx: Transaction,
  { mode }: SignInContext,
  { credential }: SignedIn,
  proved: Account,
  at: Instant,
): Promise<Result<Account>> => {
  const held = await holdAccount(tx, proved.code);
  const session = await sessionByCode(tx, credential);
  if (held === null || session === null || !isAlive(session, mode, at)) return fail([fault('sign-in.over')]);
  const same = held.password === proved.password && held.codeSecret === proved.codeSecret;
  return same && held.enrolmentUntil === null ? ok(held) : fail([fault('account.changed')]);
};

/**
 * Changes the caller's password. Every other session and every token of theirs ends at once. Faults, nothing changed: 'sign-in.password',
 * 'password.refused', 'sign-in.locked', 'sign-in.busy'; 'sign-in.over' where the session ended meanwhile, 'account.changed' where the account did.
 */
export const changePassword = async (
  context: SignInContext,
  caller: SignedIn,
  given: { readonly current: string; readonly next: string },
): Promise<Result<null>> => {
  const account = await ownAccount(context, caller);
  if (account === null) return fail([fault('account.unknown')]);
  const proved = await provePassword(context, account, given.current);
  if (!proved.ok) return proved;
  const next = readNewPassword(given.next, [account.signInName]);
  if (!next.ok) return next;
  const hashed = await orBusy(async () => ok(await hashPassword(next.value)));
  if (!hashed.ok) return hashed;
  return changing(context, async (change): Promise<Result<null>> => {
    const { tx, at } = change;
    const held = await holdUnchanged(tx, context, caller, account, at);
    if (!held.ok) return held;
    await setPassword(tx, account.code, hashed.value, at);
    await endElsewhere(change, caller, { action: 'account.password-changed', subject: account.code });
    return ok(null);
  });
};

/** Ten fresh recovery codes in place of the old ones, to be shown once. Faults: as for changeCodeApp. */
export const renewRecoveryCodes = async (
  context: SignInContext,
  caller: SignedIn,
  given: { readonly current: string; readonly code: string },
): Promise<Result<readonly string[]>> => {
  const account = await ownAccount(context, caller);
  if (account === null) return fail([fault('account.unknown')]);
  const proved = await provePassword(context, account, given.current);
  if (!proved.ok) return proved;
  const { codes, hashes } = newRecoveryCodes();
  const by = byThemselves(caller.person, caller.hats);
  return changing(context, async ({ tx, at, oweAll }): Promise<Result<readonly string[]>> => {
    const held = await holdUnchanged(tx, context, caller, account, at);
    if (!held.ok) return held;
    const taken = await takeCode(tx, context, held.value, given.code, at);
    if (taken === null) return fail([fault('sign-in.code', undefined, { column: 'code' })]);
    await setRecovery(tx, account.code, hashes);
    await oweAll(caller.person, by, { action: 'account.recovery-renewed', subject: account.code });
    return ok(codes);
  });
};

/**
 * Puts another code app in place of the old one, proved by its first code; recovery codes are renewed with it and given to be shown once. Every other
 * session and every token ends. Faults, nothing changed: 'sign-in.password', 'sign-in.code', 'sign-in.locked', 'sign-in.over', 'account.changed'.
 */
export const changeCodeApp = async (
  context: SignInContext,
  caller: SignedIn,
  given: { readonly current: string; readonly sealedSecret: string; readonly code: string },
): Promise<Result<readonly string[]>> => {
  const account = await ownAccount(context, caller);
  if (account === null) return fail([fault('account.unknown')]);
  const proved = await provePassword(context, account, given.current);
  if (!proved.ok) return proved;
  const secret = offeredCodeSecret(context, account, given.sealedSecret);
  const step = secret === null ? null : checkCode(secret, given.code, context.clock(), null);
  if (step === null || account.password === null) return fail([fault('sign-in.code', undefined, { column: 'code' })]);
  const { codes, hashes } = newRecoveryCodes();
  const kept = { password: account.password, codeSecret: given.sealedSecret, lastStep: step, recovery: hashes };
  return changing(context, async (change): Promise<Result<readonly string[]>> => {
    const { tx, at } = change;
    const held = await holdUnchanged(tx, context, caller, account, at);
    if (!held.ok) return held;
    await setCredentials(tx, account.code, kept, at);
    await endElsewhere(change, caller, { action: 'account.code-app-changed', subject: account.code });
    return ok(codes);
  });
};
