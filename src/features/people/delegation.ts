import { formatInstant, type Instant } from '../../kernel/index.ts';
import type { DelegationKind } from '../access/index.ts';

/** A post covered by a depute, for some kinds of work, from an instant on and before another. Persons are opaque codes. */
export type Delegation = {
  readonly code: string;
  readonly kinds: readonly DelegationKind[];
  readonly from: Instant;
  readonly to: Instant;
  readonly coversPost: string;
  readonly deputePost: string;
  readonly deputePerson: string;
  /** What is covered and what is not, in the words of whoever made it. */
  readonly scope: string;
  readonly made: { readonly by: string; readonly post: string | null; readonly capacity: string };
  readonly ended: {
    readonly at: Instant;
    readonly by: string;
    readonly post: string | null;
    readonly why: string;
  } | null;
};

type DelegationState = 'to come' | 'in force' | 'over' | 'ended';

/** Where a delegation stands at an instant. It begins with its first instant and is over at its last. */
export const stateAt = ({ from, to, ended }: Delegation, now: Instant): DelegationState => {
  if (ended !== null && ended.at <= now) return 'ended';
  if (now < from) return 'to come';
  return now < to ? 'in force' : 'over';
};

/** Whether the depute may act under it at that instant. */
export const isInForce = (delegation: Delegation, now: Instant): boolean => stateAt(delegation, now) === 'in force';

/** "in force until 3 May 2026, 17:00". */
export const sayState = (delegation: Delegation, now: Instant): string => {
  const { from, to, ended } = delegation;
  switch (stateAt(delegation, now)) {
    case 'to come':
      return `from ${formatInstant(from)} until ${formatInstant(to)}`;
    case 'in force':
      return `in force until ${formatInstant(to)}`;
    case 'over':
      return `over since ${formatInstant(to)}`;
    case 'ended':
      return `ended ${formatInstant(ended?.at ?? to)}`;
  }
};
