import type { CouncilCode } from '../../kernel/index.ts';
import { type Acting, hatOf, sayCapacity } from './acting.ts';
import { may, type Permission, type Power } from './permission.ts';

/** Who asks. `name` is shown to that person alone and never recorded. `limitedTo`: the powers an API token was given; null for all. */
export type Caller =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'person';
      /** An opaque code; the person's particulars are kept apart and can be removed. */
      readonly person: string;
      readonly name: string | null;
      readonly via: 'session' | 'token';
      /** What names the session or the token, never its secret. */
      readonly credential: string;
      /** Every hat the person has at this moment, in all councils. */
      readonly hats: readonly Acting[];
      /** The hat that the person chose, by `hatOf`; null where none was chosen. */
      readonly chosen: string | null;
      readonly limitedTo: readonly string[] | null;
    };

export type SignedIn = Extract<Caller, { kind: 'person' }>;

export const NOBODY: Caller = { kind: 'nobody' };

/** The hat a caller wears in a council: the one chosen, else the first there; null where the caller has none in it. */
export const actingIn = (caller: Caller, council: string): Acting | null => {
  if (caller.kind === 'nobody') return null;
  const here = caller.hats.filter((hat) => hat.council === council);
  return here.find((hat) => hatOf(hat) === caller.chosen) ?? here[0] ?? null;
};

/** Whether the caller has the power in the council, with the hat worn there and within what a token was given. */
export const callerMay = (caller: Caller, council: string, power: Power): boolean => {
  if (caller.kind === 'nobody') return false;
  if (caller.limitedTo !== null && !caller.limitedTo.includes(power.name)) return false;
  return may(actingIn(caller, council), power);
};

/** What becomes of a request: let through; asked to sign in; told that there is nothing here; or refused with the reason. */
type Verdict = 'admitted' | 'sign-in' | 'not-found' | 'refused';

/**
 * Judges a request by the permission of its address. `council` is the one that the address names, null where it names none. Where the caller
 * has no hat in that council there is nothing there at all, so that nobody learns what another council has.
 */
export const verdictOn = (permission: Permission, caller: Caller, council: string | null): Verdict => {
  if (permission.kind === 'public') return 'admitted';
  if (caller.kind === 'nobody') return 'sign-in';
  if (permission.kind === 'signed-in') return caller.via === 'session' ? 'admitted' : 'refused';
  if (council === null || actingIn(caller, council) === null) return 'not-found';
  return callerMay(caller, council, permission) ? 'admitted' : 'refused';
};

/** Who did something, as the record keeps it: an opaque code, the post, the capacity in words, and the delegation where there is one. */
export type Actor = {
  readonly actor: string;
  readonly post: string | null;
  readonly capacity: string;
  readonly delegation: string | null;
};

/** The caller as the record keeps it. Throws where nobody is signed in or has no hat there: a permission must have been judged before. */
export const actorIn = (caller: Caller, council: CouncilCode): Actor => {
  const acting = actingIn(caller, council);
  if (caller.kind === 'nobody' || acting === null) throw new Error('Nobody acts in this council');
  const { post, capacity } = acting;
  return {
    actor: caller.person,
    post,
    capacity: `${sayCapacity(capacity)}${caller.via === 'token' ? `, by the token ${caller.credential}` : ''}`,
    delegation: capacity.kind === 'depute' ? capacity.delegation : null,
  };
};

/** An actor that is no person: a command at the machine itself, a scheduled job, the demonstration. */
export const programActor = (name: 'command line' | 'demonstration' | 'background work'): Actor => ({
  actor: name,
  post: null,
  capacity: name,
  delegation: null,
});
