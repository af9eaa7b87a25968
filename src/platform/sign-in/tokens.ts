import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a token is for. API tokens begin with a word of their own, so that a scan of files or logs finds one that was left lying about. */
export type TokenKind = 'session' | 'api' | 'enrolment';

const BEGINNING: Readonly<Record<TokenKind, string>> = { session: '', api: 'remit_api_', enrolment: 'remit_join_' };

const BYTES = 32;

/** A new secret of 256 bits, as text that fits a cookie, a header or an address. Shown or sent once; only its hash is kept. */
export const newToken = (kind: TokenKind): string => `${BEGINNING[kind]}${randomBytes(BYTES).toString('base64url')}`;

/** Whether a text has the look of such a token: worth looking up. */
export const isTokenLike = (kind: TokenKind, text: string): boolean =>
  text.startsWith(BEGINNING[kind]) && /^[A-Za-z0-9_-]{43}$/.test(text.slice(BEGINNING[kind].length));

/** SHA-256 of a token in hex: what is stored and looked up. 256 random bits need no salt and no slow hash. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether two secret texts are equal, in a time that does not tell where they differ. */
export const equalSecrets = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
