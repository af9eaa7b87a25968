import { type Acting, type Power, power } from '../access/index.ts';

/** Seeing who of the council can sign in, ending sessions, giving out and closing accounts. */
export const MANAGE_ACCOUNTS: Power = power('accounts.manage', 'Give out and end ways to sign in', ['administrator']);

const GUARDED = ['cswo', 'depute', 'chief-executive', 'auditor'] as const;

/**
 * Whether an administrator may give out a new way to sign in as this person. Not where the person can open what administrators may not: whoever
 * holds the link could become them. For those it is done at the machine itself, with the command line.
 */
export const mayGiveOutAccount = (hats: readonly Acting[]): boolean =>
  !hats.some(({ roles }) => GUARDED.some((role) => roles.includes(role)));
