import { type Day, dayOf, daysAfter, type Instant } from '../../kernel/index.ts';

/** `met`: it was done; `waived`: somebody who may said why it need not be; `cancelled`: what made it due fell away. */
export type ObligationState = 'open' | 'met' | 'waived' | 'cancelled';

/**
 * Something that a post owes by the end of a day. `code` follows from what makes it due. `coPosts` may settle it as well. `covers`: the days that
 * it answers for, null where it answers for no days; `cause`: the meeting, plan or event behind it ("meeting:MT-2026-014"), null where the
 * calendar alone makes it due. `settledAt` is null while it is open; `settledPost` is null where no post settled it.
 */
export type Obligation = {
  readonly code: string;
  readonly kind: string;
  /** What it is about: "mechanism:M13". */
  readonly subject: string;
  readonly title: string;
  readonly ownerPost: string;
  readonly coPosts: readonly string[];
  readonly ownerBasis: 'rule' | 'by-hand';
  readonly opensOn: Day;
  readonly dueOn: Day;
  /** The end of `dueOn` in Scotland: from this instant on it is late. */
  readonly dueAt: Instant;
  readonly rule: string;
  readonly covers: { readonly first: Day; readonly last: Day } | null;
  readonly cause: string | null;
  readonly state: ObligationState;
  readonly settledAt: Instant | null;
  readonly settledPost: string | null;
  /** Why it was waived or fell away. */
  readonly reason: string | null;
  readonly confidentiality: 'open' | 'restricted';
  readonly knownAt: Instant;
};

/** Where an obligation stands at an instant, in the words that pages use. */
export type Standing =
  | 'at once'
  | 'not yet open'
  | 'open'
  | 'due soon'
  | 'late'
  | 'met'
  | 'met late'
  | 'waived'
  | 'fell away';

/** How many days before it is due an obligation counts as due soon. Ours, not law. */
export const SOON_DAYS = 7;

/** Whether something done at an instant is in time: before the day on which it was due was over in Scotland. At that very instant it is late. */
export const isInTime = ({ dueAt }: Pick<Obligation, 'dueAt'>, at: Instant): boolean => at < dueAt;

/** What the cause of an obligation begins with that is owed at once, by a text that states no number. */
export const AT_ONCE = 'at-once:';

/**
 * Whether it is owed at once, with no last day: `dueOn` is then the day on which it began to be owed. It is never late, for no text says from when; nor is it
 * met late.
 */
export const isOwedAtOnce = ({ cause }: Pick<Obligation, 'cause'>): boolean => cause?.startsWith(AT_ONCE) === true;

/** Where it stands. */
export const standingOf = (obligation: Obligation, now: Instant): Standing => {
  const { state, dueOn, opensOn, settledAt } = obligation;
  const atOnce = isOwedAtOnce(obligation);
  if (state === 'met' && atOnce) return 'met';
  if (state === 'met') return settledAt === null || isInTime(obligation, settledAt) ? 'met' : 'met late';
  if (state === 'waived') return 'waived';
  if (state === 'cancelled') return 'fell away';
  if (atOnce) return 'at once';
  if (!isInTime(obligation, now)) return 'late';
  const today = dayOf(now);
  if (today < opensOn) return 'not yet open';
  return daysAfter(today, SOON_DAYS) >= dueOn ? 'due soon' : 'open';
};

/** The posts that may settle it, the one that answers for it first. */
export const postsOf = ({ ownerPost, coPosts }: Pick<Obligation, 'ownerPost' | 'coPosts'>): readonly string[] => [
  ownerPost,
  ...coPosts,
];

/**
 * What the record tells of one: codes, posts, days and where it stands. Its title and its rule hold the words of a reviewer, or of what arose, which
 * not everybody may read who may read the record.
 */
export const toldOf = (
  obligation: Omit<Obligation, 'knownAt'>,
): Pick<
  Obligation,
  'code' | 'kind' | 'ownerPost' | 'coPosts' | 'opensOn' | 'dueOn' | 'cause' | 'state' | 'settledAt' | 'settledPost'
> => {
  const { code, kind, ownerPost, coPosts, opensOn, dueOn, cause, state, settledAt, settledPost } = obligation;
  return { code, kind, ownerPost, coPosts, opensOn, dueOn, cause, state, settledAt, settledPost };
};
