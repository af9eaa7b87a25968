import { type Fault, fail, fault, type Instant, ok, type Result } from '../../kernel/index.ts';

/** A local account: for small councils without single sign-on, and (break-glass) for the day on which single sign-on fails. */
export type Account = {
  readonly code: string;
  readonly person: string;
  readonly signInName: string;
  /** Null until it has been set up. */
  readonly password: string | null;
  readonly codeSecret: string | null;
  readonly lastStep: number | null;
  /** Hashes of the recovery codes that are left. */
  readonly recovery: readonly string[];
  readonly breakGlass: boolean;
  readonly enrolmentUntil: Instant | null;
  /** The council from whose page the link was given; null where it was at the machine itself. */
  readonly enrolmentFrom: string | null;
  readonly createdAt: Instant;
};

/** How long a link to set up an account is good for. */
export const ENROLMENT_HOURS = 72;

/** One spelling of a sign-in name: small letters, without spaces around it. Any text has one; whether an account has it is another matter. */
export const plainSignInName = (text: string): string => text.normalize('NFKC').trim().toLowerCase().slice(0, 200);

/** Reads a new sign-in name: 3 to 64 letters, digits, dots, hyphens, underscores or an at sign. */
export const readSignInName = (text: string): Result<string, Fault[]> => {
  const name = plainSignInName(text);
  if (/^[a-z0-9][a-z0-9._@-]{2,63}$/.test(name)) return ok(name);
  const remedy = 'Use 3 to 64 letters from a to z, digits, dots, hyphens or an at sign.';
  return fail([fault('account.refused', `"${text}" cannot be a sign-in name`, { column: 'sign-in-name' }, remedy)]);
};
