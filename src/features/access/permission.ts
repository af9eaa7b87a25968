import type { Acting } from './acting.ts';
import type { DelegationKind, Role } from './role.ts';

/**
 * A power: something that some roles may do within a council. Each feature names its own in its `policy.ts`; the table of all roles and all
 * addresses in docs/reference is made from them. `covers`: a depute has it only under a delegation of that kind ('either': of whichever).
 */
export type Power = {
  readonly kind: 'power';
  readonly name: `${string}.${string}`;
  /** What it lets somebody do, in plain words: "Add evidence". */
  readonly words: string;
  readonly roles: readonly Role[];
  readonly covers: DelegationKind | 'either' | null;
};

/** Who may open an address: anybody; anybody who has signed in; or whoever has a power in the council that the address names. */
export type Permission = { readonly kind: 'public' } | { readonly kind: 'signed-in' } | Power;

export const PUBLIC: Permission = { kind: 'public' };
export const SIGNED_IN: Permission = { kind: 'signed-in' };

/** Names a power and the roles that have it. `covers` is needed where `depute` is among them. */
export const power = (
  name: Power['name'],
  words: string,
  roles: readonly Role[],
  covers: Power['covers'] = null,
): Power => ({
  kind: 'power',
  name,
  words,
  roles,
  covers,
});

/**
 * Whether somebody acting so has the power. A hat with several roles may do what any one of them may and nothing more; the role of depute
 * counts only under a delegation of the kind that the power asks for.
 */
export const may = (acting: Acting | null, { roles, covers }: Power): boolean => {
  if (acting === null) return false;
  const { capacity } = acting;
  return acting.roles.some((role) => {
    if (!roles.includes(role)) return false;
    if (role !== 'depute') return true;
    if (capacity.kind !== 'depute' || covers === null) return false;
    return covers === 'either' ? capacity.kinds.length > 0 : capacity.kinds.includes(covers);
  });
};
