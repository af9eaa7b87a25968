import { dayOf, daysBetween } from '../../kernel/index.ts';
import { yearBefore } from './days.ts';
import type { Facts, Occurrence } from './facts.ts';
import { type Sorted, sorted, standingOf } from './standing.ts';

/**
 * What asking cost one post in the last twelve months. `daysBefore`: the median of days between an answer and the day it was due, below zero where it
 * came after; `seconds`: the median time that the form was open. Both null where there is nothing to take them from.
 */
export type PostCost = {
  readonly post: string;
  readonly owed: number;
  readonly inTime: number;
  readonly late: number;
  readonly never: number;
  readonly daysBefore: number | null;
  readonly seconds: number | null;
  /** How many mechanisms in force it leads on, answering first. */
  readonly leads: number;
  /** What it owes today that is late: the codes. */
  readonly lateNow: readonly string[];
};

/** The middle of some numbers; the mean of the two in the middle where there is no one middle; null of none. */
export const medianOf = (numbers: readonly number[]): number | null => {
  const inOrder = numbers.toSorted((a, b) => a - b);
  const [low, high] = [inOrder[Math.floor((inOrder.length - 1) / 2)], inOrder[Math.floor(inOrder.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

const costOf = (given: Sorted, post: string, owed: readonly Occurrence[], leads: number): PostCost => {
  const answered = owed.flatMap((each) => {
    const answer = given.first.get(each.code);
    return answer === undefined ? [] : [{ each, answer }];
  });
  const late = answered.filter(({ each, answer }) => answer.knownAt >= each.dueAt).length;
  return {
    post,
    owed: owed.length,
    inTime: answered.length - late,
    late,
    never: owed.length - answered.length,
    daysBefore: medianOf(answered.map(({ each, answer }) => daysBetween(dayOf(answer.knownAt), each.dueOn))),
    seconds: medianOf(answered.flatMap(({ answer: { seconds } }) => (seconds === null ? [] : [seconds]))),
    leads,
    lateNow: owed.filter(({ code, state }) => state === 'open' && !given.first.has(code)).map(({ code }) => code),
  };
};

/**
 * What asking cost each post that was asked in the last twelve months or leads on a mechanism, by the facts' instant; what was waived or fell away is
 * left out. Those to whom nothing was put are told with nought. The order is that of the posts' codes.
 */
export const costsFrom = (facts: Facts): PostCost[] => {
  const given = sorted(facts);
  const from = yearBefore(facts.asAt);
  const owed = facts.occurrences.filter(
    ({ state, dueOn, dueAt }) => state !== 'waived' && state !== 'cancelled' && dueOn > from && dueAt <= facts.asAt,
  );
  const byPost = Map.groupBy(owed, ({ owner }) => owner);
  const leads = facts.mechanisms
    .filter(({ sameAs }) => sameAs === null)
    .map((mechanism) => standingOf(given, mechanism))
    .filter(({ ended }) => !ended)
    .flatMap(({ leads: [first] }) => (first === undefined ? [] : [first]));
  return [...new Set([...byPost.keys(), ...leads])]
    .filter((post) => post !== '')
    .sort()
    .map((post) => costOf(given, post, byPost.get(post) ?? [], leads.filter((each) => each === post).length));
};
