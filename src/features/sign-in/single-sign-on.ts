import { fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { SetCookie } from '../../platform/http/index.ts';
import {
  hashToken,
  isTokenLike,
  type OpenIdPerson,
  openSealed,
  type SignOnStep,
  sealBytes,
} from '../../platform/sign-in/index.ts';
import type { Actor } from '../access/index.ts';
import { byActor, byThemselves, changing, OUTSIDE } from './changing.ts';
import type { SignInContext } from './context.ts';
import { findIdentity, findIdentityLink, joinIdentity, useIdentityLink, useState } from './identity-store.ts';
import { whyLinkDied } from './standing.ts';
import { startSession } from './start-session.ts';

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

/** A link by which somebody joins an identity of theirs: its hash, whose it is, and from which council's page it was given. */
type Invitation = { readonly hash: string; readonly person: string; readonly from: string | null };

const invitationBy = async ({ database }: SignInContext, link: string | null): Promise<Invitation | null> => {
  if (link === null || !isTokenLike('enrolment', link)) return null;
  const hash = hashToken(link);
  const found = await database.read(OUTSIDE, (tx) => findIdentityLink(tx, hash));
  return found === null ? null : { hash, ...found };
};

// Nobody knows them yet but the council's own sign-in, on whose word they come.
const newcomer = (person: string): Actor => ({
  actor: person,
  post: null,
  capacity: "the council's sign-in",
  delegation: null,
});

// Who it is: known already; joined now by the link they were given; or made known by the groups alone.
const personFor = async (
  context: SignInContext,
  told: OpenIdPerson,
  invitation: Invitation | null,
): Promise<string | null> => {
  const { people, clock } = context;
  const invited = invitation?.person ?? null;
  const hats = invited === null ? [] : await people.hatsOf(invited, told.groups, clock());
  return changing(context, async ({ tx, at, owe, oweAll }) => {
    const known = await findIdentity(tx, told);
    if (known !== null) return known;
    const joined = invitation === null ? null : await useIdentityLink(tx, invitation.hash, at);
    if (joined !== null) {
      await joinIdentity(tx, told, joined, at);
      await oweAll(joined, byThemselves(joined, hats), { action: 'identity.joined', subject: joined });
      return joined;
    }
    const welcomed = await people.welcome(tx, told, at);
    if (welcomed === null) return null;
    const { person, councils } = welcomed;
    await joinIdentity(tx, told, person, at);
    const by = byActor(newcomer(person));
    for (const council of councils) {
      await owe(council, by, { action: 'person.arrive', subject: person });
      await owe(council, by, { action: 'identity.joined', subject: person });
    }
    return person;
  });
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
  const now = clock();
  const remembered = rememberedIn(context, cookie);
  if (remembered === null)
    return fail([fault('sign-on.refused', 'This browser did not ask to sign in, or too long ago')]);
  const fresh = await database.write(OUTSIDE, (tx) => useState(tx, hashToken(remembered.state), now));
  if (!fresh) return fail([fault('sign-on.refused', 'This answer was used before')]);
  const answered = await configured(context).finish(new URLSearchParams(query), remembered, now);
  if (!answered.ok) return answered;
  const told = answered.value;
  const invitation = await invitationBy(context, remembered.link);
  const died = invitation === null ? null : await whyLinkDied(context, invitation);
  if (died !== null) return fail([died]);
  const person = await personFor(context, told, invitation);
  if (person === null) return fail([fault('sign-in.unknown-person')]);
  const hats = await people.hatsOf(person, told.groups, now);
  if (hats.length === 0) return fail([fault('sign-in.unknown-person')]);
  const token = await changing(context, async ({ tx, at, oweAll }) => {
    const session = await startSession(tx, { person, kind: 'oidc', groups: told.groups }, at);
    const detail = { way: 'single sign-on', groupsLeftOut: told.groupsLeftOut };
    await oweAll(person, byThemselves(person, hats), { action: 'sign-in.done', subject: person, detail });
    return session.token;
  });
  return ok({ token, back: remembered.back });
};
