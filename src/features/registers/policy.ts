import { type Acting, may, power } from '../access/index.ts';

/** Registers: what happened, entry by entry. */
export const READ_REGISTERS = power(
  'registers.read',
  'See the registers, and the entries that are open',
  ['cswo', 'depute', 'chief-executive', 'performance-manager', 'owner', 'reviewer', 'management-team', 'auditor'],
  'either',
);

/**
 * Scorecards and the complaints paper: numbers and no entry. Whoever may open the entries too is told every number of those; the committee clerk, who has the
 * paper and no entry, is told none that is small and none that a small one follows from.
 */
export const READ_COUNTS = power(
  'registers.counts',
  'See what the registers count: scorecards, and the complaints paper',
  [...READ_REGISTERS.roles, 'clerk'],
  'either',
);

/** Of a register that their post keeps; the officer and the depute of every one. */
export const WRITE_REGISTERS = power(
  'registers.write',
  'Make entries in the registers that their post keeps',
  ['cswo', 'depute', 'performance-manager', 'owner', 'reviewer', 'management-team'],
  'decisions',
);

/** An auditor keeps no register: each restricted entry is opened on its own, with a reason that is recorded. */
export const AUDIT_REGISTERS = power(
  'registers.audit',
  'Open one restricted entry of a register at a time, with a reason',
  ['auditor'],
);

/** What the law gives to the Chief Social Work Officer, or to a depute under a delegation. */
export const DECIDE_IN_REGISTERS = power(
  'registers.decide',
  'Take the decisions that the law gives to the Chief Social Work Officer',
  ['cswo', 'depute'],
  'decisions',
);

/** Which posts keep a register, and what a council adds to its form. */
export const SETTLE_REGISTERS = power(
  'registers.settle',
  'Say which posts keep a register, and add to what it asks',
  ['cswo', 'depute'],
  'decisions',
);

/** Which posts keep each register, by its type. */
export type Keepers = ReadonlyMap<string, readonly string[]>;

/** Whether somebody keeps the register of this type: the office keeps all of them. */
export const keeps = (acting: Acting | null, type: string, keepers: Keepers): boolean =>
  may(acting, DECIDE_IN_REGISTERS) ||
  (acting !== null && may(acting, WRITE_REGISTERS) && (keepers.get(type) ?? []).includes(acting.post));

/** What decides which restricted entries a post sees. */
export type Sight = {
  readonly keepers: Keepers;
  /** The posts to which restricted entries may be open. Those that keep a register of them are among these; others see the entries that name them. */
  readonly trusted: ReadonlySet<string>;
};

/**
 * By which needs somebody sees restricted entries: the office sees all, a post that keeps registers those of them, and a trusted post the entries that
 * name it. Nobody else sees any, whatever their role: a post that is not trusted an administrator may give to whom they will.
 */
export const needOf = (acting: Acting | null, { keepers, trusted }: Sight): string[] => {
  if (acting === null || !may(acting, READ_REGISTERS)) return [];
  if (may(acting, DECIDE_IN_REGISTERS)) return ['*'];
  // A depute wears the post that they cover: who covers it for meetings alone comes by none of what that post may see.
  if (acting.capacity.kind === 'depute') return [];
  if (!trusted.has(acting.post)) return [];
  const kept = [...keepers].filter(([, posts]) => posts.includes(acting.post)).map(([type]) => `type:${type}`);
  return [`post:${acting.post}`, ...kept];
};

/** The needs by which a row can be seen. */
export const needsOfRow = (type: string, distribution: readonly string[]): string[] => [
  '*',
  `type:${type}`,
  ...distribution.map((post) => `post:${post}`),
];
