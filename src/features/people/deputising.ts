import { dayOf, type Fault, fault, formatInstant, type Instant, monthsAfter } from '../../kernel/index.ts';
import { type Acting, DELEGATION_KINDS, type DelegationKind } from '../access/index.ts';
import { type Delegation, stateAt } from './delegation.ts';
import { isLapsed } from './effect.ts';
import { rolesOf } from './hats.ts';
import { type Absence, type Holding, heldOn } from './holding.ts';
import { canDeputise, type RoleFacts } from './roles-of-posts.ts';
import { spans } from './span.ts';

/** The longest that one delegation may last, so that somebody looks at it again. */
export const LONGEST_MONTHS = 12;

/** A delegation as somebody asks for it. */
export type DelegationDraft = {
  readonly kinds: readonly DelegationKind[];
  readonly from: Instant;
  readonly to: Instant;
  readonly coversPost: string;
  readonly deputePost: string;
  readonly deputePerson: string;
  readonly scope: string;
};

/** What the rules on deputising must know of the council. */
export type DeputisingFacts = {
  /** The posts with the role of Chief Social Work Officer. */
  readonly cswoPosts: readonly string[];
  readonly holdings: readonly Holding[];
  readonly absences: readonly Absence[];
  /** The posts that the council's own sign-in gives, whose holders are not known here. */
  readonly mappedPosts: readonly string[];
  readonly delegations: readonly Delegation[];
  readonly roles: RoleFacts;
};

/** Who asks: the opaque code, and the hat they wear. */
export type Asker = { readonly person: string; readonly acting: Acting };

const refusal = (detail: string, column?: string, remedy?: string): Fault =>
  fault('delegation.refused', detail, column === undefined ? {} : { column }, remedy);

/** Whether the post's holder is away at the instant: an absence is recorded for the day, or nobody holds the post. */
export const isAway = ({ holdings, absences, mappedPosts }: DeputisingFacts, post: string, now: Instant): boolean => {
  const today = dayOf(now);
  if (absences.some((absence) => absence.post === post && spans(absence, today))) return true;
  const own = holdings.filter((holding) => holding.post === post);
  return heldOn(own, today).length === 0 && !mappedPosts.includes(post);
};

/**
 * Why somebody may not make or end delegations of the post at that instant; `null` where they may. Whoever acts as the Chief Social Work Officer
 * may for that post; whoever holds the post of chief executive may while the Chief Social Work Officer is away; a depute may not.
 */
export const whyNotOver = ({ acting }: Asker, post: string, facts: DeputisingFacts, now: Instant): Fault | null => {
  if (acting.capacity.kind === 'depute') {
    return refusal('A depute cannot pass on what was delegated to them', undefined, 'Ask whoever made the delegation.');
  }
  if (!facts.cswoPosts.includes(post)) {
    return refusal('Only the post of Chief Social Work Officer is deputised here', 'covers');
  }
  if (acting.roles.includes('cswo') && acting.post === post) return null;
  if (!acting.roles.includes('chief-executive')) {
    return refusal(
      'Only the Chief Social Work Officer, or in their absence the chief executive, settles who deputises',
    );
  }
  if (isAway(facts, post, now)) return null;
  const remedy = 'Ask the Chief Social Work Officer, or record their absence first.';
  return refusal(
    'The chief executive settles this only while the Chief Social Work Officer is away',
    undefined,
    remedy,
  );
};

const sayKinds = (kinds: readonly DelegationKind[]): string =>
  kinds.map((kind) => DELEGATION_KINDS[kind].toLowerCase()).join(' and ');

const faultsOfPeriod = ({ from, to }: DelegationDraft, now: Instant): Fault[] => {
  if (from < now)
    return [refusal(`It would begin in the past, on ${formatInstant(from)}`, 'from', 'Begin it now, or later.')];
  if (to <= from) return [refusal('It would end before it begins', 'to', 'Give an end after the beginning.')];
  if (to > monthsAfter(from, LONGEST_MONTHS)) {
    return [
      refusal(
        `It would last longer than ${LONGEST_MONTHS} months`,
        'to',
        'End it sooner, and make another when it is over.',
      ),
    ];
  }
  return [];
};

const holdsAt = ({ holdings, mappedPosts }: DeputisingFacts, draft: DelegationDraft, post: string): boolean =>
  mappedPosts.includes(post) ||
  holdings.some((each) => each.post === post && each.person === draft.deputePerson && spans(each, dayOf(draft.from)));

