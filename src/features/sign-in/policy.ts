import type { FaultCode } from '../../kernel/index.ts';
import { type Power, power } from '../access/index.ts';

/** Seeing who of the council can sign in, ending sessions, giving out and closing accounts. */
export const MANAGE_ACCOUNTS: Power = power('accounts.manage', 'Give out and end ways to sign in', ['administrator']);

/** What decides whether an administrator may give out a way to sign in as somebody. */
export type Standing = {
  /** They hold, held or will hold a guarded post anywhere, or deputise or will. */
  readonly guarded: boolean;
  /** Every council that they serve, have served, or act in now. */
  readonly councils: readonly string[];
};

/**
 * Why an administrator of the council may not give out a way to sign in as this person; null where they may. Whoever holds the link could become
 * them: in another council too, and with all that they may open. For those it is done at the machine itself, with the command line.
 */
export const whyNoWayIn = (council: string, { guarded, councils }: Standing): FaultCode | null => {
  if (councils.some((each) => each !== council)) return 'account.elsewhere';
  return guarded ? 'account.guarded' : null;
};
