import { type CouncilCode, type Fault, fail, fault, type Instant, ok, type Result } from '../../kernel/index.ts';
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
import { byActor, byThemselves, changing, OUTSIDE } from './changing.ts';
import { newCode } from './codes.ts';
import type { SignInContext } from './context.ts';
import { endAccess, oweEnded } from './ending.ts';
import { sealPlace } from './local-sign-in.ts';
import { whyLinkDied } from './standing.ts';

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
  // One real account would shut the demonstration for everybody.
  if (context.mode === 'demonstration')
    return fail([fault('account.refused', 'The demonstration gives out no accounts', {}, IN_EARNEST)]);
  const name = readSignInName(given.signInName);
  if (!name.ok) return name;
  const secret = newToken('enrolment');
  return changing(context, async ({ tx, at, oweAll }): Promise<Result<Enrolment>> => {
    const { person, breakGlass } = given;
    if ((await findAccount(tx, 'person', person)) !== null)
      return fail([fault('account.refused', 'This person has an account already')]);
    if ((await findAccount(tx, 'sign_in_name', name.value)) !== null)
      return fail([fault('account.refused', 'This sign-in name is taken', { column: 'sign-in-name' })]);
    const code = newCode('A');
    const until = hoursLater(at, ENROLMENT_HOURS);
    await addAccount(tx, { code, person, breakGlass, signInName: name.value, createdAt: at });
    await openEnrolment(tx, code, { hash: hashToken(secret), until, from, at });
    const detail = { person, breakGlass };
    await oweAll(person, byActor(actor), { action: 'account.added', subject: code, detail });
    return ok({ account: code, secret, until });
  });
};

/** Takes every way in of an account away, ends the person's sessions and tokens, and gives a new link; `from` as above. Fault 'account.unknown'. */
export const resetAccount = async (
  context: SignInContext,
  code: string,
  actor: Actor,
  from: CouncilCode | null = null,
): Promise<Result<Enrolment>> => {
  const secret = newToken('enrolment');
  return changing(context, async (change): Promise<Result<Enrolment>> => {
    const { tx, at } = change;
    const held = await holdAccount(tx, code);
    if (held === null) return fail([fault('account.unknown')]);
    const until = hoursLater(at, ENROLMENT_HOURS);
    await openEnrolment(tx, code, { hash: hashToken(secret), until, from, at });
    const ended = await endAccess(tx, held.person, { why: 'account reset' }, at);
    await oweEnded(change, held.person, byActor(actor), ended, { action: 'account.reset', subject: code });
    return ok({ account: code, secret, until });
  });
};

/** Closes an account for good and ends the person's sessions and tokens. Fault 'account.unknown'. */
export const shutAccount = (context: SignInContext, code: string, actor: Actor): Promise<Result<null>> =>
  changing(context, async (change): Promise<Result<null>> => {
    const { tx, at } = change;
    const held = await holdAccount(tx, code);
    if (held === null) return fail([fault('account.unknown')]);
    await closeAccount(tx, code, at);
    const ended = await endAccess(tx, held.person, { why: 'account reset' }, at);
    await oweEnded(change, held.person, byActor(actor), ended, { action: 'account.closed', subject: code });
    return ok(null);
  });

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

type SetUp = {
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
  const account = await invitedAccount(context, given.link);
  if (account === null) return fail([fault('account.link')]);
  const died = await whyInvitationDied(context, account);
  if (died !== null) return fail([died]);
  const password = readNewPassword(given.password, [account.signInName]);
  const secret = offeredCodeSecret(context, account, given.sealedSecret);
  const now = context.clock();
  const step = secret === null ? null : checkCode(secret, given.code, now, null);
  const faults = [
    ...(password.ok ? [] : password.problem),
    ...(step === null ? [fault('sign-in.code', undefined, { column: 'code' })] : []),
  ];
  if (!password.ok || step === null) return fail(faults);
  const hashed = await orBusy(async () => ok(await hashPassword(password.value)));
  if (!hashed.ok) return hashed;
  const { codes, hashes } = newRecoveryCodes();
  const kept = { password: hashed.value, codeSecret: given.sealedSecret, lastStep: step, recovery: hashes };
  const by = byThemselves(account.person, await context.people.hatsOf(account.person, [], now));
  return changing(context, async ({ tx, at, oweAll }): Promise<Result<readonly string[]>> => {
    await holdAccount(tx, account.code);
    // Held now: of two who use one link at the same time, the second finds it used.
    const still = await findAccount(tx, 'enrolment', hashToken(given.link));
    if (still?.code !== account.code) return fail([fault('account.link')]);
    await setCredentials(tx, account.code, kept, at);
    await oweAll(account.person, by, { action: 'account.set-up', subject: account.code });
    return ok(codes);
  });
};
