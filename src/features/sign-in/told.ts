import type { CouncilCode } from '../../kernel/index.ts';
import { type Acting, type Actor, sayCapacity } from '../access/index.ts';
import { appendToRecord, instantOfWrite, type RecordEvent } from '../record/index.ts';
import type { SignInContext } from './context.ts';

/** Somebody at the door who has not shown who they are. */
export const A_STRANGER: Actor = { actor: 'not signed in', post: null, capacity: 'not signed in', delegation: null };

/** A person at their own account, by the hat they wear in the council; without one there, as the person alone. */
export const personActor = (person: string, hat: Acting | null): Actor => ({
  actor: person,
  post: hat?.post ?? null,
  capacity: hat === null ? 'person of the council' : sayCapacity(hat.capacity),
  delegation: hat?.capacity.kind === 'depute' ? hat.capacity.delegation : null,
});

export type Told = { readonly action: RecordEvent; readonly subject: string; readonly detail?: unknown };

/** Leaves an entry in the record of one council. */
export const tellCouncil = async (
  { database, clock }: SignInContext,
  council: string,
  actor: Actor,
  told: Told,
): Promise<void> => {
  await database.write({ council }, async (tx) => {
    await appendToRecord(tx, { at: await instantOfWrite(tx, clock), actor, ...told });
  });
};

/**
 * Leaves an entry in the record of every council that the person serves. Accounts belong to no council, so the entry is a write of its own:
 * it is made before anything is handed out (a cookie, a token) and after anything was taken away. It holds codes alone.
 */
export const tellCouncils = async (
  context: SignInContext,
  person: string,
  told: Told,
  actorIn: (council: CouncilCode) => Actor,
): Promise<void> => {
  for (const council of await context.people.councilsOf(person))
    await tellCouncil(context, council, actorIn(council), told);
};

/** The same, where the person acts at their own account: also to councils where the groups of their sign-in alone give them a post. */
export const tellOwn = async (
  context: SignInContext,
  person: string,
  groups: readonly string[],
  told: Told,
): Promise<void> => {
  const hats = await context.people.hatsOf(person, groups, context.clock());
  const councils = new Set([...(await context.people.councilsOf(person)), ...hats.map(({ council }) => council)]);
  for (const council of councils) {
    const hat = hats.find((each) => each.council === council) ?? null;
    await tellCouncil(context, council, personActor(person, hat), told);
  }
};

/** Leaves an entry in the record of the council of each token that ended with something else. */
export const tellTokensEnded = async (
  context: SignInContext,
  tokens: readonly { readonly code: string; readonly council: string }[],
  actorIn: (council: string) => Actor,
): Promise<void> => {
  for (const { code, council } of tokens)
    await tellCouncil(context, council, actorIn(council), { action: 'token.ended', subject: code });
};
