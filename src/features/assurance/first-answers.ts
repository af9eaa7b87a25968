import type { Answer } from './facts.ts';

/** The first answer to each occurrence, by its code: the one that met it. The answers are in the order in which they became known. */
export const firstAnswers = (answers: readonly Answer[]): ReadonlyMap<string, Answer> => {
  const first = new Map<string, Answer>();
  for (const answer of answers) if (!first.has(answer.obligation)) first.set(answer.obligation, answer);
  return first;
};