const faultsOfDepute = (draft: DelegationDraft, asker: Asker, facts: DeputisingFacts): Fault[] => {
  const { deputePerson, deputePost, coversPost } = draft;
  if (deputePost === coversPost) return [refusal('A post cannot deputise for itself', 'depute')];
  if (!canDeputise(rolesOf(facts.roles, deputePost, draft.from))) {
    const found =
      'An elected member, auditor, clerk or administrator does not deputise for the Chief Social Work Officer';
    return [refusal(found, 'depute', 'Name somebody whose post carries social work.')];
  }
  if (deputePerson === asker.person)
    return [refusal('Nobody makes themselves depute', 'depute', 'Name somebody else.')];
  const holdsCovered = facts.holdings.some(
    (each) => each.post === coversPost && each.person === deputePerson && spans(each, dayOf(draft.from)),
  );
  if (holdsCovered) return [refusal('The person named holds the post themselves', 'depute', 'Name somebody else.')];
  if (!holdsAt(facts, draft, deputePost)) {
    return [
      refusal('The person named does not hold the post named when it begins', 'depute', 'Name a post that they hold.'),
    ];
  }
  return [];
};

const sharedKinds = (draft: DelegationDraft, { kinds }: Delegation): DelegationKind[] =>
  kinds.filter((kind) => draft.kinds.includes(kind));

const overlapping = (draft: DelegationDraft, { delegations }: DeputisingFacts, now: Instant): Delegation[] =>
  delegations
    .filter((each) => each.coversPost === draft.coversPost && ['to come', 'in force'].includes(stateAt(each, now)))
    .filter((each) => each.from < draft.to && draft.from < each.to && sharedKinds(draft, each).length > 0);

/**
 * Those whose place it takes: they would stand against it, had their depute not given up the post. They end as it is made, or two would cover the
 * same should that person be given the post again.
 */
export const replacedBy = (draft: DelegationDraft, facts: DeputisingFacts, now: Instant): Delegation[] =>
  overlapping(draft, facts, now).filter((each) => isLapsed(each, facts, now));

const standsAgainst = (draft: DelegationDraft, facts: DeputisingFacts, now: Instant): Fault[] =>
  overlapping(draft, facts, now)
    .filter((each) => !isLapsed(each, facts, now))
    .map((each) => {
      const shared = sharedKinds(draft, each);
      const until = `from ${formatInstant(each.from)} until ${formatInstant(each.to)}`;
      const remedy = `End ${each.code} first, or choose other times.`;
      return refusal(`${each.code} covers ${sayKinds(shared)} already, ${until}`, 'from', remedy);
    });

/** Every reason why a delegation cannot be made so, each at the answer that it is about; none where it can. */
export const faultsOfDraft = (draft: DelegationDraft, asker: Asker, facts: DeputisingFacts, now: Instant): Fault[] => {
  const authority = whyNotOver(asker, draft.coversPost, facts, now);
  if (authority !== null) return [authority];
  const kinds = draft.kinds.length === 0 ? [fault('answer.missing', 'Say what is covered', { column: 'kinds' })] : [];
  const scope =
    draft.scope.trim() === ''
      ? [fault('answer.missing', 'Say in a sentence what is covered and what is not', { column: 'scope' })]
      : [];
  const period = faultsOfPeriod(draft, now);
  const overlap = period.length > 0 ? [] : standsAgainst(draft, facts, now);
  return [...kinds, ...period, ...overlap, ...faultsOfDepute(draft, asker, facts), ...scope];
};

/** Why somebody may not end the delegation now; `null` where they may. Whose post made it may, and so may whoever could make it. */
export const whyNotEnd = (delegation: Delegation, asker: Asker, facts: DeputisingFacts, now: Instant): Fault | null => {
  const state = stateAt(delegation, now);
  if (state === 'ended' || state === 'over') return refusal(`${delegation.code} is ${state} already`);
  const { capacity, post } = asker.acting;
  if (capacity.kind !== 'depute' && delegation.made.post === post) return null;
  return whyNotOver(asker, delegation.coversPost, facts, now);
};

/** The next code of the year: "D-2026-001", then "D-2026-002". */
export const nextCode = (delegations: readonly Delegation[], now: Instant): string => {
  const start = `D-${dayOf(now).slice(0, 4)}-`;
  const highest = delegations
    .filter(({ code }) => code.startsWith(start))
    .reduce((most, { code }) => Math.max(most, Number(code.slice(start.length))), 0);
  return `${start}${String(highest + 1).padStart(3, '0')}`;
};
