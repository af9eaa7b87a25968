import { type Day, daysAfter, endOfDay } from '../../kernel/index.ts';
import type { Obligation } from '../obligations/index.ts';

/** The kind of obligation that asks back on an answer. */
export const QUESTION = 'question';

/** How many days somebody has to answer a question. Ours, not law. */
const QUESTION_DAYS = 10;

const CAUSE = 'answer:';

/** The code of the occurrence that an obligation is about: its own, or that of the answer on which it asks back. */
export const occurrenceOf = ({ code, kind, cause }: Pick<Obligation, 'code' | 'kind' | 'cause'>): string =>
  kind === QUESTION && cause?.startsWith(CAUSE) === true ? cause.slice(CAUSE.length) : code;

// What is asked for where a reviewer raised a concern: its code stands in front, so that closing the concern finds it again.
const onConcern = (concern: string): string => `Concern ${concern} on the answer: `;

/** Whether something owed asks the lead what they say to this concern. */
export const asksAbout = ({ kind, rule }: Pick<Obligation, 'kind' | 'rule'>, concern: string): boolean =>
  kind === QUESTION && rule.startsWith(onConcern(concern));

/** A question back on an answer, or (where `concern` has its code) a concern that a reviewer raised on one; owed by the post that gave it, or by whoever owed the occurrence; `number` counts the questions on it from 1. */
export const questionOn = (
  occurrence: Obligation,
  {
    words,
    post,
    number,
    today,
    concern = null,
  }: {
    readonly words: string;
    readonly post: string | null;
    readonly number: number;
    readonly today: Day;
    readonly concern?: string | null;
  },
): Omit<Obligation, 'knownAt'> => {
  const dueOn = daysAfter(today, QUESTION_DAYS);
  const ownerPost = post ?? occurrence.ownerPost;
  return {
    code: `${occurrence.code}.Q${number}`,
    kind: QUESTION,
    subject: occurrence.subject,
    title: `A ${concern === null ? 'question' : 'concern'} on your answer: ${occurrence.title}`,
    ownerPost,
    coPosts: [occurrence.ownerPost, ...occurrence.coPosts].filter((each) => each !== ownerPost && each !== ''),
    ownerBasis: 'by-hand',
    opensOn: today,
    dueOn,
    dueAt: endOfDay(dueOn),
    rule: `${concern === null ? 'A question on the answer: ' : onConcern(concern)}${words}`,
    covers: occurrence.covers,
    cause: `${CAUSE}${occurrence.code}`,
    state: 'open',
    settledAt: null,
    settledPost: null,
    reason: null,
    confidentiality: occurrence.confidentiality,
  };
};
