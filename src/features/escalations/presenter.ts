import { type Day, dayOf, daysBetween, formatDay, formatInstant, timeOf } from '../../kernel/index.ts';
import type { Mark } from '../../ui/index.ts';
import type { Actor } from '../access/index.ts';
import { type Post, postTitle } from '../people/index.ts';
import { count } from '../site/index.ts';
import {
  type Escalation,
  type Grade,
  isOpen,
  MEANS,
  NAMED,
  type Step,
  type StepKind,
  standingSteps,
  WHOM,
} from './escalation.ts';
import { isUntold } from './telling.ts';

/** How each grade is drawn, beside its word. */
export const GRADE_MARKS: Readonly<Record<Grade, Mark>> = {
  immediate: { shape: 'cross', tone: 'bad' },
  serious: { shape: 'triangle', tone: 'caution' },
  significant: { shape: 'ring', tone: 'neutral' },
};

/** What the law may be, from the published framework of a council. Nobody of Remit has verified it, and each page says so. */
export const SUGGESTED_BASIS =
  'Social Work (Scotland) Act 1968, section 5(1), and the Scottish Government’s guidance of 2016 on the role of the Chief Social Work Officer';

/** The title of a page with the form for a step. */
export const STEP_TITLES: Readonly<Record<StepKind, string>> = {
  told: 'Say who was told',
  response: 'Add an answer',
  'follow-up': 'Add what was done since',
  corrected: 'Correct something',
  closed: 'Close it',
  reopened: 'Open it again',
};

/** "the Chief Social Work Officer (holder of the post)"; a program by its own name. Never a person's name. */
const sayActor = ({ actor, post, capacity, delegation }: Actor, posts: ReadonlyMap<string, Post>): string =>
  post === null ? actor : `${postTitle(posts, post)} (${capacity}${delegation === null ? '' : `, ${delegation}`})`;

/** Whom a step says was told: "Elected members", or whom its words name. */
const sayWhom = ({ whom, whomElse }: Pick<Step, 'whom' | 'whomElse'>): string =>
  whom === null ? '' : whom === 'other' ? (whomElse ?? '') : WHOM[whom];

/** When something happened: "3 November 2026, 10:15"; the day alone where the time is not known. */
export const sayMoment = ({ day, time }: { readonly day: Day; readonly time: string | null }): string =>
  time === null ? formatDay(day) : `${formatDay(day)}, ${time}`;

/** The moment at which it was written, as steps are put in order: "2026-11-22 09:05". */
export const writtenAt = ({ knownAt }: Pick<Step, 'knownAt'>): string => `${dayOf(knownAt)} ${timeOf(knownAt)}`;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "step 3", or "the report itself". */
export const sayStep = (number: number): string => (number === 0 ? 'the report itself' : `step ${number}`);

/** What a step says happened, in a few words: "Elected members: told, at a meeting". */
export const sayWhat = (step: Step, steps: readonly Step[]): string => {
  const answered = steps.find(({ number }) => number === step.refersTo);
  switch (step.kind) {
    case 'told':
      return `${sayWhom(step)}: told${step.how === null ? '' : `, ${lower(MEANS[step.how])}`}`;
    case 'response':
      return `${answered === undefined ? 'Somebody' : sayWhom(answered)}: answered (to ${sayStep(step.refersTo ?? 0)})`;
    case 'follow-up':
      return 'What was done';
    case 'corrected':
      return `${step.takesBack ? 'Taken back' : 'Corrected'}: ${sayStep(step.refersTo ?? 0)}`;
    case 'closed':
      return 'Closed: what came of it';
    case 'reopened':
      return 'Opened again';
  }
};

/** "Open: reported 17 days ago", counted from the day on which it was raised, and that nobody was told yet; "Closed on 3 November 2026". */
export const sayStanding = (escalation: Escalation, today: Day): string => {
  if (isOpen(escalation)) {
    const days = daysBetween(dayOf(escalation.knownAt), today);
    if (isUntold(escalation)) return `Raised ${days <= 0 ? 'today' : `${count(days, 'day')} ago`}, nobody told yet`;
    return `Open: reported ${days <= 0 ? 'today' : `${count(days, 'day')} ago`}`;
  }
  const closed = standingSteps(escalation.steps).findLast(({ kind }) => kind === 'closed');
  return closed === undefined ? 'Closed' : `Closed on ${formatDay(dayOf(closed.knownAt))}`;
};

/** Of each of those that the function names: who, and the first step in which they were told; null where they were not. */
export const tellings = ({ steps }: Escalation): { readonly whom: string; readonly step: Step | null }[] => {
  const standing = standingSteps(steps);
  return Object.entries(NAMED).map(([named, whom]) => {
    const told = standing.filter((step) => step.whom === named);
    const [first = null] = told.sort((a, b) => (`${a.day} ${a.time}` < `${b.day} ${b.time}` ? -1 : 1));
    return { whom, step: first };
  });
};

const LONGEST_EXCERPT = 160;

/** The beginning of a text, for a list. */
export const excerpt = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= LONGEST_EXCERPT ? line : `${line.slice(0, LONGEST_EXCERPT).replace(/\s\S*$/, '')} …`;
};

/** When a thing was written down and by whom. */
export const sayWritten = ({ knownAt, by }: Pick<Step, 'knownAt' | 'by'>, posts: ReadonlyMap<string, Post>): string =>
  `Written down on ${formatInstant(knownAt)} by ${sayActor(by, posts)}`;
