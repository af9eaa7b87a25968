import { type Caller, hatOf, type SignedIn } from '../../src/features/access/index.ts';
import { peopleDoor } from '../../src/features/people/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { systemClock } from '../../src/platform/index.ts';
import { beginSession } from '../support/everything.ts';

/** A person as the server knows them who has just signed in, with the hat of the role named where they have one. */
export const signedInAs = async (database: Database, person: string, role?: string): Promise<SignedIn> => {
  const { code } = await beginSession(database, person);
  const hats = await peopleDoor(database).hatsOf(person, [], systemClock());
  const worn = hats.find(({ roles }) => roles.some((each) => each === role));
  return {
    kind: 'person',
    person,
    name: null,
    via: 'session',
    credential: code,
    hats,
    chosen: worn === undefined ? null : hatOf(worn),
    limitedTo: null,
  };
};

/** The same person by a token with every power of its post. */
export const byToken = (caller: SignedIn, powers: readonly string[]): Caller => ({
  ...caller,
  via: 'token',
  limitedTo: powers,
});
