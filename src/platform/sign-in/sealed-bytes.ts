import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import type { Key } from './keys.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MARK = 'sealed1.';

/**
 * Encrypts bytes for storage (AES-256-GCM, a fresh nonce each time). `place` is what they belong to, an account's id say: sealed bytes that
 * were moved elsewhere do not open.
 */
export const sealBytes = (key: Key, bytes: Uint8Array, place: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place, 'utf8'));
  const hidden = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return `${MARK}${Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url')}`;
};

/** The bytes again, or `null` where the text was altered, moved, or sealed under another secret. */
export const openSealed = (key: Key, sealed: string, place: string): Uint8Array | null => {
  if (!sealed.startsWith(MARK)) return null;
  const all = Buffer.from(sealed.slice(MARK.length), 'base64url');
  // One spelling only: base64 lets the last sign carry bits that belong to no byte.
  if (all.length < NONCE_BYTES + TAG_BYTES || `${MARK}${all.toString('base64url')}` !== sealed) return null;
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, all.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(all.subarray(-TAG_BYTES));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(all.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]));
  } catch {
    return null;
  }
};
