import type { Instant } from '../../kernel/index.ts';
import type { Power } from '../access/index.ts';
import type { SignInMode } from './session.ts';

/** A token by which a program acts from one post of a person, within the powers it was given. */
export type ApiToken = {
  readonly code: string;
  readonly person: string;
  readonly council: string;
  /** The post it acts from, by `hatOf`. */
  readonly hat: string;
  readonly title: string;
  /** Names of powers, or `read` for all that only read. */
  readonly scopes: readonly string[];
  readonly kind: 'ordinary' | 'demo';
  readonly groups: readonly string[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly endedAt: Instant | null;
};

export const LONGEST_TOKEN_DAYS = 365;

/** Whether a token still counts, in a process of this mode. */
export const isTokenAlive = (token: ApiToken, mode: SignInMode, now: Instant): boolean =>
  token.endedAt === null && token.expiresAt > now && (token.kind === 'demo') === (mode === 'demonstration');

/** The scope that stands for every power to read, restricted matter excepted. */
export const READ_SCOPE = 'read';

/**
 * Whether a token can be given a power at all. Restricted matter is opened by a person who gives a reason, and ways in are given out by a person;
 * a program does neither.
 */
export const isForTokens = ({ name }: Power): boolean => !name.includes('restricted') && !name.startsWith('accounts.');

/** The names of the powers that scopes stand for. One that is no longer known gives nothing. */
export const powersOf = (scopes: readonly string[], powers: readonly Power[]): readonly string[] =>
  powers
    .filter(isForTokens)
    .map(({ name }) => name)
    .filter((name) => scopes.includes(name) || (scopes.includes(READ_SCOPE) && name.endsWith('.read')));
