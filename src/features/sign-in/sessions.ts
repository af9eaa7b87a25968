import { fail, fault, ok, type Result } from '../../kernel/index.ts';
import { hashToken, newToken } from '../../platform/sign-in/index.ts';
import { type Actor, hatOf, type SignedIn } from '../access/index.ts';
import { closeAccount, findAccount } from './account-store.ts';
import { byActor, byThemselves, changing, OUTSIDE } from './changing.ts';
import type { SignInContext } from './context.ts';
import { endAccess, oweEnded } from './ending.ts';
import { removeIdentities } from './identity-store.ts';
import { type EndReason, endSessions, openSessions, renewSession } from './session-store.ts';

/** Ends sessions of the caller: this one, another one of theirs, or all. They are dead at once, in every process. Gives how many ended. */
export const signOut = async (
  context: SignInContext,
  caller: SignedIn,
  which: 'this' | 'everywhere' | { readonly session: string },
): Promise<number> => {
  const why: EndReason = which === 'everywhere' ? 'signed out everywhere' : 'signed out';
  const choice =
    which === 'everywhere' ? { except: null } : { only: which === 'this' ? caller.credential : which.session };
  const by = byThemselves(caller.person, caller.hats);
  return changing(context, async ({ tx, at, oweAll }) => {
    const ended = await endSessions(tx, caller.person, choice, why, at);
    const told = { action: 'sign-in.ended', subject: caller.person, detail: { sessions: ended, why } } as const;
    if (ended > 0) await oweAll(caller.person, by, told);
    return ended;
  });
};

/** Ends every session and every token of somebody else. They are dead at once. Gives how many sessions ended. */
export const endAllOf = (context: SignInContext, person: string, actor: Actor): Promise<number> =>
  changing(context, async (change) => {
    const ended = await endAccess(change.tx, person, { why: 'administrator' }, change.at);
    const told = { action: 'sign-in.ended-by-other', subject: person } as const;
    await oweEnded(change, person, byActor(actor), ended, told);
    return ended.sessions;
  });

/** Takes away every way in of a person who is being removed: account, identities, sessions and tokens. Told where there was any. */
export const forgetSignIn = (
  context: Pick<SignInContext, 'database' | 'clock' | 'people'>,
  person: string,
  actor: Actor,
): Promise<void> =>
  changing(context, async (change) => {
    const { tx, at } = change;
    const account = await findAccount(tx, 'person', person);
    if (account !== null) await closeAccount(tx, account.code, at);
    const identities = await removeIdentities(tx, person);
    const ended = await endAccess(tx, person, { why: 'administrator' }, at);
    if (account === null && identities + ended.sessions + ended.tokens.length === 0) return;
    const told =
      account === null
        ? ({ action: 'sign-in.ended-by-other', subject: person } as const)
        : ({ action: 'account.closed', subject: account.code } as const);
    await oweEnded(change, person, byActor(actor), ended, { ...told, detail: { identities } });
  });

/**
 * Has the caller act from another of their posts. The session gets a new secret, because it may do other things from now on. Faults: 'sign-in.hat'
 * for a post that the caller does not have, 'sign-in.over' where the session has ended meanwhile.
 */
export const chooseHat = async (
  context: SignInContext,
  caller: SignedIn,
  chosen: string,
): Promise<Result<{ readonly token: string }>> => {
  const hat = caller.hats.find((each) => hatOf(each) === chosen);
  if (hat === undefined || caller.via !== 'session') return fail([fault('sign-in.hat')]);
  const token = newToken('session');
  return changing(context, async ({ tx, owe }): Promise<Result<{ readonly token: string }>> => {
    if (!(await renewSession(tx, caller.credential, { hash: hashToken(token), chosen })))
      return fail([fault('sign-in.over')]);
    const told = { action: 'sign-in.post-chosen', subject: hat.post } as const;
    await owe(hat.council, byThemselves(caller.person, [hat]), told);
    return ok({ token });
  });
};

/** The caller's own open sessions. */
export const sessionsOf = (context: SignInContext, person: string) =>
  context.database.read(OUTSIDE, (tx) => openSessions(tx, [person]));
