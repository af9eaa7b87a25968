import type { Day, Instant } from '../../../kernel/index.ts';
import {
  type EntryEvent,
  eventOfType,
  type Move,
  needsOf,
  personLabel,
  type RegisterType,
  type Revision,
} from '../../registers/index.ts';

/** How one person was told of one thing: when they were told, when they received it, or why they could not be told. */
export type Telling = {
  /** "The child", "Relevant person 1". */
  readonly who: string;
  readonly told: Moment | null;
  /** Null where nobody asks for it, or it is not noted yet. */
  readonly received: Moment | null;
  /** Somebody may ask for a review within 72 hours of receiving it, so that it matters when. */
  readonly receiptMatters: boolean;
  readonly whyNot: string | null;
};
export type Moment = { readonly at: Instant | null; readonly day: Day };

/** What people are to be told of: the decision, the end of a review, the placement, the removal. */
export type Round = {
  /** The event of a notice that was sent, as its form is addressed. */
  readonly notice: string;
  readonly about: string;
  readonly tellings: readonly Telling[];
};

const RECEIPT = 'non-implementation-notice-received';

// What is to be told after what. Of each kind the last one counts: earlier rounds are in the chronology.
const NOTICES: Readonly<Record<string, readonly string[]>> = {
  'implementation-decided': ['decision-notice-sent'],
  'non-implementation-decided': ['decision-notice-sent'],
  'decision-deemed-not-implemented': ['decision-notice-sent'],
  'review-decided-to-implement': ['decision-review-notice-sent'],
  'decision-review-completed': ['decision-review-notice-sent'],
  'placement-review-completed': ['placement-review-notice-sent'],
  'review-ended-placement': ['placement-review-notice-sent', 'removal-notice-sent'],
  'no-longer-necessary': ['removal-notice-sent'],
  'left-when-authorisation-ended': ['removal-notice-sent'],
  placed: ['placement-notice-sent'],
  'left-secure': ['removal-notice-sent'],
};
const RECEIVED_AFTER = ['non-implementation-decided', 'decision-deemed-not-implemented', 'decision-review-completed'];

const isAfter = (event: EntryEvent, start: EntryEvent): boolean =>
  event.at !== null && start.at !== null ? event.at >= start.at : event.day >= start.day;

// Whom a notice must reach is what some step asks for before it can be made, as the entry stands.
const peopleOf = (type: RegisterType, notice: string, now: Revision): string[] => {
  const needs = type.moves.flatMap((move: Move) => needsOf(move, now));
  const asked = new Set(needs.flatMap((need) => ('event' in need && need.event === notice ? (need.people ?? []) : [])));
  return (eventOfType(type, notice)?.people ?? []).flatMap(({ code }) => (asked.has(code) ? [code] : []));
};

const whyNotOf = ({ fields }: Revision, person: string): string | null => {
  const rows = fields['not-told'];
  if (!Array.isArray(rows)) return null;
  for (const row of rows) {
    if (typeof row === 'object' && row !== null && row['who'] === person) return String(row['why'] ?? '');
  }
  return null;
};

const tellingOf = (
  { type, now, start, notice }: { type: RegisterType; now: Revision; start: EntryEvent; notice: string },
  person: string,
): Telling => {
  const last = (event: string): Moment | null =>
    now.events.findLast((each) => each.event === event && each.person === person && isAfter(each, start)) ?? null;
  const receives = eventOfType(type, RECEIPT)?.people?.some(({ code }) => code === person) === true;
  const told = last(notice);
  return {
    who: personLabel(type, notice, person),
    told,
    received: last(RECEIPT),
    receiptMatters: receives && RECEIVED_AFTER.includes(start.event) && notice !== 'removal-notice-sent',
    whyNot: told === null ? whyNotOf(now, person) : null,
  };
};

/** Who has been told of what happened last, and who has not; the newest first. */
export const toldWhom = (type: RegisterType, now: Revision): Round[] => {
  const rounds = new Map<string, Round>();
  for (const start of now.events.toReversed()) {
    for (const notice of NOTICES[start.event] ?? []) {
      const people = peopleOf(type, notice, now);
      if (rounds.has(notice) || people.length === 0) continue;
      const tellings = people.map((person) => tellingOf({ type, now, start, notice }, person));
      rounds.set(notice, { notice, about: eventOfType(type, start.event)?.label ?? start.event, tellings });
    }
  }
  return [...rounds.values()];
};

/** Those who are still to be told, and of whom nothing says why not. */
export const untoldIn = ({ tellings }: Round): readonly Telling[] =>
  tellings.filter(({ told, whyNot }) => told === null && whyNot === null);
