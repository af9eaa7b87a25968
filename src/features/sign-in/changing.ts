import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { type Acting, type Actor, sayCapacity } from '../access/index.ts';
import { deliverOwed, type OwedEntry, oweEntry } from '../record/index.ts';
import type { SignInContext } from './context.ts';

/** Where signing in reads and writes: outside any council, in the turn of the installation. */
export const OUTSIDE = { council: null, turn: 'installation' } as const;

/** On whose word something changes, as each council's record says it, and in which councils besides those that the person serves it is told. */
export type By = { readonly actorIn: (council: string) => Actor; readonly councils: readonly string[] };

/** The same actor everywhere: an administrator, the command line. */
export const byActor = (actor: Actor): By => ({ actorIn: () => actor, councils: [] });

/** Somebody at the door who has not shown who they are. */
export const BY_A_STRANGER = byActor({
  actor: 'not signed in',
  post: null,
  capacity: 'not signed in',
  delegation: null,
});

const actorOf = (person: string, hat: Acting | undefined): Actor => ({
  actor: person,
  post: hat?.post ?? null,
  capacity: hat === undefined ? 'person of the council' : sayCapacity(hat.capacity),
  delegation: hat?.capacity.kind === 'depute' ? hat.capacity.delegation : null,
});

/**
 * A person at their own account: by the first hat they wear in the council, without one there as the person alone. Told also where the groups of
 * their sign-in alone give them a post.
 */
export const byThemselves = (person: string, hats: readonly Acting[]): By => {
  const hatIn = (council: string): Acting | undefined => hats.find((hat) => hat.council === council);
  return { actorIn: (council) => actorOf(person, hatIn(council)), councils: hats.map(({ council }) => council) };
};

/** What is told: codes alone. */
export type Told = Pick<OwedEntry, 'action' | 'subject' | 'detail'>;

/** A change in hand: its transaction, its instant, and how it owes its entries to the records of councils. */
export type Change = {
  readonly tx: Transaction;
  readonly at: Instant;
  /** Owes it to one council. */
  readonly owe: (council: string, by: By, told: Told) => Promise<void>;
  /** Owes it to every council that the person serves or has served, and to those of `by`. */
  readonly oweAll: (person: string, by: By, told: Told) => Promise<void>;
};

/**
 * The one way in which sign-in changes anything that is told: one transaction with the change and the entries that it owes; then these are delivered,
 * before it returns, so that nobody gets a cookie or a secret of which no record knows. Throws where they cannot be delivered. What was kept stays
 * kept then, as when the process dies here, and its entries follow: with the next change that concerns the council, or by the job.
 */
export const changing = async <Value>(
  { database, clock, people }: Pick<SignInContext, 'database' | 'clock' | 'people'>,
  work: (change: Change) => Promise<Value>,
): Promise<Value> => {
  const at = clock();
  const councils = new Set<string>();
  const value = await database.write(OUTSIDE, (tx) => {
    const owe: Change['owe'] = async (council, by, told) => {
      councils.add(council);
      await oweEntry(tx, { council, at, actor: by.actorIn(council), ...told });
    };
    // Asked in this very transaction: no council that the person came to serve meanwhile is left out.
    const oweAll: Change['oweAll'] = async (person, by, told) => {
      const serving = await people.councilsOf(tx, person);
      for (const council of new Set([...serving, ...by.councils])) await owe(council, by, told);
    };
    return work({ tx, at, owe, oweAll });
  });
  // A council whose record takes no entries keeps no other waiting.
  const delivered = await Promise.allSettled([...councils].map((council) => deliverOwed(database, clock, council)));
  for (const each of delivered) if (each.status === 'rejected') throw each.reason;
  return value;
};
