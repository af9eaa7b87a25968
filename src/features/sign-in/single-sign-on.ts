import { type Fault, fail, fault, type Instant, ok, type Result } from '../../kernel/index.ts';
import type { SetCookie } from '../../platform/http/index.ts';
import {
  hashToken,
  isTokenLike,
  type OpenIdPerson,
  openSealed,
  type SignOnStep,
  sealBytes,
} from '../../platform/sign-in/index.ts';
import type { SignInContext } from './context.ts';
import { findIdentity, findIdentityLink, joinIdentity, useIdentityLink, useState } from './identity-store.ts';
import { endSessions } from './session-store.ts';
import { whyLinkDied } from './standing.ts';
import { startSession } from './start-session.ts';
import { tellOwn } from './told.ts';

/** Holds, sealed, what must be remembered while the browser is with the provider. */
export const STEP_COOKIE = 'remit-sign-on';
const STEP_SECONDS = 600;

type Remembered = SignOnStep & { readonly back: string; readonly link: string | null };

const configured = (context: SignInContext) => {
  if (context.signOn === null) throw new Error('Single sign-on is not configured, so no address of it may be open');
  return context.signOn;
};

/**
 * Sends the browser to the provider. `back` is where to go afterwards; `link` is the secret of a link by which a person joins this identity
 * to themselves. Fault 'sign-on.unreachable'.
 */
export const beginSignOn = async (
  context: SignInContext,
  given: { readonly back: string; readonly link: string | null },
): Promise<Result<{ readonly address: string; readonly cookie: SetCookie }>> => {
  const begun = await configured(context).begin(context.clock());
  if (!begun.ok) return begun;
  const remembered: Remembered = { ...begun.value.step, ...given };
  const sealed = sealBytes(context.keys.step, new TextEncoder().encode(JSON.stringify(remembered)), STEP_COOKIE);
  return ok({ address: begun.value.address, cookie: { name: STEP_COOKIE, value: sealed, seconds: STEP_SECONDS } });
};

export const NO_STEP: SetCookie = { name: STEP_COOKIE, value: '', seconds: 0 };

const rememberedIn = ({ keys }: SignInContext, cookie: string | undefined): Remembered | null => {
  const bytes = cookie === undefined ? null : openSealed(keys.step, cookie, STEP_COOKIE);
  // Sealed by us, so of our shape.
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as Remembered);
};

const whyJoiningDied = async (context: SignInContext, link: string | null): Promise<Fault | null> => {
  if (link === null || !isTokenLike('enrolment', link)) return null;
  const found = await context.database.read({ council: null }, (tx) => findIdentityLink(tx, hashToken(link)));
  return found === null ? null : whyLinkDied(context, found);
};

// Who it is: known already; joined now by the link they were given; or made known by the groups alone.
const personFor = async (
  context: SignInContext,
  told: OpenIdPerson,
  link: string | null,
  now: Instant,
): Promise<string | null> => {
  const { database, people } = context;
  const outside = { council: null };
  const known = await database.write(outside, async (tx) => {
    const person = await findIdentity(tx, told);
    if (person !== null || link === null || !isTokenLike('enrolment', link)) return { person, joined: false };
    const invited = await useIdentityLink(tx, hashToken(link), now);
    if (invited !== null) await joinIdentity(tx, told, invited, now);
    return { person: invited, joined: invited !== null };
  });
  if (known.joined && known.person !== null) {
    await tellOwn(context, known.person, told.groups, { action: 'identity.joined', subject: known.person });
  }
  if (known.person !== null) return known.person;
  const welcomed = await people.welcome({ name: told.name, email: told.email, groups: told.groups }, now);
  if (welcomed === null) return null;
  await database.write(outside, (tx) => joinIdentity(tx, told, welcomed, now));
  await tellOwn(context, welcomed, told.groups, { action: 'identity.joined', subject: welcomed });
  return welcomed;
};

/**
 * Takes the answer of the provider, once. Faults: those of `SignOn.finish`; 'sign-on.refused' for a browser that asked nothing or an answer that
 * was used before; 'sign-in.unknown-person' for somebody whom no council knows; 'account.link' for a link that is good no longer. Gives the session's secret and where to go.
 */
export const finishSignOn = async (
  context: SignInContext,
  query: Readonly<Record<string, string>>,
  cookie: string | undefined,
): Promise<Result<{ readonly token: string; readonly back: string }>> => {
  const { database, clock, people } = context;
  const outside = { council: null };
  const now = clock();
  const remembered = rememberedIn(context, cookie);
  if (remembered === null)
    return fail([fault('sign-on.refused', 'This browser did not ask to sign in, or too long ago')]);
  const fresh = await database.write(outside, (tx) => useState(tx, hashToken(remembered.state), now));
  if (!fresh) return fail([fault('sign-on.refused', 'This answer was used before')]);
  const answered = await configured(context).finish(new URLSearchParams(query), remembered, now);
  if (!answered.ok) return answered;
  const told = answered.value;
  const died = await whyJoiningDied(context, remembered.link);
  if (died !== null) return fail([died]);
  const person = await personFor(context, told, remembered.link, now);
  if (person === null) return fail([fault('sign-in.unknown-person')]);
  const hats = await people.hatsOf(person, told.groups, now);
  if (hats.length === 0) return fail([fault('sign-in.unknown-person')]);
  const session = await database.write(outside, (tx) =>
    startSession(tx, { person, kind: 'oidc', groups: told.groups }, now),
  );
  try {
    const detail = { way: 'single sign-on', groupsLeftOut: told.groupsLeftOut };
    await tellOwn(context, person, told.groups, { action: 'sign-in.done', subject: person, detail });
  } catch (error) {
    await database.write(outside, (tx) => endSessions(tx, person, { only: session.code }, 'replaced', now));
    throw error;
  }
  return ok({ token: session.token, back: remembered.back });
};
