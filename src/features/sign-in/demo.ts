import { FaultError, fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { holdsRealSignIns } from './account-store.ts';
import { byThemselves, changing } from './changing.ts';
import type { SignInContext } from './context.ts';
import { startSession } from './start-session.ts';

/** Somebody made up, whom a visitor can be with one click: who they are, what they come for, and whether they are the one to begin with. */
export type DemoPerson = {
  readonly person: string;
  readonly about: string;
  readonly comesFor: string;
  readonly goodFirst: boolean;
  readonly council: string;
};

const holdsReal = (database: Database): Promise<boolean> => database.read({ council: null }, holdsRealSignIns);

/** Throws `FaultError` 'demo.real-data' where anybody ever had a way to sign in: a real council's data must never stand open to one click. */
export const refuseRealData = async (database: Database): Promise<void> => {
  if (await holdsReal(database)) throw new FaultError(fault('demo.real-data'));
};

/**
 * Signs a visitor in as one of the demonstration's people. The session counts only in a process of the demonstration. Faults: 'sign-in.refused'
 * for anybody else, 'demo.real-data' where a real account has been made meanwhile. Throws for a process of another mode.
 */
export const signInAsDemo = async (
  context: SignInContext,
  people: readonly DemoPerson[],
  person: string,
): Promise<Result<{ readonly token: string }>> => {
  if (context.mode !== 'demonstration') throw new Error('Only the demonstration lets anybody in with one click');
  const known = people.some((each) => each.person === person);
  const by = byThemselves(person, known ? await context.people.hatsOf(person, [], context.clock()) : []);
  return changing(context, async ({ tx, at, oweAll }): Promise<Result<{ readonly token: string }>> => {
    if (await holdsRealSignIns(tx)) return fail([fault('demo.real-data')]);
    if (!known) return fail([fault('sign-in.refused')]);
    const { token } = await startSession(tx, { person, kind: 'demo', groups: [] }, at);
    await oweAll(person, by, { action: 'sign-in.done', subject: person, detail: { way: 'demonstration' } });
    return ok({ token });
  });
};
