import { programActor } from '../../src/features/access/index.ts';
import { addPerson, welcomePerson } from '../../src/features/people/index.ts';
import { byProgram, type Office } from '../../src/features/record/index.ts';
import { SESSION_COOKIE, startSession } from '../../src/features/sign-in/index.ts';
import { councilCode } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';

const officeOf = (database: Database, council: string): Office => {
  const code = councilCode(council);
  if (code === null) throw new RangeError(`${council} is no code of a council`);
  return { database, clock: systemClock, council: code, by: byProgram(programActor('background work')) };
};

/**
 * Makes somebody who holds the first post in each of these councils and has signed in, as single sign-on would have them, and gives the cookie
 * that their browser sends.
 */
export const signedInReader = async (database: Database, councils: readonly string[]): Promise<string> => {
  const [first = '', ...others] = councils;
  const holding = { post: 'CSWO', kind: 'holder', firstDay: '2020-01-01', lastDay: '' };
  const added = await addPerson(officeOf(database, first), { name: 'A reader for the bench', email: '', holding });
  if (!added.ok) throw new Error(JSON.stringify(added.problem));
  const person = added.value;
  for (const council of others) {
    const welcomed = await welcomePerson(officeOf(database, council), person, holding);
    if (!welcomed.ok) throw new Error(JSON.stringify(welcomed.problem));
  }
  const { token } = await database.write({ council: null }, (tx) =>
    startSession(tx, { person, kind: 'oidc', groups: [] }, systemClock()),
  );
  return `${SESSION_COOKIE}=${token}`;
};
