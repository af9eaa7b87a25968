import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { isCommonPassword } from './known-passwords.ts';

/** In code points, after normalisation. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

const refused = (message: string): { readonly ok: false; readonly problem: Fault[] } =>
  fail([fault('password.refused', message, { column: 'password' })]);

/**
 * A new password as it will be hashed (normalised, nothing trimmed), or why it will not do: too short, too long, one of those that everybody
 * tries, or made of such words and the account's own name. No rule asks for signs, capitals or digits. `ownNames` are texts an attacker would try: the
 * sign-in name, the council.
 */
export const readNewPassword = (text: string, ownNames: readonly string[]): Result<string> => {
  // Normalisation can only be asked of a text of bounded length: some characters grow by it.
  if (text.length > 4 * LONGEST_PASSWORD) return refused(`A password may have ${LONGEST_PASSWORD} characters at most`);
  const password = text.normalize('NFKC');
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return refused(`A password needs at least ${SHORTEST_PASSWORD} characters`);
  if (length > LONGEST_PASSWORD) return refused(`A password may have ${LONGEST_PASSWORD} characters at most`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a keyboard cannot type them, so they are a slip of a program.
  if (/[\u0000-\u001f\u007f]/.test(password)) return refused('A password may not hold control characters');
  if (isCommonPassword(password, ownNames)) return refused('This password is among those that are tried first');
  return ok(password);
};
