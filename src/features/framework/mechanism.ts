import type { Day } from '../../kernel/index.ts';
import type { FrequencyCode } from './frequency.ts';

/** A function of the Chief Social Work Officer on which a council seeks assurance. `statutoryBasis` null: it rests on no statute. */
export type AssuranceFunction = {
  readonly code: string;
  readonly position: number;
  readonly title: string;
  readonly statutoryBasis: string | null;
  /** Whether somebody has held the basis against the law itself. */
  readonly verified: boolean;
  readonly note: string | null;
};

/** The kinds of mechanisms, in plain words. */
export const MECHANISM_KINDS = {
  audit: 'Audit of case files or practice',
  scorecard: 'Scorecard',
  dataset: 'Data set',
  report: 'Report',
  oversight: 'Oversight',
  'decision-control': 'Control of decisions',
  consultation: 'Consultation',
  notification: 'Notification',
  meeting: 'Meetings',
  membership: 'Seat or access',
  training: 'Training',
  communication: 'Communication',
} as const;

export type MechanismKind = keyof typeof MECHANISM_KINDS;

/** How often a mechanism brings something from a day on, and the group whose meetings make it due where the frequency asks for one. */
export type Schedule = {
  readonly mechanism: string;
  readonly from: Day;
  readonly frequency: FrequencyCode;
  readonly asWritten: string | null;
  readonly group: string | null;
  readonly leadDays: number;
  readonly graceDays: number;
  /** The day on which it came to be known so: it asks for nothing that lay before. */
  readonly knownOn: Day;
};

/** Whom a mechanism names from a day on; the first answers for it, the others may as well. */
export type Lead = { readonly mechanism: string; readonly from: Day; readonly posts: readonly string[] };

/**
 * A way in which the council comes by assurance. One printed under a second function has `sameAs`: the first alone makes anything due, and what
 * comes in counts for the functions of both. Schedules and leads are in order of their days.
 */
export type Mechanism = {
  readonly code: string;
  readonly function: string;
  readonly position: number;
  readonly title: string;
  readonly kind: MechanismKind;
  readonly sameAs: string | null;
  readonly note: string | null;
  readonly schedules: readonly Schedule[];
  readonly leads: readonly Lead[];
};

/** The functions and mechanisms of a council, each in the order of its framework. */
export type Framework = {
  readonly functions: readonly AssuranceFunction[];
  readonly mechanisms: readonly Mechanism[];
};

/** Something that holds from a day on; '' is before every day. */
type Begun = { readonly from: Day } | { readonly fromDay: Day | '' };

const beginning = (each: Begun): Day | '' => ('from' in each ? each.from : each.fromDay);

/** What of some things that hold from a day on is in force on another: the latest begun by then, of two of one day the later in the list; null before the first. */
export const inForceOn = <Each extends Begun>(all: readonly Each[], day: Day): Each | null =>
  all.reduce<Each | null>(
    (best, each) => (beginning(each) <= day && (best === null || beginning(each) >= beginning(best)) ? each : best),
    null,
  );

/** The schedule in force on a day; null before the first. */
export const scheduleOn = ({ schedules }: Pick<Mechanism, 'schedules'>, day: Day): Schedule | null =>
  inForceOn(schedules, day);

/** The posts that lead on a day, the one that answers for it first; none before the first. What is owed then has '' for its owner. */
export const leadsOn = ({ leads }: Pick<Mechanism, 'leads'>, day: Day): readonly string[] =>
  inForceOn(leads, day)?.posts ?? [];

/** The mechanism that makes due what counts for this one: the one that it repeats; itself where it repeats none, or that one is no longer there. */
export const sourceOf = <Each extends Pick<Mechanism, 'sameAs'>>(
  mechanisms: ReadonlyMap<string, Each>,
  mechanism: Each,
): Each => (mechanism.sameAs === null ? undefined : mechanisms.get(mechanism.sameAs)) ?? mechanism;

/** The functions for which what comes in by this mechanism counts, its own first. */
export const functionsOf = ({ mechanisms }: Framework, mechanism: Mechanism): string[] => {
  const byCode = new Map(mechanisms.map((each) => [each.code, each]));
  const source = sourceOf(byCode, mechanism).code;
  const all = mechanisms.filter((each) => sourceOf(byCode, each).code === source).map((each) => each.function);
  return [...new Set([mechanism.function, ...all])];
};

/** What obligations of a mechanism are about, as they name it. */
export const subjectOf = (mechanism: string): string => `mechanism:${mechanism}`;

/** The mechanism that an obligation is about; null where it is about something else. */
export const mechanismOfSubject = (subject: string): string | null =>
  subject.startsWith('mechanism:') ? subject.slice('mechanism:'.length) : null;

/** The kind of obligation that asks for an answer on a mechanism. */
export const ASSURANCE = 'assurance';
