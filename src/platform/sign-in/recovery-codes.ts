import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const COUNT = 10;
// Without I, L, O and U: what is read aloud or from paper cannot be mistaken.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 24;

/** Five bits for each character. */
export const RECOVERY_CODE_BITS = LENGTH * 5;

const newCode = (): string => {
  const characters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte & 31] ?? '0').join('');
  return (characters.match(/.{4}/g) ?? []).join('-');
};

/** As it was handed out, whatever case, gaps or look-alike letters were typed; `null` where it cannot be a code. */
const plainCode = (text: string): string | null => {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === LENGTH && [...plain].every((sign) => ALPHABET.includes(sign)) ? plain : null;
};

// A hundred and twenty random bits cannot be guessed, so a plain hash is enough.
const hashOf = (plain: string): string => createHash('sha256').update(`remit recovery code ${plain}`).digest('hex');

/** Ten fresh codes to show once, and their hashes to store, in the same order. */
export const newRecoveryCodes = (): { readonly codes: readonly string[]; readonly hashes: readonly string[] } => {
  const codes = Array.from({ length: COUNT }, newCode);
  return { codes, hashes: codes.map((code) => hashOf(plainCode(code) ?? '')) };
};

/** The stored hash that a typed code answers to, or `null`. The caller strikes it out in the same transaction: a code is good once. */
export const matchRecoveryCode = (text: string, hashes: readonly string[]): string | null => {
  const plain = plainCode(text);
  if (plain === null) return null;
  const typed = Buffer.from(hashOf(plain), 'hex');
  const found = hashes.filter((hash) => {
    const stored = Buffer.from(hash, 'hex');
    return stored.length === typed.length && timingSafeEqual(stored, typed);
  });
  return found[0] ?? null;
};
