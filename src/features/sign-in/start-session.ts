import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { SetCookie } from '../../platform/http/index.ts';
import { hashToken, newToken } from '../../platform/sign-in/index.ts';
import { newCode } from './codes.ts';
import type { Session } from './session.ts';
import { addSession } from './session-store.ts';

/** The cookie that holds a session's secret, until the browser closes. */
export const SESSION_COOKIE = 'remit-session';

export const sessionCookie = (token: string): SetCookie => ({ name: SESSION_COOKIE, value: token, seconds: null });

/** Makes the browser forget its session. */
export const NO_SESSION: SetCookie = { name: SESSION_COOKIE, value: '', seconds: 0 };

/**
 * Begins a session with a secret that nobody has seen before, whatever cookie the browser came with: a secret that was planted in it
 * beforehand is worth nothing afterwards. Gives the session's code, and the secret to hand to the browser.
 */
export const startSession = async (
  tx: Transaction,
  given: Pick<Session, 'person' | 'kind' | 'groups'>,
  at: Instant,
): Promise<{ readonly code: string; readonly token: string }> => {
  const code = newCode('S');
  const token = newToken('session');
  await addSession(tx, { ...given, code, hash: hashToken(token) }, at);
  return { code, token };
};
