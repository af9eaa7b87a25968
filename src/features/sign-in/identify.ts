import type { Credentials } from '../../platform/http/index.ts';
import { hashToken, isTokenLike } from '../../platform/sign-in/index.ts';
import { type Caller, hatOf, NOBODY } from '../access/index.ts';
import { OUTSIDE } from './changing.ts';
import type { SignInContext } from './context.ts';
import { isAlive, isToBeTouched } from './session.ts';
import { sessionByHash, touchSession } from './session-store.ts';
import { SESSION_COOKIE } from './start-session.ts';
import { isTokenAlive, powersOf } from './token.ts';
import { tokenByHash, touchToken } from './token-store.ts';

const bySession = async (context: SignInContext, secret: string): Promise<Caller> => {
  const { database, people, clock, mode } = context;
  if (!isTokenLike('session', secret)) return NOBODY;
  const now = clock();
  // In one transaction: every request asks this.
  const found = await database.read(OUTSIDE, async (tx) => {
    const session = await sessionByHash(tx, hashToken(secret));
    if (session === null || !isAlive(session, mode, now)) return null;
    return { session, ...(await people.knownIn(tx, session.person, session.groups)) };
  });
  if (found === null) return NOBODY;
  const { session, name, councils } = found;
  if (isToBeTouched(session, now)) await database.write(OUTSIDE, (tx) => touchSession(tx, session.code, now));
  return {
    kind: 'person',
    person: session.person,
    name,
    via: 'session',
    credential: session.code,
    hats: await people.hatsIn(councils, session.person, session.groups, now),
    chosen: session.chosen,
    limitedTo: null,
  };
};

const byToken = async (context: SignInContext, secret: string): Promise<Caller> => {
  const { database, people, clock, mode, powers } = context;
  if (!isTokenLike('api', secret)) return NOBODY;
  const now = clock();
  // No groups: they were true on the day of a sign-in, and a token lasts longer.
  const found = await database.read(OUTSIDE, async (tx) => {
    const token = await tokenByHash(tx, hashToken(secret));
    if (token === null || !isTokenAlive(token, mode, now)) return null;
    return { token, ...(await people.knownIn(tx, token.person, [])) };
  });
  if (found === null) return NOBODY;
  const { token, councils } = found;
  if (token.usedAt === null || Date.parse(now) - Date.parse(token.usedAt) >= 60_000) {
    await database.write(OUTSIDE, (tx) => touchToken(tx, token.code, now));
  }
  // A token acts from the one post that it was made for, and not at all once the person no longer has it.
  const hats = (await people.hatsIn(councils, token.person, [], now)).filter((hat) => hatOf(hat) === token.hat);
  return {
    kind: 'person',
    person: token.person,
    name: null,
    via: 'token',
    credential: token.code,
    hats,
    chosen: token.hat,
    limitedTo: powersOf(token.scopes, powers),
  };
};

/**
 * Who asks: by the token of the API where one was sent (a cookie beside it counts for nothing), else by the session. Whatever is unknown, ended,
 * too old or of another mode is nobody.
 */
export const identify = async (context: SignInContext, { cookies, bearer }: Credentials): Promise<Caller> => {
  if (bearer !== null) return byToken(context, bearer);
  const secret = cookies[SESSION_COOKIE];
  return secret === undefined ? NOBODY : bySession(context, secret);
};
