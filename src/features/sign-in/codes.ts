import { randomBytes } from 'node:crypto';

/** A new opaque code, such as "A-7h2k…": names a thing and tells nothing of it. */
export const newCode = (letter: 'A' | 'S' | 'T'): string => `${letter}-${randomBytes(9).toString('hex')}`;
