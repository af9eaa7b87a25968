import { sql } from 'kysely';

import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Acting } from '../access/index.ts';
import { admitNewcomer } from './change-person.ts';
import { isGuardedPerson } from './guarded.ts';
import { hatsIn, hatsOf, type Known, knownIn } from './hats-of.ts';
import { councilsOf, onOneLine } from './person.ts';
import { peopleOf } from './read-model.ts';

/** What somebody's single sign-on tells of them. */
type Told = { readonly name: string | null; readonly email: string | null; readonly groups: readonly string[] };

/** Somebody whom only the groups of their single sign-on made known, and the councils that gave these groups a post. */
type Newcomer = { readonly person: string; readonly councils: readonly string[] };

/**
 * What signing in must know of people: it knows codes of persons and asks for the rest through here. Each function opens a transaction of its
 * own, so none may be called inside one, but those that are given the transaction (of the installation's turn) to work in.
 */
export type PeopleDoor = {
  /** Every hat that the person has at this moment, in all councils; `groups` are those the single sign-on told. None for somebody removed. */
  readonly hatsOf: (person: string, groups: readonly string[], now: Instant) => Promise<readonly Acting[]>;
  /** What the person is called, for their own pages, and the councils whose hats to ask for; read with whatever else is asked of a request. */
  readonly knownIn: (tx: Transaction, person: string, groups: readonly string[]) => Promise<Known>;
  /** The same hats as `hatsOf`, where the councils are known already. */
  readonly hatsIn: (
    councils: Known['councils'],
    person: string,
    groups: readonly string[],
    now: Instant,
  ) => Promise<readonly Acting[]>;
  /** The persons that serve a council. */
  readonly personsOf: (
    council: CouncilCode,
  ) => Promise<readonly { readonly person: string; readonly name: string | null }[]>;
  /** The councils that a person serves or has served. */
  readonly councilsOf: (tx: Transaction, person: string) => Promise<readonly string[]>;
  /** Whether they hold, held or will hold a guarded post in any council, or deputise or will: see `GUARDED_ROLES`. */
  readonly isGuarded: (person: string, now: Instant) => Promise<boolean>;
  /**
   * Makes a person for somebody whom only the groups of the single sign-on make known, who serves every council that has given a post to one of
   * these groups; null where none has. Whoever asks owes each of these councils the entry 'person.arrive'.
   */
  readonly welcome: (tx: Transaction, told: Told, at: Instant) => Promise<Newcomer | null>;
};

const LONGEST_NAME = 120;

// A council's sign-in may tell anything: what is no name or address of ours is left out, not refused.
const particularsOf = ({ name, email }: Told): { displayName: string; email: string | null } => {
  const plain = onOneLine(name ?? '', LONGEST_NAME);
  const address = email !== null && /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+$/.test(email.trim()) ? email.trim() : null;
  return {
    displayName: plain === '' ? (address?.slice(0, LONGEST_NAME) ?? 'Name not told by the sign-in') : plain,
    email: address,
  };
};

/** The door for signing in over the database given. */
export const peopleDoor = (database: Database): PeopleDoor => {
  return {
    hatsOf: (person, groups, now) => hatsOf(database, person, groups, now),
    knownIn,
    hatsIn: (councils, person, groups, now) => hatsIn(database, councils, person, groups, now),
    personsOf: (council) =>
      database.read({ council }, async (tx) =>
        [...(await peopleOf(tx)).values()]
          .filter(({ removed }) => !removed)
          .map(({ code, name }) => ({ person: code, name })),
      ),
    councilsOf,
    isGuarded: (person, now) => isGuardedPerson(database, person, now),
    welcome: async (tx, told, at) => {
      const found = await sql<{ council: string }>`
        select distinct council from claim_council where claim = any(${told.groups}::text[]) order by council`.execute(
        tx,
      );
      const councils = found.rows.map(({ council }) => council);
      if (councils.length === 0) return null;
      const admitted = await admitNewcomer(tx, particularsOf(told), councils, at);
      return admitted.ok ? { person: admitted.value, councils } : null;
    },
  };
};
