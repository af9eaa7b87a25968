import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Key } from './keys.ts';

const signatureOf = (key: Key, body: string): Buffer => createHmac('sha256', key.bytes).update(body).digest();

/** A text that can be read by anybody and altered by nobody: for form tokens and cookies. The alphabet fits both. */
export const signText = (key: Key, text: string): string => {
  const body = Buffer.from(text, 'utf8').toString('base64url');
  return `${body}.${signatureOf(key, body).toString('base64url')}`;
};

/** The text that was signed with this very key; `null` for anything else. */
export const readSignedText = (key: Key, signed: string): string | null => {
  const [, body = '', signature = ''] = /^([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]{43})$/.exec(signed) ?? [];
  if (signature === '') return null;
  // Compared as text: base64 has several spellings of the same bytes, and only the one that was handed out is ours.
  const expected = signatureOf(key, body).toString('base64url');
  return timingSafeEqual(Buffer.from(expected, 'ascii'), Buffer.from(signature, 'ascii'))
    ? Buffer.from(body, 'base64url').toString('utf8')
    : null;
};
