import { type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { DelegationKind } from '../access/index.ts';
import type { Wish } from '../calendar/index.ts';
import type { Obligation } from '../obligations/index.ts';
import { type Directory, heldIn, heldOn, isInEffect, spans } from '../people/index.ts';
import type { Matter } from './stage.ts';

/** Why nobody is told of something by mail. */
export const UNTOLD = {
  'no-post': 'The framework names no post',
  vacant: 'Nobody holds the post, and nobody covers it',
  away: 'Whoever holds the post is away, and nobody acts up or covers it',
  'sign-in': "The council's sign-in gives the post, so it is not known here who holds it",
  'no-address': 'No e-mail address is known for whoever holds or covers the post',
  unwanted: 'Whoever holds or covers the post wants no such mails',
  refused: 'The mail server does not take mail for whoever holds or covers the post',
} as const;

export type Untold = keyof typeof UNTOLD;

/** Whom something can be told, by their codes; where nobody, why. */
type Told = { readonly persons: readonly string[]; readonly why: Untold | null };

/** What decides on it. `refused`: those whose address the mail server did not take when it was tried last. */
export type RecipientFacts = {
  readonly directory: Pick<
    Directory,
    'holdings' | 'absences' | 'delegations' | 'mappings' | 'people' | 'posts' | 'services' | 'postRoles'
  >;
  readonly wishes: ReadonlyMap<string, Wish>;
  readonly refused: ReadonlySet<string>;
  readonly now: Instant;
};

/** What a delegation must cover so that the depute is told: meetings what a meeting makes due, decisions everything else. */
const coverFor = ({ cause }: Pick<Obligation, 'cause'>): DelegationKind =>
  cause?.startsWith('meeting:') === true ? 'meetings' : 'decisions';

const isAwayOn = ({ directory }: RecipientFacts, post: string, today: Day): boolean =>
  directory.absences.some((absence) => absence.post === post && spans(absence, today));

// Whoever holds the post. Where they are away or there is nobody: whoever acts up, else whoever deputises for it at this moment.
const inCharge = (facts: RecipientFacts, post: string, cover: DelegationKind): Told => {
  if (post === '') return { persons: [], why: 'no-post' };
  const { directory, now } = facts;
  const today = dayOf(now);
  const away = isAwayOn(facts, post, today);
  const holdings = heldOn(
    directory.holdings.filter((each) => each.post === post),
    today,
  ).filter(({ kind }) => !away || kind === 'acting-up');
  if (holdings.length > 0) return { persons: [...new Set(holdings.map(({ person }) => person))], why: null };
  const held = heldIn(directory);
  const deputes = directory.delegations
    .filter((each) => each.coversPost === post && each.kinds.includes(cover) && isInEffect(each, held, now))
    .map(({ deputePerson }) => deputePerson);
  if (deputes.length > 0) return { persons: [...new Set(deputes)], why: null };
  const mapped = directory.mappings.some((each) => each.post === post);
  return { persons: [], why: away ? 'away' : mapped ? 'sign-in' : 'vacant' };
};

const wants = (wish: Wish, matter: Matter): boolean =>
  wish === 'all' || (wish === 'late' && matter !== 'new' && matter !== 'soon');

/** Whom a mail about a post's matter goes to. */
export const toldOf = (facts: RecipientFacts, post: string, cover: DelegationKind, matter: Matter): Told => {
  const { persons, why } = inCharge(facts, post, cover);
  if (why !== null) return { persons, why };
  const known = persons.filter((person) => {
    const found = facts.directory.people.get(person);
    return found !== undefined && !found.removed && found.email !== null;
  });
  if (known.length === 0) return { persons: [], why: 'no-address' };
  const willing = known.filter((person) => wants(facts.wishes.get(person) ?? 'all', matter));
  if (willing.length === 0) return { persons: [], why: 'unwanted' };
  const reached = willing.filter((person) => !facts.refused.has(person));
  return reached.length === 0 ? { persons: [], why: 'refused' } : { persons: reached, why: null };
};

/** Whom it is told as owed: those of the post that answers for it; where that reaches nobody, those of the next post that may. */
export const toldOfOwed = (
  facts: RecipientFacts,
  obligation: Obligation,
  matter: Matter,
): Told & { readonly post: string } => {
  const posts = [obligation.ownerPost, ...obligation.coPosts];
  const cover = coverFor(obligation);
  const first = { ...toldOf(facts, obligation.ownerPost, cover, matter), post: obligation.ownerPost };
  for (const post of posts) {
    const told = toldOf(facts, post, cover, matter);
    if (told.why === null) return { ...told, post };
  }
  return first;
};

/** The post that heads the service of a post; null where none does, or that post itself does. */
export const headOf = ({ directory }: RecipientFacts, post: string): string | null => {
  const service = directory.posts.get(post)?.service ?? null;
  const head = directory.services.find(({ titles }) => service !== null && titles.includes(service))?.headPost ?? null;
  return head === post ? null : head;
};

/** The posts of the Chief Social Work Officer. */
export const cswoPosts = ({ directory }: RecipientFacts): string[] => [
  ...new Set(directory.postRoles.filter(({ role }) => role === 'cswo').map(({ post }) => post)),
];
