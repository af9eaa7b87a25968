import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { hashToken, newToken } from '../../platform/sign-in/index.ts';
import { hatOf, may, type SignedIn } from '../access/index.ts';
import { byThemselves, changing, OUTSIDE } from './changing.ts';
import { newCode } from './codes.ts';
import type { SignInContext } from './context.ts';
import { sessionByCode } from './session-store.ts';
import { isForTokens, LONGEST_TOKEN_DAYS, READ_SCOPE } from './token.ts';
import { addToken, endTokens, tokensOf } from './token-store.ts';

type TokenWish = {
  readonly title: string;
  /** One of the caller's hats, by `hatOf`. */
  readonly hat: string;
  readonly scopes: readonly string[];
  readonly days: number;
};

/**
 * Makes a token that acts from one of the caller's posts, and gives its secret to be shown once. It can be given only what that post may do today.
 * Faults 'token.refused', each naming its field.
 */
export const makeToken = async (
  context: SignInContext,
  caller: SignedIn,
  wish: TokenWish,
): Promise<Result<{ readonly code: string; readonly secret: string }>> => {
  const { mode, powers } = context;
  const refused = (message: string, column: string): Fault => fault('token.refused', message, { column });
  const faults: Fault[] = [];
  const hat = caller.hats.find((each) => hatOf(each) === wish.hat) ?? null;
  const title = wish.title.trim();
  if (title === '' || title.length > 100)
    faults.push(refused('Say in up to 100 characters what the token is for', 'title'));
  if (hat === null) faults.push(refused('Choose one of your own posts', 'hat'));
  // Whoever left the group would keep the post by the token: nothing asks the council's sign-in again.
  if (hat?.capacity.kind === 'mapped')
    faults.push(
      refused(
        "The council's sign-in gives this post, and no token acts from such a post: ask for the post itself",
        'hat',
      ),
    );
  if (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > LONGEST_TOKEN_DAYS)
    faults.push(refused(`A token lasts from 1 to ${LONGEST_TOKEN_DAYS} days`, 'days'));
  const open = powers.filter((power) => isForTokens(power) && may(hat, power)).map(({ name }) => name as string);
  const wanted = [...new Set(wish.scopes)];
  if (wanted.length === 0) faults.push(refused('Choose what the token may do', 'scopes'));
  const beyond = wanted.filter((scope) => scope !== READ_SCOPE && !open.includes(scope));
  if (hat !== null && beyond.length > 0) faults.push(refused('This post may not do all that was chosen', 'scopes'));
  if (hat === null || faults.length > 0) return fail(faults);
  const secret = newToken('api');
  const code = newCode('T');
  const by = byThemselves(caller.person, [hat]);
  const detail = { scopes: wanted, days: wish.days };
  const made = await changing(context, async ({ tx, at, owe }) => {
    const session = await sessionByCode(tx, caller.credential);
    if (session === null || session.endedAt !== null) return false;
    await addToken(tx, {
      code,
      hash: hashToken(secret),
      person: caller.person,
      council: hat.council,
      hat: wish.hat,
      title,
      scopes: wanted,
      kind: mode === 'demonstration' ? 'demo' : 'ordinary',
      groups: [],
      createdAt: at,
      expiresAt: new Date(Date.parse(at) + wish.days * 86_400_000).toISOString(),
    });
    await owe(hat.council, by, { action: 'token.made', subject: code, detail });
    return true;
  });
  return made ? ok({ code, secret }) : fail([fault('sign-in.over')]);
};

/** Ends one of the caller's tokens; it is dead at once. Fault 'token.unknown'. */
export const endToken = (context: SignInContext, caller: SignedIn, code: string): Promise<Result<null>> =>
  changing(context, async ({ tx, at, owe }): Promise<Result<null>> => {
    const [ended] = await endTokens(tx, caller.person, code, at);
    if (ended === undefined) return fail([fault('token.unknown')]);
    const by = byThemselves(caller.person, caller.hats);
    await owe(ended.council, by, { action: 'token.ended', subject: code });
    return ok(null);
  });

/** The caller's own tokens that were not ended. */
export const ownTokens = (context: SignInContext, caller: SignedIn) =>
  context.database.read(OUTSIDE, (tx) => tokensOf(tx, caller.person));
