import type { CouncilCode, PostCode } from '../../kernel/index.ts';
import { DELEGATION_KINDS, type DelegationKind, ROLES, type Role } from './role.ts';

/** In which capacity somebody acts from a post. `mapped`: the council's own sign-in system says that they hold it. */
export type Capacity =
  | { readonly kind: 'holder' }
  | { readonly kind: 'acting-up' }
  | { readonly kind: 'mapped' }
  | { readonly kind: 'depute'; readonly delegation: string; readonly kinds: readonly DelegationKind[] };

/**
 * One hat: the post that somebody acts from, in which capacity, and the roles that come with it. A person with several acts in one of them
 * at a time, so that nobody's powers add up to a third. A depute's hat names the post that is covered, not the depute's own.
 */
export type Acting = {
  readonly council: CouncilCode;
  /** As pages say it: "Dundee City Council". */
  readonly councilName: string;
  readonly post: PostCode;
  readonly postTitle: string;
  readonly capacity: Capacity;
  readonly roles: readonly Role[];
};

/** What names a hat within a person's own: stable while the holding or the delegation stands. */
export const hatOf = ({ council, post, capacity }: Acting): string =>
  capacity.kind === 'depute' ? `${council}/${post}/${capacity.delegation}` : `${council}/${post}`;

/** The capacity in words, as pages and the record give it. */
export const sayCapacity = (capacity: Capacity): string => {
  switch (capacity.kind) {
    case 'holder':
      return 'holder of the post';
    case 'acting-up':
      return 'acting up';
    case 'mapped':
      return "holder of the post by the council's sign-in";
    case 'depute':
      return `depute for ${capacity.kinds.map((kind) => DELEGATION_KINDS[kind].toLowerCase()).join(' and ')}`;
  }
};

/** The roles in words, for a page that says why something is not open to somebody. */
export const sayRoles = (roles: readonly Role[]): string => roles.map((role) => ROLES[role]).join(', ');
