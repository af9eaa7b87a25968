import type { Acting, Capacity, Role } from '../../src/features/access/index.ts';
import { isGuardedRole, power } from '../../src/features/access/index.ts';
import type { PeopleDoor } from '../../src/features/people/index.ts';
import { type SignInContext, signInKeys } from '../../src/features/sign-in/index.ts';
import type { CouncilCode, PostCode } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';

/** A clock that stands until it is moved. */
export const standingClock = (start: string) => {
  let now = Date.parse(start);
  return {
    clock: () => new Date(now).toISOString(),
    pass: (amount: { seconds?: number; minutes?: number; hours?: number; days?: number }) => {
      const { seconds = 0, minutes = 0, hours = 0, days = 0 } = amount;
      now += ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
    },
  };
};

/** A hat of a made-up council. */
export const hat = (
  post: string,
  roles: readonly Role[],
  council = 'strathinver',
  capacity: Capacity = { kind: 'holder' },
): Acting => ({
  council: council as CouncilCode,
  councilName: `The council of ${council}`,
  post: post as PostCode,
  postTitle: `The post ${post}`,
  capacity,
  roles,
});

export type MadePeople = Omit<PeopleDoor, 'welcome'> & {
  welcome: PeopleDoor['welcome'];
  readonly hats: Map<string, readonly Acting[]>;
};

/** People as a test says they are, in memory. */
export const madePeople = (given: Readonly<Record<string, readonly Acting[]>>): MadePeople => {
  const hats = new Map(Object.entries(given));
  return {
    hats,
    hatsOf: async (person) => hats.get(person) ?? [],
    knownIn: async (_, person) => ({
      name: hats.has(person) ? `Demonstration person ${person}` : null,
      councils: [...new Set((hats.get(person) ?? []).map(({ council }) => council))],
    }),
    hatsIn: async (_, person) => hats.get(person) ?? [],
    personsOf: async (council) =>
      [...hats].flatMap(([person, held]) =>
        held.some((each) => each.council === council) ? [{ person, name: `Demonstration person ${person}` }] : [],
      ),
    councilsOf: async (_, person) => [...new Set((hats.get(person) ?? []).map(({ council }) => council))],
    isGuarded: async (person) => (hats.get(person) ?? []).some(({ roles }) => roles.some(isGuardedRole)),
    welcome: async (_, { groups }) => {
      if (!groups.includes('remit-owners')) return null;
      hats.set('P-welcomed', [hat('OWNER', ['owner'])]);
      return { person: 'P-welcomed', councils: ['strathinver'] };
    },
  };
};

/** What signing in stands on in a test: refusals are not slowed down. */
export const signInContext = (
  database: Database,
  clock: () => string,
  people: PeopleDoor,
  more: Partial<SignInContext> = {},
): SignInContext => ({
  database,
  clock,
  people,
  keys: signInKeys('Zt7vQm2xLr9KpWc4Ny6BdHs1FgJe8UaR3oTi5MwX'),
  signOn: null,
  mode: 'ordinary',
  powers: [
    power('plans.read', 'See where plans stand', ['cswo', 'owner', 'administrator']),
    power('evidence.add', 'Add evidence', ['owner']),
    power('evidence.read-restricted', 'Open restricted evidence', ['cswo']),
    power('accounts.manage', 'Give out and end ways to sign in', ['administrator']),
  ],
  publicAddress: 'https://remit.council.example',
  refusalTakes: 0,
  ...more,
});
