import { fail, fault, ok, type Result } from '../../kernel/index.ts';
import { hashToken, newToken } from '../../platform/sign-in/index.ts';
import { type Actor, hatOf, type SignedIn } from '../access/index.ts';
import { closeAccount, findAccount } from './account-store.ts';
import type { SignInContext } from './context.ts';
import { removeIdentities } from './identity-store.ts';
import { type EndReason, endSessions, openSessions, renewSession } from './session-store.ts';
import { endTokens } from './token-store.ts';
import { personActor, tellCouncil, tellCouncils } from './told.ts';

const OUTSIDE = { council: null, turn: 'installation' } as const;

const ownActor =
  ({ person, hats }: SignedIn) =>
  (council: string): Actor =>
    personActor(person, hats.find((hat) => hat.council === council) ?? null);

/** Ends sessions of the caller: this one, another one of theirs, or all. They are dead at once, in every process. Gives how many ended. */
export const signOut = async (
  context: SignInContext,
  caller: SignedIn,
  which: 'this' | 'everywhere' | { readonly session: string },
): Promise<number> => {
  const why: EndReason = which === 'everywhere' ? 'signed out everywhere' : 'signed out';
  const choice =
    which === 'everywhere' ? { except: null } : { only: which === 'this' ? caller.credential : which.session };
  const at = context.clock();
  const ended = await context.database.write(OUTSIDE, (tx) => endSessions(tx, caller.person, choice, why, at));
  if (ended > 0) {
    const told = { action: 'sign-in.ended', subject: caller.person, detail: { sessions: ended, why } } as const;
    await tellCouncils(context, caller.person, told, ownActor(caller));
  }
  return ended;
};

/** Ends every session and every token of somebody else. They are dead at once. Gives how many sessions ended. */
export const endAllOf = async (context: SignInContext, person: string, actor: Actor): Promise<number> => {
  const at = context.clock();
  const [sessions, tokens] = await context.database.write(
    OUTSIDE,
    async (tx) =>
      [
        await endSessions(tx, person, { except: null }, 'administrator', at),
        await endTokens(tx, person, null, at),
      ] as const,
  );
  const told = {
    action: 'sign-in.ended-by-other',
    subject: person,
    detail: { sessions, tokens: tokens.length },
  } as const;
  await tellCouncils(context, person, told, () => actor);
  return sessions;
};

/** Takes away every way in of a person who was removed: account, identities, sessions and tokens. Tells nobody: the removal itself is told. */
export const forgetSignIn = async (
  { database, clock }: Pick<SignInContext, 'database' | 'clock'>,
  person: string,
): Promise<void> => {
  const at = clock();
  await database.write(OUTSIDE, async (tx) => {
    const account = await findAccount(tx, 'person', person);
    if (account !== null) await closeAccount(tx, account.code, at);
    await removeIdentities(tx, person);
    await endSessions(tx, person, { except: null }, 'administrator', at);
    await endTokens(tx, person, null, at);
  });
};

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
  const renewed = await context.database.write(OUTSIDE, (tx) =>
    renewSession(tx, caller.credential, { hash: hashToken(token), chosen }),
  );
  if (!renewed) return fail([fault('sign-in.over')]);
  const told = { action: 'sign-in.post-chosen', subject: hat.post } as const;
  await tellCouncil(context, hat.council, personActor(caller.person, hat), told);
  return ok({ token });
};

/** The caller's own open sessions. */
export const sessionsOf = (context: SignInContext, person: string) =>
  context.database.read(OUTSIDE, (tx) => openSessions(tx, [person]));
