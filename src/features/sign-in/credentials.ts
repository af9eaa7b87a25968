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
import type { SignInContext } from './context.ts';
import { offeredCodeSecret } from './enrolment.ts';
import { countFailure, forgiveFailures, lockedUntil } from './failure-store.ts';
import { guardKey, lockedFault, takeCode } from './local-sign-in.ts';
import { endSessions } from './session-store.ts';
import { endTokens } from './token-store.ts';
import { personActor, type Told, tellOwn, tellTokensEnded } from './told.ts';

const OUTSIDE = { council: null };

/** The caller's own local account; null where they come by single sign-on. */
export const ownAccount = (context: SignInContext, caller: SignedIn): Promise<Account | null> =>
  context.database.read(OUTSIDE, (tx) => findAccount(tx, 'person', caller.person));

type Ended = { readonly sessions: number; readonly tokens: Awaited<ReturnType<typeof endTokens>> };

// Whoever made a token with the old secret, or sits in another browser, is out.
const endElsewhere = async (tx: Transaction, { person, credential }: SignedIn, at: Instant): Promise<Ended> => ({
  sessions: await endSessions(tx, person, { except: credential }, 'password changed', at),
  tokens: await endTokens(tx, person, null, at),
});

const tellChanged = async (
  context: SignInContext,
  { person, hats }: SignedIn,
  { sessions, tokens }: Ended,
  told: Told,
): Promise<void> => {
  await tellOwn(context, person, [], { ...told, detail: { sessions, tokens: tokens.length } });
  const hatIn = (council: string) => hats.find((hat) => hat.council === council) ?? null;
  await tellTokensEnded(context, tokens, (council) => personActor(person, hatIn(council)));
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

/**
 * Changes the caller's password. Every other session and every token of theirs ends at once. Faults: 'sign-in.password', 'password.refused',
 * 'sign-in.locked', 'sign-in.busy'.
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
  const at = context.clock();
  const ended = await context.database.write(OUTSIDE, async (tx) => {
    await setPassword(tx, account.code, hashed.value, at);
    return endElsewhere(tx, caller, at);
  });
  await tellChanged(context, caller, ended, { action: 'account.password-changed', subject: account.code });
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
 * session and every token ends. Faults: 'sign-in.password', 'sign-in.code', 'sign-in.locked'.
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
  const ended = await context.database.write(OUTSIDE, async (tx) => {
    await setCredentials(tx, account.code, kept, at);
    return endElsewhere(tx, caller, at);
  });
  await tellChanged(context, caller, ended, { action: 'account.code-app-changed', subject: account.code });
  return ok(codes);
};
