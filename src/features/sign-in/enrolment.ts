import { type CouncilCode, type Fault, fail, fault, type Instant, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import {
  checkCode,
  hashPassword,
  hashToken,
  isTokenLike,
  newCodeSecret,
  newRecoveryCodes,
  newToken,
  openSealed,
  readNewPassword,
  sealBytes,
} from '../../platform/sign-in/index.ts';
import type { Actor } from '../access/index.ts';
import { type Account, ENROLMENT_HOURS, readSignInName } from './account.ts';
import { addAccount, closeAccount, findAccount, holdAccount, openEnrolment, setCredentials } from './account-store.ts';
import { orBusy } from './busy.ts';
import { newCode } from './codes.ts';
import type { SignInContext } from './context.ts';
import { sealPlace } from './local-sign-in.ts';
import { endSessions } from './session-store.ts';
import { whyLinkDied } from './standing.ts';
import { endTokens } from './token-store.ts';
import { type Told, tellCouncils, tellOwn, tellTokensEnded } from './told.ts';

const OUTSIDE = { council: null, turn: 'installation' } as const;
const IN_EARNEST = 'Start the service with "remit serve" to use it in earnest.';

/** The secret of the link is shown to whoever asked for it, once. */
export type Enrolment = { readonly account: string; readonly secret: string; readonly until: Instant };

const hoursLater = (at: Instant, hours: number): Instant => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** Where a person opens the link that they were given. */
export const enrolmentAddress = (publicAddress: string, secret: string): string =>
  new URL(`/sign-in/join?link=${secret}`, publicAddress).href;

/**
 * Adds a local account for a person, with a link to set it up within three days. Faults: 'account.refused' for a sign-in name that cannot be one or
 * is taken, or a person who has an account. `from`: the council from whose page it is given; null at the machine itself.
 */
export const makeAccount = async (
  context: SignInContext,
  given: { readonly person: string; readonly signInName: string; readonly breakGlass: boolean },
  actor: Actor,
  from: CouncilCode | null = null,
): Promise<Result<Enrolment>> => {
  const { database, clock } = context;
  // One real account would shut the demonstration for everybody.
  if (context.mode === 'demonstration')
    return fail([fault('account.refused', 'The demonstration gives out no accounts', {}, IN_EARNEST)]);
  const name = readSignInName(given.signInName);
  if (!name.ok) return name;
  const at = clock();
  const secret = newToken('enrolment');
  const until = hoursLater(at, ENROLMENT_HOURS);
  const made = await database.write(OUTSIDE, async (tx) => {
    if ((await findAccount(tx, 'person', given.person)) !== null) return 'has-one' as const;
    if ((await findAccount(tx, 'sign_in_name', name.value)) !== null) return 'taken' as const;
    const code = newCode('A');
    const { person, breakGlass } = given;
    await addAccount(tx, { code, person, breakGlass, signInName: name.value, createdAt: at });
    await openEnrolment(tx, code, { hash: hashToken(secret), until, from, at });
    return { code };
  });
  if (made === 'has-one') return fail([fault('account.refused', 'This person has an account already')]);
  if (made === 'taken')
    return fail([fault('account.refused', 'This sign-in name is taken', { column: 'sign-in-name' })]);
  const told = {
    action: 'account.added',
    subject: made.code,
    detail: { person: given.person, breakGlass: given.breakGlass },
  } as const;
  await tellCouncils(context, given.person, told, () => actor);
  return ok({ account: made.code, secret, until });
};

type Ended = {
  readonly person: string;
  readonly sessions: number;
  readonly tokens: Awaited<ReturnType<typeof endTokens>>;
};

// A token was made by whoever could sign in then; it must not outlive the way in that made it.
const endEverything = async (tx: Transaction, person: string, at: Instant): Promise<Ended> => ({
  person,
  sessions: await endSessions(tx, person, { except: null }, 'account reset', at),
  tokens: await endTokens(tx, person, null, at),
});

const tellEnded = async (context: SignInContext, ended: Ended, told: Told, actor: Actor): Promise<void> => {
  const { person, sessions, tokens } = ended;
  const detail = { sessions, tokens: tokens.length };
  await tellCouncils(context, person, { ...told, detail }, () => actor);
  await tellTokensEnded(context, tokens, () => actor);
};

/** Takes every way in of an account away, ends the person's sessions and tokens, and gives a new link; `from` as above. Fault 'account.unknown'. */
export const resetAccount = async (
  context: SignInContext,
  code: string,
  actor: Actor,
  from: CouncilCode | null = null,
): Promise<Result<Enrolment>> => {
  const { database, clock } = context;
  const at = clock();
  const secret = newToken('enrolment');
  const until = hoursLater(at, ENROLMENT_HOURS);
  const ended = await database.write(OUTSIDE, async (tx) => {
    const held = await holdAccount(tx, code);
    if (held === null) return null;
    await openEnrolment(tx, code, { hash: hashToken(secret), until, from, at });
    return endEverything(tx, held.person, at);
  });
  if (ended === null) return fail([fault('account.unknown')]);
  await tellEnded(context, ended, { action: 'account.reset', subject: code }, actor);
  return ok({ account: code, secret, until });
};

/** Closes an account for good and ends the person's sessions and tokens. Fault 'account.unknown'. */
export const shutAccount = async (context: SignInContext, code: string, actor: Actor): Promise<Result<null>> => {
  const { database, clock } = context;
  const at = clock();
  const ended = await database.write(OUTSIDE, async (tx) => {
    const held = await holdAccount(tx, code);
    if (held === null) return null;
    await closeAccount(tx, code, at);
    return endEverything(tx, held.person, at);
  });
  if (ended === null) return fail([fault('account.unknown')]);
  await tellEnded(context, ended, { action: 'account.closed', subject: code }, actor);
  return ok(null);
};

/** The account that a link sets up; null for a link that is unknown, used or too old. */
export const invitedAccount = async ({ database, clock }: SignInContext, link: string): Promise<Account | null> => {
  if (!isTokenLike('enrolment', link)) return null;
  const account = await database.read(OUTSIDE, (tx) => findAccount(tx, 'enrolment', hashToken(link)));
  return account?.enrolmentUntil == null || account.enrolmentUntil <= clock() ? null : account;
};

/** Why the link of an account that was found is good no longer: see `whyLinkDied`. */
export const whyInvitationDied = (context: SignInContext, { person, enrolmentFrom }: Account): Promise<Fault | null> =>
  whyLinkDied(context, { person, from: enrolmentFrom });

/** A fresh secret for a code app, sealed so that a form can carry it until the first code proves that the app has it. */
export const offerCodeSecret = ({ keys }: SignInContext, account: Account): { secret: Uint8Array; sealed: string } => {
  const secret = newCodeSecret();
  return { secret, sealed: sealBytes(keys.codeSecret, secret, sealPlace(account.code)) };
};

/** The secret again that a form carried; null where it is not one of ours for this account. */
export const offeredCodeSecret = ({ keys }: SignInContext, account: Account, sealed: string): Uint8Array | null =>
  openSealed(keys.codeSecret, sealed, sealPlace(account.code));

export type SetUp = {
  readonly link: string;
  readonly password: string;
  readonly sealedSecret: string;
  readonly code: string;
};

/**
 * Sets an account up: password, code app (proved by its first code) and ten recovery codes, which are given to be shown once. The link is used up.
 * Faults, nothing changed: 'account.link' for the link, 'password.refused', 'sign-in.code' for the code, 'sign-in.busy'.
 */
export const setUpAccount = async (context: SignInContext, given: SetUp): Promise<Result<readonly string[]>> => {
  const { database, clock } = context;
  const account = await invitedAccount(context, given.link);
  if (account === null) return fail([fault('account.link')]);
  const died = await whyInvitationDied(context, account);
  if (died !== null) return fail([died]);
  const password = readNewPassword(given.password, [account.signInName]);
  const secret = offeredCodeSecret(context, account, given.sealedSecret);
  const now = clock();
  const step = secret === null ? null : checkCode(secret, given.code, now, null);
  const faults = [
    ...(password.ok ? [] : password.problem),
    ...(step === null ? [fault('sign-in.code', undefined, { column: 'code' })] : []),
  ];
  if (!password.ok || step === null) return fail(faults);
  const hashed = await orBusy(async () => ok(await hashPassword(password.value)));
  if (!hashed.ok) return hashed;
  const { codes, hashes } = newRecoveryCodes();
  const done = await database.write(OUTSIDE, async (tx) => {
    await holdAccount(tx, account.code);
    // Held now: of two who use one link at the same time, the second finds it used.
    const still = await findAccount(tx, 'enrolment', hashToken(given.link));
    if (still?.code !== account.code) return false;
    await setCredentials(
      tx,
      account.code,
      { password: hashed.value, codeSecret: given.sealedSecret, lastStep: step, recovery: hashes },
      now,
    );
    return true;
  });
  if (!done) return fail([fault('account.link')]);
  await tellOwn(context, account.person, [], { action: 'account.set-up', subject: account.code });
  return ok(codes);
};
