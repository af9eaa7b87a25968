import { FILE_KINDS } from '../../documents/readers/evidence/index.ts';
import { dayOf, formatDay, formatInstant } from '../../kernel/index.ts';
import { sizeInWords } from '../../ui/index.ts';
import type { Actor } from '../access/index.ts';
import { type Post, postTitle } from '../people/index.ts';
import type { RetentionRule, RetentionStep } from '../retention/index.ts';
import { type EvidenceFile, SUBJECTS } from './evidence.ts';
import type { KeptFile } from './read-model.ts';

export type Posts = ReadonlyMap<string, Post>;

/** "Head of Service (holder of the post)"; a program by its own name. Never a person's name. */
export const sayActor = ({ actor, post, capacity }: Actor, posts: Posts): string =>
  post === null ? actor : `${postTitle(posts, post)} (${capacity})`;

/** "A measure: ce-exclusion-rate". */
export const saySubject = ({ aboutKind, about }: EvidenceFile): string =>
  aboutKind === 'other' ? about : `${SUBJECTS[aboutKind]}: ${about}`;

/** "PDF, 35 kB". */
export const sayKind = ({ kind, size }: EvidenceFile): string => `${FILE_KINDS[kind].words}, ${sizeInWords(size)}`;

/** The hash in groups, so that it can be compared by eye and breaks on a narrow screen. */
export const sayHash = ({ sha256 }: EvidenceFile): string => sha256.replace(/.{8}(?=.)/g, '$& ');

export const sayAdded = ({ knownAt }: EvidenceFile): string => formatDay(dayOf(knownAt));

/** What is to become of a file: "For ever", "Due for review since 1 May 2026", "Disposed of on 3 May 2026". */
export const sayUntil = ({ until, disposed, steps }: KeptFile, today: string): string => {
  const last = steps.at(-1);
  if (disposed && last !== undefined) return `Disposed of on ${formatDay(dayOf(last.knownAt))}`;
  if (until === null) return 'For ever';
  return until <= today ? `Due for review since ${formatDay(until)}` : `Until ${formatDay(until)}, then reviewed`;
};

export const sayRuleOf = ({ rule }: EvidenceFile, rules: readonly RetentionRule[]): string =>
  rule === null ? 'no rule' : (rules.find(({ code }) => code === rule)?.title ?? rule);

const STEPS: Readonly<Record<RetentionStep['step'], string>> = {
  proposed: 'It was proposed to dispose of it',
  kept: 'It was decided to keep it longer',
  disposed: 'It was disposed of',
};

/** One line of a file's history. */
type HistoryLine = { readonly when: string; readonly what: string; readonly who: string; readonly why: string };

/** What happened to a file, the latest first. */
export const historyOf = ({ file, steps }: KeptFile, posts: Posts): HistoryLine[] => [
  ...steps.toReversed().map((step) => ({
    when: formatInstant(step.knownAt),
    what: step.keepUntil === null ? STEPS[step.step] : `${STEPS[step.step]}, until ${formatDay(step.keepUntil)}`,
    who: sayActor(step.by, posts),
    why: step.reason,
  })),
  { when: formatInstant(file.knownAt), what: 'It was added', who: sayActor(file.addedBy, posts), why: '' },
];
