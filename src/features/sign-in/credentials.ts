import { fail, fault, ok, type Result } from '../../kernel/index.ts';
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
import type { SignInContext } from './context.ts';
import { offeredCodeSecret } from './enrolment.ts';
import { countFailure, forgiveFailures, lockedUntil } from './failure-store.ts';
import { guardKey, lockedFault, takeCode } from './local-sign-in.ts';
import { endSessions } from './session-store.ts';
import { tellOwn } from './told.ts';

const OUTSIDE = { council: null };

/** The caller's own local account; null where they come by single sign-on. */
export const ownAccount = (context: SignInContext, caller: SignedIn): Promise<Account | null> =>
  context.database.read(OUTSIDE, (tx) => findAccount(tx, 'person', caller.person));

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
  const right =
    account.password === null ? await verifyNobody(password) : await verifyPassword(password, account.password);
  if (!right) return fail([fault('sign-in.password', undefined, { column: 'current' })]);
  await database.write(OUTSIDE, (tx) => forgiveFailures(tx, keys));
  return ok(null);
};

/** Changes the caller's password. Every other session of theirs ends at once. Faults: 'sign-in.password', 'password.refused', 'sign-in.locked'. */
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
  const hash = await hashPassword(next.value);
  const at = context.clock();
  await context.database.write(OUTSIDE, async (tx) => {
    await setPassword(tx, account.code, hash, at);
    await endSessions(tx, caller.person, { except: caller.credential }, 'password changed', at);
  });
  await tellOwn(context, caller.person, [], { action: 'account.password-changed', subject: account.code });
  return ok(null);
};

/** Ten fresh recovery codes in place of the old ones, to be shown once. Faults: 'sign-in.password', 'sign-in.code', 'sign-in.locked'. */
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
  const at = context.clock();
  const done = await context.database.write(OUTSIDE, async (tx) => {
    const held = await holdAccount(tx, account.code);
    if (held === null || (await takeCode(tx, context, held, given.code, at)) === null) return false;
    await setRecovery(tx, account.code, hashes);
    return true;
  });
  if (!done) return fail([fault('sign-in.code', undefined, { column: 'code' })]);
  await tellOwn(context, caller.person, [], { action: 'account.recovery-renewed', subject: account.code });
  return ok(codes);
};

/**
 * Puts another code app in place of the old one, proved by its first code; recovery codes are renewed with it and given to be shown once. Every other
 * session ends. Faults: 'sign-in.password', 'sign-in.code', 'sign-in.locked'.
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
  const at = context.clock();
  const secret = offeredCodeSecret(context, account, given.sealedSecret);
  const step = secret === null ? null : checkCode(secret, given.code, at, null);
  if (step === null || account.password === null) return fail([fault('sign-in.code', undefined, { column: 'code' })]);
  const { codes, hashes } = newRecoveryCodes();
  const kept = { password: account.password, codeSecret: given.sealedSecret, lastStep: step, recovery: hashes };
  await context.database.write(OUTSIDE, async (tx) => {
    await setCredentials(tx, account.code, kept, at);
    await endSessions(tx, caller.person, { except: caller.credential }, 'password changed', at);
  });
  await tellOwn(context, caller.person, [], { action: 'account.code-app-changed', subject: account.code });
  return ok(codes);
};
