import type { Day, Instant } from '../../kernel/index.ts';
import type { Actor } from '../access/index.ts';

/** How grave a risk is, the gravest first: the words of the Chief Social Work Officer's function. */
export const GRADES = { immediate: 'Immediate', serious: 'Serious', significant: 'Significant' } as const;

export type Grade = keyof typeof GRADES;

export const isGrade = (text: string): text is Grade => Object.hasOwn(GRADES, text);

/** Those whom the tenth function of the Chief Social Work Officer names. */
export const NAMED = {
  members: 'Elected members',
  ijb: 'The Integration Joint Board',
  'chief-executive': 'The chief executive',
  'chief-officer': 'The chief officer',
} as const;

export type Named = keyof typeof NAMED;

/** Whom somebody can be said to have told: those named by the function, or somebody else. */
export const WHOM = { ...NAMED, other: 'Somebody else' } as const;

export type Whom = keyof typeof WHOM;

export const isWhom = (text: string): text is Whom => Object.hasOwn(WHOM, text);

export const MEANS = {
  meeting: 'At a meeting',
  letter: 'By letter',
  'e-mail': 'By e-mail',
  telephone: 'By telephone',
} as const;

export type Means = keyof typeof MEANS;

export const isMeans = (text: string): text is Means => Object.hasOwn(MEANS, text);

export type Confidentiality = 'open' | 'restricted';

/** A risk as it was reported. It is never changed: what is wrong in it is put right by a later step. */
export type Report = {
  /** "ES-2026-001"; "ESR-2026-001" where it is restricted. */
  readonly code: string;
  readonly confidentiality: Confidentiality;
  readonly grade: Grade;
  readonly risk: string;
  readonly since: Day;
  /** In the words of whoever reported it, checked by nobody; null where they gave none. */
  readonly legalBasis: string | null;
  readonly knownAt: Instant;
  readonly by: Actor;
};

const STEP_KINDS = ['told', 'response', 'follow-up', 'corrected', 'closed', 'reopened'] as const;

export type StepKind = (typeof STEP_KINDS)[number];

export const isStepKind = (text: string): text is StepKind => STEP_KINDS.some((kind) => kind === text);

/** What happened after the report. `number` counts in the order of writing, from 1; `knownAt` is when it was written down. */
export type Step = {
  readonly number: number;
  readonly kind: StepKind;
  /** When it happened, by the clocks of Scotland; null for what has no time but that of its writing. */
  readonly day: Day | null;
  readonly time: string | null;
  readonly whom: Whom | null;
  readonly whomElse: string | null;
  readonly how: Means | null;
  readonly words: string;
  /** The earlier step that it answers or corrects; 0: the report itself. */
  readonly refersTo: number | null;
  /** Of a correction: the step did not happen so, and counts no longer. */
  readonly takesBack: boolean;
  readonly knownAt: Instant;
  readonly by: Actor;
};

export type Escalation = Report & { readonly steps: readonly Step[] };

const CODE = /^ESR?-\d{4}-\d{3,6}$/;

/** The code as it is kept, however it was typed; null for what is none. */
export const escalationCode = (text: string): string | null => {
  const code = text.trim().toUpperCase();
  return CODE.test(code) ? code : null;
};

/** By the code alone: those of restricted ones are a series of their own. */
export const confidentialityOf = (code: string): Confidentiality => (code.startsWith('ESR-') ? 'restricted' : 'open');

/** What is said of restricted risks where their codes would tell that there are some, and how many. */
export const RESTRICTED_SUBJECT = 'escalations';

/**
 * What an entry of the record says it is about. Its header is seen by all who act for the council, so that of a restricted risk has no code: the code
 * stands in what the entry says, which is restricted with it.
 */
export const entrySubject = (
  code: string,
): { readonly subject: string; readonly detail?: { readonly risk: string } } =>
  confidentialityOf(code) === 'open' ? { subject: code } : { subject: RESTRICTED_SUBJECT, detail: { risk: code } };

/** The steps that count, in the order of writing: not those that a later one takes back, unless that is itself taken back. */
export const standingSteps = (steps: readonly Step[]): Step[] => {
  const gone = new Set<number>();
  for (const step of steps.toReversed()) {
    if (step.takesBack && step.refersTo !== null && !gone.has(step.number)) gone.add(step.refersTo);
  }
  return steps.filter(({ number }) => !gone.has(number));
};

/** Whether somebody still has to do with it: it was not closed, or was opened again after. */
export const isOpen = ({ steps }: Pick<Escalation, 'steps'>): boolean =>
  standingSteps(steps).findLast(({ kind }) => kind === 'closed' || kind === 'reopened')?.kind !== 'closed';

/** Which of those that the function names were told, by what counts, and which were not: in the order of NAMED. */
export const toldAndNot = ({ steps }: Pick<Escalation, 'steps'>): { told: Named[]; notTold: Named[] } => {
  const told = new Set(standingSteps(steps).map(({ whom }) => whom));
  const all = Object.keys(NAMED) as Named[];
  return { told: all.filter((whom) => told.has(whom)), notTold: all.filter((whom) => !told.has(whom)) };
};

/** When it was last written about. */
export const lastStepAt = ({ knownAt, steps }: Pick<Escalation, 'knownAt' | 'steps'>): Instant =>
  steps.at(-1)?.knownAt ?? knownAt;

const GRAVEST_FIRST = Object.keys(GRADES);

/** Orders them as they are to be read: open ones first, the gravest before the others, and of these the oldest; then closed ones, the last first. */
export const inOrder = <Each extends Escalation>(escalations: readonly Each[]): Each[] =>
  [...escalations].sort((one, other) => {
    const [open, otherOpen] = [isOpen(one), isOpen(other)];
    if (open !== otherOpen) return open ? -1 : 1;
    if (!open) return lastStepAt(one) < lastStepAt(other) ? 1 : -1;
    const grade = GRAVEST_FIRST.indexOf(one.grade) - GRAVEST_FIRST.indexOf(other.grade);
    return grade !== 0
      ? grade
      : one.since < other.since
        ? -1
        : one.since > other.since
          ? 1
          : one.code < other.code
            ? -1
            : 1;
  });

// What has no time of its own happened when it was written; of no known time of day, last on its day.
const momentOf = ({ day, time }: Step, written: string): string =>
  day === null ? written : `${day} ${time ?? '24:00'}`;

/** The steps as the story goes: by when they happened, and by when they were written where they have no other time. `writtenAt` as "2026-11-22 09:05". */
export const asStory = (steps: readonly Step[], writtenAt: (step: Step) => string): Step[] =>
  [...steps].sort((one, other) => {
    const [a, b] = [momentOf(one, writtenAt(one)), momentOf(other, writtenAt(other))];
    return a < b ? -1 : a > b ? 1 : one.number - other.number;
  });
