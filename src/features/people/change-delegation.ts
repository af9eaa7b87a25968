import { type Fault, fail, fault, type Instant, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { type Actor, type DelegationKind, isDelegationKind } from '../access/index.ts';
import { appendToRecord, type Changed, changing, faultsOfReason, type Office, put } from '../record/index.ts';
import type { Delegation } from './delegation.ts';
import {
  type Asker,
  type DelegationDraft,
  type DeputisingFacts,
  faultsOfDraft,
  nextCode,
  replacedBy,
  whyNotEnd,
} from './deputising.ts';
import { isPresent } from './person.ts';
import { END_DELEGATION, MAKE_DELEGATION } from './policy.ts';
import {
  absencesOf,
  delegationsOf,
  groupsOf,
  holdingsOf,
  LATEST,
  mappingsOf,
  membershipsOf,
  postRolesOf,
  postsByCode,
} from './read-model.ts';
import { roleFactsOf } from './roles-of-posts.ts';
import { DELEGATION } from './tables.ts';
import { readMoment } from './typed-moment.ts';

/** A delegation as typed: days and times of the clock; an empty beginning means at once. `depute` is "POST person". */
export type DelegationForm = {
  readonly kinds: readonly string[];
  readonly fromDay: string;
  readonly fromTime: string;
  readonly toDay: string;
  readonly toTime: string;
  readonly covers: string;
  readonly depute: string;
  readonly scope: string;
};

const LONGEST_SCOPE = 2000;

/** Reads the form at the instant of the write. Gives every fault at its answer. */
const readDelegation = (form: DelegationForm, now: Instant): { draft: DelegationDraft; faults: Fault[] } => {
  const faults: Fault[] = [];
  const atOnce = form.fromDay.trim() === '' && form.fromTime.trim() === '';
  const beginning = atOnce ? { at: now, faults: [] } : readMoment('begins', 'from', form.fromDay, form.fromTime);
  const end = readMoment('ends', 'to', form.toDay, form.toTime);
  const [from, to] = [beginning.at, end.at];
  faults.push(...beginning.faults, ...end.faults);
  const odd = form.kinds.filter((kind) => !isDelegationKind(kind));
  if (odd.length > 0) faults.push(fault('answer.invalid', 'Choose from the kinds shown', { column: 'kinds' }));
  if (form.scope.length > LONGEST_SCOPE) {
    faults.push(fault('answer.invalid', `Say it in at most ${LONGEST_SCOPE} letters`, { column: 'scope' }));
  }
  const [deputePost = '', deputePerson = ''] = form.depute.split(' ');
  if (deputePost === '' || deputePerson === '') {
    faults.push(fault('answer.missing', 'Choose who deputises', { column: 'depute' }));
  }
  // The minute in which somebody asks has begun already: that is not the past.
  const begun = from !== null && from < now && Date.parse(now) - Date.parse(from) < 60_000;
  return {
    faults,
    draft: {
      kinds: [...new Set(form.kinds.filter((kind): kind is DelegationKind => isDelegationKind(kind)))],
      from: begun ? now : (from ?? now),
      to: to ?? now,
      coversPost: form.covers,
      deputePost,
      deputePerson,
      scope: form.scope.trim(),
    },
  };
};

/** What the rules on deputising must know, read inside the transaction that they judge. */
export const deputisingFacts = async (tx: Transaction): Promise<DeputisingFacts> => ({
  cswoPosts: (await postRolesOf(tx)).filter(({ role }) => role === 'cswo').map(({ post }) => post),
  holdings: await holdingsOf(tx),
  absences: await absencesOf(tx),
  mappedPosts: (await mappingsOf(tx)).map(({ post }) => post),
  delegations: await delegationsOf(tx),
  roles: roleFactsOf({
    postRoles: await postRolesOf(tx),
    groups: await groupsOf(tx),
    memberships: await membershipsOf(tx),
  }),
});

const rowOf = (delegation: Delegation): Record<string, unknown> => ({
  code: delegation.code,
  kinds: delegation.kinds,
  from_at: delegation.from,
  to_at: delegation.to,
  covers_post: delegation.coversPost,
  depute_post: delegation.deputePost,
  depute_person: delegation.deputePerson,
  scope: delegation.scope,
  made_by: delegation.made.by,
  made_by_post: delegation.made.post,
  made_by_capacity: delegation.made.capacity,
  ended_at: delegation.ended?.at ?? null,
  ended_by: delegation.ended?.by ?? null,
  ended_by_post: delegation.ended?.post ?? null,
  ended_why: delegation.ended?.why ?? null,
});

/** Appends that the delegation ends at that instant, and tells the record: where it ends with something else that is done. */
export const appendDelegationEnd = async (
  tx: Transaction,
  delegation: Delegation,
  actor: Actor,
  why: string,
  at: Instant,
): Promise<void> => {
  const ended: Delegation = { ...delegation, ended: { at, by: actor.actor, post: actor.post, why } };
  await put(tx, DELEGATION, rowOf(ended), at);
  const entry = { action: 'delegation.end', subject: delegation.code, before: delegation, after: ended } as const;
  await appendToRecord(tx, { at, actor, ...entry, reason: why });
};

// A delegation is somebody's own decision: no program makes or ends one but as somebody's.
const askerOf = ({ by }: Office): Asker | null =>
  by.acting === null ? null : { person: by.actor.actor, acting: by.acting };

const NO_ASKER = (): Fault =>
  fault('delegation.refused', 'Nobody acts from a post here', {}, 'Sign in as the holder of a post.');

/** Makes a delegation. Refused with every reason, each at its answer; see deputising.ts for the rules. */
export const makeDelegation = (office: Office, form: DelegationForm): Promise<Result<Delegation>> =>
  changing(office, MAKE_DELEGATION, async (tx, at): Promise<Result<Changed<Delegation>>> => {
    const asker = askerOf(office);
    if (asker === null) return fail([NO_ASKER()]);
    const facts = await deputisingFacts(tx);
    const { draft, faults } = readDelegation(form, at);
    if (faults.length > 0) return fail(faults);
    faults.push(...faultsOfDraft(draft, asker, facts, at));
    if (!(await postsByCode(tx, LATEST)).has(draft.deputePost) || !(await isPresent(tx, draft.deputePerson))) {
      faults.push(fault('delegation.refused', 'The person or the post named is not known', { column: 'depute' }));
    }
    if (faults.length > 0) return fail(faults);
    const { actor, capacity } = office.by.actor;
    const made = { by: actor, post: asker.acting.post, capacity };
    const code = nextCode(facts.delegations, at);
    const delegation: Delegation = { code, ...draft, made, ended: null };
    for (const each of replacedBy(draft, facts, at)) {
      const why = `The depute no longer holds the post, and ${code} takes its place`;
      await appendDelegationEnd(tx, each, office.by.actor, why, at);
    }
    await put(tx, DELEGATION, rowOf(delegation), at);
    return ok({ value: delegation, entry: { action: 'delegation.make', subject: code, after: delegation } });
  });

/** Ends a delegation at once, with the reason why. One that has not begun never will. */
export const endDelegation = (office: Office, code: string, why: string): Promise<Result<Delegation>> =>
  changing(office, END_DELEGATION, async (tx, at): Promise<Result<Changed<Delegation>>> => {
    const asker = askerOf(office);
    if (asker === null) return fail([NO_ASKER()]);
    const facts = await deputisingFacts(tx);
    const delegation = facts.delegations.find((each) => each.code === code);
    if (delegation === undefined) return fail([fault('delegation.unknown')]);
    const refused = whyNotEnd(delegation, asker, facts, at);
    if (refused !== null) return fail([refused]);
    const reason = why.trim();
    const ask = 'Say in a sentence why it ends';
    const faults = faultsOfReason(reason, { column: 'why', ask, longest: LONGEST_SCOPE });
    if (faults.length > 0) return fail(faults);
    const how = { at, by: office.by.actor.actor, post: asker.acting.post, why: reason };
    const ended: Delegation = { ...delegation, ended: how };
    await put(tx, DELEGATION, rowOf(ended), at);
    return ok({
      value: ended,
      entry: { action: 'delegation.end', subject: code, before: delegation, after: ended, reason },
    });
  });
