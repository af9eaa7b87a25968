import { type Day, daysAfter, endOfDay } from '../../kernel/index.ts';
import type { Obligation } from '../obligations/index.ts';

/** The kind of obligation that asks back on an answer. */
export const QUESTION = 'question';

/** How many days somebody has to answer a question. Ours, not law. */
export const QUESTION_DAYS = 10;

const CAUSE = 'answer:';

/** The code of the occurrence that an obligation is about: its own, or that of the answer on which it asks back. */
export const occurrenceOf = ({ code, kind, cause }: Pick<Obligation, 'code' | 'kind' | 'cause'>): string =>
  kind === QUESTION && cause?.startsWith(CAUSE) === true ? cause.slice(CAUSE.length) : code;

/** A question back on an answer, owed by the post that gave it, or by whoever owed the occurrence; `number` counts the questions on it from 1. */
export const questionOn = (
  occurrence: Obligation,
  {
    words,
    post,
    number,
    today,
  }: { readonly words: string; readonly post: string | null; readonly number: number; readonly today: Day },
): Omit<Obligation, 'knownAt'> => {
  const dueOn = daysAfter(today, QUESTION_DAYS);
  const ownerPost = post ?? occurrence.ownerPost;
  return {
    code: `${occurrence.code}.Q${number}`,
    kind: QUESTION,
    subject: occurrence.subject,
    title: `A question on your answer: ${occurrence.title}`,
    ownerPost,
    coPosts: [occurrence.ownerPost, ...occurrence.coPosts].filter((each) => each !== ownerPost && each !== ''),
    ownerBasis: 'by-hand',
    opensOn: today,
    dueOn,
    dueAt: endOfDay(dueOn),
    rule: `A question on the answer: ${words}`,
    covers: occurrence.covers,
    cause: `${CAUSE}${occurrence.code}`,
    state: 'open',
    settledAt: null,
    settledPost: null,
    reason: null,
    confidentiality: occurrence.confidentiality,
  };
};
