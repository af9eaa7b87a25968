import { type Day, dayOf } from '../../kernel/index.ts';
import type { Answer, Occurrence } from './facts.ts';

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/**
 * The last day that an answer speaks of: the end of what it answers, or the day on which it was given where that is earlier, since nobody speaks of
 * days to come. So an old occurrence that is answered late stays old. Null where what it answers is older than anything that was read.
 */
export const speaksUpTo = (
  { knownAt }: Pick<Answer, 'knownAt'>,
  occurrence: Pick<Occurrence, 'upTo'> | undefined,
): Day | null => (occurrence === undefined ? null : earlier(dayOf(knownAt), occurrence.upTo));

type Said = Pick<Answer, 'knownAt' | 'obligation'>;
type Spoken = ReadonlyMap<string, Pick<Occurrence, 'upTo'>>;

const reachOf = (answer: Said, occurrences: Spoken): Day | '' =>
  speaksUpTo(answer, occurrences.get(answer.obligation)) ?? '';

/** Answers in the order of the days that they speak of, the one that reaches furthest last; of two that reach as far the later given is last. */
export const bySpoken = <Given extends Said>(answers: readonly Given[], occurrences: Spoken): Given[] =>
  answers
    .map((answer) => ({ answer, key: `${reachOf(answer, occurrences)} ${answer.knownAt}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ answer }) => answer);

/** The last of answers in that order; null where there is none. */
export const lastSpoken = <Given extends Said>(answers: readonly Given[], occurrences: Spoken): Given | null => {
  let last: { readonly answer: Given; readonly reach: Day } | null = null;
  for (const answer of answers) {
    const reach = reachOf(answer, occurrences);
    if (last === null || reach > last.reach || (reach === last.reach && answer.knownAt >= last.answer.knownAt)) {
      last = { answer, reach };
    }
  }
  return last?.answer ?? null;
};
