import type { CouncilCode } from '../../kernel/index.ts';
import type { Account } from './account.ts';
import { accountsOf } from './account-store.ts';
import type { SignInContext } from './context.ts';
import { withIdentity } from './identity-store.ts';
import { isAlive, type Session } from './session.ts';
import { openSessions } from './session-store.ts';

/** How one person of the council can sign in, and whether they have. */
export type PersonsAccess = {
  readonly person: string;
  readonly name: string | null;
  readonly account: Account | null;
  readonly councilSignIn: boolean;
  readonly sessions: readonly Session[];
};

/** How each person who serves the council can sign in. */
export const accessOf = async (context: SignInContext, council: CouncilCode): Promise<PersonsAccess[]> => {
  const persons = await context.people.personsOf(council);
  const now = context.clock();
  const codes = persons.map(({ person }) => person);
  return context.database.read({ council: null }, async (tx) => {
    const accounts = await accountsOf(tx, codes);
    const joined = await withIdentity(tx, codes);
    const sessions = (await openSessions(tx, codes)).filter((session) => isAlive(session, context.mode, now));
    return persons.map(({ person, name }) => ({
      person,
      name,
      account: accounts.find((account) => account.person === person) ?? null,
      councilSignIn: joined.has(person),
      sessions: sessions.filter((session) => session.person === person),
    }));
  });
};
