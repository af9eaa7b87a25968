import { type Power, power } from '../access/index.ts';
import type { By } from '../record/index.ts';

/** Saying that something owed need not be done, and why. Whoever owes it may not. */
export const WAIVE_OBLIGATION = power(
  'obligations.waive',
  'Waive what a post owes, with a reason',
  ['cswo', 'depute', 'performance-manager'],
  'decisions',
);

/** Giving something owed to another post. */
export const REASSIGN_OBLIGATION = power(
  'obligations.reassign',
  'Give what one post owes to another',
  ['cswo', 'depute', 'performance-manager'],
  'decisions',
);

/**
 * What waiving or giving away needs besides, by the kind of what is owed: whoever may not read what it is about cannot judge whether it need be done.
 * Risks stand above this feature, so their rule is kept here as data; escalations/policy.test.ts holds it against theirs.
 */
const NEEDED_BY_KIND: Readonly<Record<string, Power>> = {
  telling: power(
    'obligations.telling',
    'Waive the telling of a risk, or give it to another post',
    ['cswo', 'depute'],
    'decisions',
  ),
};

// The law sets the time and says whose duty it is, so neither is anybody's to change by hand: it is done, or what it follows from is put right.
const SET_BY_LAW: readonly string[] = ['clock'];

/** What is needed besides for settling or owing something of this kind; null where nothing is. */
export const neededFor = (kind: string): Power | null => NEEDED_BY_KIND[kind] ?? null;

const mayBesides = (by: Pick<By, 'may'>, kind: string): boolean => {
  const needed = neededFor(kind);
  return needed === null || by.may(needed);
};

/** Whether somebody may waive something of this kind, where they do not owe it themselves. */
export const mayWaive = (by: Pick<By, 'may'>, kind: string): boolean =>
  by.may(WAIVE_OBLIGATION) && !SET_BY_LAW.includes(kind) && mayBesides(by, kind);

/** Whether somebody may give something of this kind to another post. */
export const mayGive = (by: Pick<By, 'may'>, kind: string): boolean =>
  by.may(REASSIGN_OBLIGATION) && !SET_BY_LAW.includes(kind) && mayBesides(by, kind);

/**
 * Whether somebody owes something, or owed it before they gave it away, by whichever of their posts: another hat makes it no less their own, so they
 * neither waive it nor judge the answer to it. `owners`: the posts that ever owed it, as `everOwners` gives them.
 */
export const everOwed = ({ posts, machine }: Pick<By, 'posts' | 'machine'>, owners: readonly string[]): boolean =>
  !machine && owners.some((post) => posts.includes(post));
