import type { CouncilCode, Instant } from '../../kernel/index.ts';
import { hashToken, newToken } from '../../platform/sign-in/index.ts';
import type { Actor } from '../access/index.ts';
import { ENROLMENT_HOURS } from './account.ts';
import { byActor, changing } from './changing.ts';
import type { SignInContext } from './context.ts';
import { addIdentityLink } from './identity-store.ts';

/** Where a person opens such a link. */
export const identityLinkAddress = (publicAddress: string, secret: string): string =>
  new URL(`/sign-in/link?link=${secret}`, publicAddress).href;

/**
 * Gives a link by which a person joins their identity of the council's single sign-on to themselves, once and within three days. Any earlier link
 * of theirs is void. The secret is shown to whoever asked, once. `from`: the council from whose page it is given; null at the machine itself.
 */
export const giveIdentityLink = async (
  context: SignInContext,
  person: string,
  actor: Actor,
  from: CouncilCode | null = null,
): Promise<{ readonly secret: string; readonly until: Instant }> => {
  if (context.mode === 'demonstration') throw new Error('The demonstration has no single sign-on to join anybody to');
  const secret = newToken('enrolment');
  return changing(context, async ({ tx, at, oweAll }) => {
    const until = new Date(Date.parse(at) + ENROLMENT_HOURS * 3_600_000).toISOString();
    await addIdentityLink(tx, person, hashToken(secret), until, from);
    await oweAll(person, byActor(actor), { action: 'identity.link-given', subject: person });
    return { secret, until };
  });
};
