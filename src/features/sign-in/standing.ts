import { type Fault, fault } from '../../kernel/index.ts';
import { OUTSIDE } from './changing.ts';
import type { SignInContext } from './context.ts';
import { type Standing, whyNoWayIn } from './policy.ts';

/** How somebody stands at this moment, for judging whether an administrator may give out a way to sign in as them. Not inside a transaction. */
export const standingOf = async (
  { database, people, clock }: Pick<SignInContext, 'database' | 'people' | 'clock'>,
  person: string,
): Promise<Standing> => {
  const now = clock();
  const hats = await people.hatsOf(person, [], now);
  const serving = await database.read(OUTSIDE, (tx) => people.councilsOf(tx, person));
  const councils = [...serving, ...hats.map(({ council }) => council)];
  return { guarded: await people.isGuarded(person, now), councils };
};

/**
 * Why a link that was given from a page of the council `from` is good no longer; null where it still is, and for one from the machine itself. Whoever
 * gave it may have read it: what they might not give out today they must not have kept from yesterday.
 */
export const whyLinkDied = async (
  context: SignInContext,
  { person, from }: { readonly person: string; readonly from: string | null },
): Promise<Fault | null> => {
  if (from === null || whyNoWayIn(from, await standingOf(context, person)) === null) return null;
  const found = 'Since this link was given, the person came to a guarded post, a delegation or another council';
  return fault('account.link', found, {}, 'Ask whoever runs this installation for a new one.');
};
