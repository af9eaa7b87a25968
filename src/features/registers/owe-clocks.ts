import { randomUUID } from 'node:crypto';

import { type ClockRule, isVerified, minutesAfter, type RunningClock, UNVERIFIED_WORDS } from '../../clocks/index.ts';
import { type Day, dayOf, endOfDay, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { AT_ONCE, appendObligations, metBy, type Obligation, obligationsOf, toldOf } from '../obligations/index.ts';
import { LATEST, postRolesOf } from '../people/index.ts';
import type { Revision } from './entry/entry.ts';
import { type Law, rulesOf } from './entry/law.ts';
import { appendRevisions } from './entry/store.ts';
import type { Ruled } from './read-ruled.ts';
import { entriesBeside, recountedBeside } from './recount-beside.ts';
import { type RegisterType, stateOfType } from './type/register-type.ts';

/** The kind of obligation that a clock of an entry makes. */
export const CLOCK = 'clock';

// Whose the duty is, where it is not a post's of the council: by the first that a rule names.
const OUTSIDE =
  /^(Principal Reporter|Sheriff|Court|Tribunal|Applicant|Customer|Hospital|Police|Head of unit|Child\b(?! or| Protection)|Responsible medical officer|Approved medical practitioner|NHS board|Managers of the establishment|Guardian|Anyone)/;

/** Who owes what a rule asks for: the Chief Social Work Officer, whoever keeps the register, or nobody of the council. */
export const whoOwes = ({ owner }: Pick<ClockRule, 'owner'>): 'officer' | 'keeper' | 'outside' =>
  owner === '' || OUTSIDE.test(owner) ? 'outside' : /^(Receiving )?CSWO/.test(owner) ? 'officer' : 'keeper';

/** The posts that owe what a rule asks for, the first of which answers for it: without keepers the office; none where nobody of the council does. */
export const owersOf = (
  rule: Pick<ClockRule, 'owner'>,
  { officer, keepers }: { readonly officer: readonly string[]; readonly keepers: readonly string[] },
): readonly string[] => {
  const who = whoOwes(rule);
  if (who === 'outside') return [];
  return who === 'keeper' && keepers.length > 0 ? keepers : officer;
};

// By their codes in the rules: the text asks for it at once ("immediately", "as soon as possible") and states no number.
const WITHOUT_NUMBER: readonly string[] = ['immediate', 'without-delay'];

/** Whether a rule asks for something at once. A text that states no number and asks for no haste makes nothing owed: it goes on for months. */
export const isAtOnce = ({ consequence, noPeriod }: Pick<ClockRule, 'consequence' | 'noPeriod'>): boolean =>
  consequence?.kind === 'late' && noPeriod !== null && WITHOUT_NUMBER.includes(noPeriod.code);

const SUBJECT = 'entry:';
const CAUSE = 'clock:';

// Which obligation a clock makes is told by its cause, and so is that it has no last day.
const causeOf = (clock: RunningClock): string => `${clock.due.kind === 'unknown' ? AT_ONCE : CAUSE}${clock.key}`;

const isCausedBy = (cause: string | null, { key }: RunningClock): boolean =>
  cause === `${CAUSE}${key}` || cause === `${AT_ONCE}${key}`;

/** The entry that an obligation is about; null where it is about none, or not told. */
export const entryOwed = ({ kind, subject }: Pick<Obligation, 'kind' | 'subject'>): string | null =>
  kind === CLOCK && subject.startsWith(SUBJECT) ? subject.slice(SUBJECT.length) : null;

type Draft = Omit<Obligation, 'knownAt'>;

/** What is owed by the clocks of an entry: whose each is, and what it is called. */
export type Owing = {
  readonly type: RegisterType;
  readonly revision: Revision;
  readonly rules: readonly ClockRule[];
  readonly calendars: Law['calendars'];
  /** Who owes what is the officer's, and what is the keepers': the first answers for it, the others may settle it. */
  readonly officer: readonly string[];
  readonly keepers: readonly string[];
};

type Wanted = { readonly clock: RunningClock; readonly rule: ClockRule; readonly posts: readonly string[] };

const hasEnded = ({ type, revision }: Owing): boolean => stateOfType(type, revision.state)?.final === true;

const wantedIn = (owing: Owing): Wanted[] => {
  const { revision, rules, officer, keepers } = owing;
  return revision.clocks.flatMap((clock) => {
    const rule = rules.find(({ id, version }) => id === clock.rule && version === clock.version);
    if (
      clock.past === true ||
      rule === undefined ||
      rule.consequence?.kind !== 'late' ||
      (clock.due.kind === 'unknown' && !isAtOnce(rule))
    )
      return [];
    const posts = owersOf(rule, { officer, keepers });
    return posts.length === 0 || clock.stopped !== null ? [] : [{ clock, rule, posts }];
  });
};

// To the minute where the law counts so: at the last minute it is still in time.
// What is owed at once stands on the day it began, which is no last day: `isOwedAtOnce` keeps it from being called late.
const lateFrom = ({ due, triggerDay }: RunningClock): { dueOn: Day; dueAt: Instant } => {
  if (due.kind === 'unknown') return { dueOn: triggerDay, dueAt: endOfDay(triggerDay) };
  return due.kind === 'day'
    ? { dueOn: due.day, dueAt: due.at }
    : { dueOn: dayOf(due.at), dueAt: minutesAfter(due.at, 1) };
};

const draftOf = ({ type, revision, calendars }: Owing, { clock, rule, posts }: Wanted): Draft => {
  const { reference, confidentiality } = revision;
  const open = confidentiality === 'open';
  const unnumbered = clock.due.kind === 'unknown';
  const basis = `${rule.citation}${unnumbered ? '; it states no number of hours or days' : ''}`;
  return {
    // A code stands in addresses and mails: of a restricted entry it may not tell which, nor how many there are.
    code: open ? `${reference}.${clock.key}` : `C-${randomUUID().slice(0, 18).toUpperCase()}`,
    kind: CLOCK,
    subject: `${SUBJECT}${reference}`,
    title: open
      ? `${unnumbered ? 'At once: ' : ''}${rule.title} (${reference})`
      : `${unnumbered ? 'Something to be done at once' : 'A time limit'} in the register "${type.many}"`,
    ownerPost: posts[0] ?? '',
    coPosts: posts.slice(1),
    ownerBasis: 'rule',
    opensOn: clock.triggerDay,
    ...lateFrom(clock),
    rule: isVerified(rule, calendars) ? basis : `${basis} (${UNVERIFIED_WORDS})`,
    covers: null,
    cause: causeOf(clock),
    state: 'open',
    settledAt: null,
    settledPost: null,
    reason: null,
    confidentiality,
  };
};

// When it was done, as far as that is known; never later than it was written down.
const doneAt = ({ metAt, metDay }: RunningClock, at: Instant): Instant => {
  if (metAt !== null) return metAt < at ? metAt : at;
  const endOfIts = metDay === null ? at : new Date(Date.parse(endOfDay(metDay)) - 1).toISOString();
  return endOfIts < at ? endOfIts : at;
};

const settledDraft = (before: Draft, clock: RunningClock, { revision }: Owing, at: Instant): Draft => ({
  ...metBy({ ...before, knownAt: at }, revision.actor.post, at),
  settledAt: doneAt(clock, at),
});

const same = (one: Draft, other: Draft): boolean =>
  one.state === other.state &&
  one.dueAt === other.dueAt &&
  one.settledAt === other.settledAt &&
  one.ownerPost === other.ownerPost &&
  one.coPosts.join() === other.coPosts.join();

/**
 * What has to be written so that what is owed is what the clocks of an entry ask for: opened, met, moved to another day, owed again where what met it
 * was taken back, or fallen away. Nothing where all is as it should be. What somebody waived stays waived; what was given to another post stays theirs.
 */
export const owedByClocks = (owing: Owing, standing: readonly Draft[], at: Instant): Draft[] => {
  const wanted = wantedIn(owing);
  const changed: Draft[] = [];
  for (const want of wanted) {
    const before = standing.find(({ cause }) => isCausedBy(cause, want.clock)) ?? null;
    if (before?.state === 'waived' || (before === null && want.clock.metBy !== null)) continue;
    const fresh = draftOf(owing, want);
    const kept =
      before === null
        ? fresh
        : {
            ...fresh,
            code: before.code,
            ...(before.ownerBasis === 'by-hand'
              ? { ownerPost: before.ownerPost, coPosts: before.coPosts, ownerBasis: before.ownerBasis }
              : {}),
          };
    const now = want.clock.metBy === null ? kept : settledDraft(kept, want.clock, owing, before?.settledAt ?? at);
    if (before === null || !same(before, now)) changed.push(now);
  }
  const gone = standing.filter(
    ({ state, cause }) => state === 'open' && !wanted.some(({ clock }) => isCausedBy(cause, clock)),
  );
  const reason =
    owing.revision.kind === 'withdrawn'
      ? 'The entry was withdrawn'
      : hasEnded(owing)
        ? 'The entry has come to its end'
        : 'The time no longer runs';
  return [
    ...changed,
    ...gone.map((each): Draft => ({ ...each, state: 'cancelled', settledAt: at, settledPost: null, reason })),
  ];
};

/** The posts of the Chief Social Work Officer. */
export const officersOf = async (tx: Transaction): Promise<readonly string[]> =>
  (await postRolesOf(tx)).filter(({ role }) => role === 'cswo').map(({ post }) => post);

/** Brings what is owed by the clocks of an entry, as it stands with this revision, to what they ask for now. Gives what was written. */
export const oweClocks = async (
  tx: Transaction,
  { types, keepers, law }: Ruled,
  revision: Revision,
  at: Instant,
): Promise<readonly Draft[]> => {
  const type = types.get(revision.type);
  if (type === undefined) return [];
  const asked = { kinds: [CLOCK], subjects: [`${SUBJECT}${revision.reference}`] };
  const standing = await obligationsOf(tx, asked, LATEST);
  const officer = await officersOf(tx);
  const owing: Owing = {
    type,
    revision,
    rules: rulesOf(law, type),
    calendars: law.calendars,
    officer,
    keepers: keepers.get(type.code) ?? [],
  };
  const drafts = owedByClocks(owing, standing, at);
  if (drafts.length > 0) await appendObligations(tx, drafts, at);
  return drafts;
};

const written = async (
  tx: Transaction,
  ruled: Ruled,
  revisions: readonly Revision[],
  at: Instant,
): Promise<readonly Draft[]> => {
  await appendRevisions(tx, revisions);
  const last = revisions.at(-1);
  return last === undefined ? [] : oweClocks(tx, ruled, last, at);
};

/** What the record is to tell of a change to an entry, beside the change: what became due, and which other entries of the same person were written with it. */
export type WrittenWith = {
  readonly due?: readonly ReturnType<typeof toldOf>[];
  /** For the detail: each with the number of its last revision. */
  readonly beside?: { readonly beside: readonly { readonly entry: string; readonly revision: number }[] };
};

/**
 * Appends revisions of one entry, in their order, works out anew the times of the same person's other entries that change thereby, and brings what is
 * owed to what the clocks of all of them ask for now: the one way in which entries are written. Gives what the record is to tell of it.
 */
export const writeRevisions = async (
  tx: Transaction,
  ruled: Ruled,
  revisions: readonly Revision[],
  at: Instant,
): Promise<WrittenWith> => {
  const drafts = [...(await written(tx, ruled, revisions, at))];
  const beside: { entry: string; revision: number }[] = [];
  for (const each of await entriesBeside(tx, ruled, revisions)) {
    const recounted = await recountedBeside(tx, ruled, each, at);
    drafts.push(...(await written(tx, ruled, recounted, at)));
    const last = recounted.at(-1);
    if (last !== undefined) beside.push({ entry: last.reference, revision: last.number });
  }
  return {
    ...(drafts.length === 0 ? {} : { due: drafts.map(toldOf) }),
    ...(beside.length === 0 ? {} : { beside: { beside } }),
  };
};
