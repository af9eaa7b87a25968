import { hkdfSync } from 'node:crypto';

/** Each use has a key of its own, so that a value made for one is worth nothing for another. */
export type KeyPurpose = 'form token' | 'device cookie' | 'sign-in step' | 'code secret';

/** A key of 256 bits, good for one purpose. */
export type Key = { readonly purpose: KeyPurpose; readonly bytes: Uint8Array };

/** The key for one purpose, derived from the installation's secret (HKDF with SHA-256): always the same for the same secret. */
export const deriveKey = (secret: string, purpose: KeyPurpose): Key => ({
  purpose,
  bytes: new Uint8Array(hkdfSync('sha256', secret, 'remit', purpose, 32)),
});
