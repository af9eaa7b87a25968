import type { Instant } from '../../kernel/index.ts';

/** Failures counted under one key. */
export type Failures = { readonly failures: number; readonly lastAt: Instant; readonly lockedUntil: Instant | null };

/** How many failures a key forgives, and the longest it is locked for. */
type LockRule = { readonly forgiven: number; readonly longestMinutes: number };

/**
 * device: a browser that has signed in to this account before. stranger: any other, for one account from one range of addresses. crowd: any
 * other, for all accounts from one range; a whole council may stand behind one. wrong-code: the password was right and the code was not, which
 * nobody can bring about who does not know the password, so it is counted wherever it comes from.
 */
export type LockKind = 'device' | 'stranger' | 'crowd' | 'wrong-code';

export const LOCK_RULES: Readonly<Record<LockKind, LockRule>> = {
  device: { forgiven: 10, longestMinutes: 60 },
  stranger: { forgiven: 5, longestMinutes: 24 * 60 },
  crowd: { forgiven: 100, longestMinutes: 15 },
  'wrong-code': { forgiven: 10, longestMinutes: 24 * 60 },
};

const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

const later = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** Whether a key is locked at an instant. */
export const isLocked = (standing: Failures | null, now: Instant): boolean =>
  standing !== null && standing.lockedUntil !== null && standing.lockedUntil > now;

/** The count after one more failure: the lock doubles from one minute with each failure beyond those forgiven; a quiet day forgets them all. */
export const afterFailure = (standing: Failures | null, rule: LockRule, now: Instant): Failures => {
  const quietUntil = standing === null ? null : later(standing.lockedUntil ?? standing.lastAt, FORGOTTEN_AFTER_MS);
  const failures = (standing === null || quietUntil === null || quietUntil <= now ? 0 : standing.failures) + 1;
  if (failures < rule.forgiven) return { failures, lastAt: now, lockedUntil: null };
  const minutes = Math.min(2 ** Math.min(failures - rule.forgiven, 20), rule.longestMinutes);
  return { failures, lastAt: now, lockedUntil: later(now, minutes * MINUTE_MS) };
};

/** The range an address stands in: what one household or one attacker commonly holds. */
export const rangeOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail] = mapped.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...after].map((group) =>
    group.padStart(4, '0'),
  );
  // 56 bits: three groups and half of the fourth.
  return `${groups.slice(0, 3).join(':')}:${(groups[3] ?? '0000').slice(0, 2)}00::/56`;
};
