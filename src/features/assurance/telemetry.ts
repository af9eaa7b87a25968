import { sql } from 'kysely';

import { type Day, dayOf, daysBetween, type Instant, yearBefore } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { ASSURANCE } from '../framework/index.ts';
import { isInTime } from '../obligations/index.ts';
import type { Answer, Facts, Occurrence } from './facts.ts';
import { sorted, standingOf } from './standing.ts';

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
};

/** The middle of some numbers; the mean of the two in the middle where there is no one middle; null of none. */
export const medianOf = (numbers: readonly number[]): number | null => {
  const inOrder = numbers.toSorted((a, b) => a - b);
  const [low, high] = [inOrder[Math.floor((inOrder.length - 1) / 2)], inOrder[Math.floor(inOrder.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** Who owed each occurrence, by its code, as the day on which it was due was over. */
type OwnersThen = ReadonlyMap<string, string>;

/**
 * Reads who owed what fell due after `from`, as it was known when that day was over; of what was made due later, who owed it first. All known at
 * `asAt`, and what was withdrawn by then left out.
 */
export const ownersThen = async (tx: Transaction, from: Day, asAt: Instant): Promise<OwnersThen> => {
  // Only what has a cause is ever moved to another day, so of that alone every revision is read.
  const found = await sql<{ code: string; owner: string }>`
    with known as (
      select code, owner_post, due_on, due_at, known_at, withdrawn from obligation
      where kind = ${ASSURANCE} and known_at <= ${asAt}::timestamptz and (due_on > ${from}::date or cause is not null)),
    latest as (select distinct on (code) code, due_at, due_on, withdrawn from known order by code, known_at desc)
    select distinct on (one.code) one.code, one.owner_post as owner
    from known one join latest on latest.code = one.code
    where latest.due_on > ${from}::date and not latest.withdrawn and not one.withdrawn
    order by one.code, one.known_at >= latest.due_at, case when one.known_at < latest.due_at then one.known_at end desc, one.known_at`.execute(
    tx,
  );
  return new Map(found.rows.map(({ code, owner }) => [code, owner]));
};

type Credited = {
  readonly occurrence: Occurrence;
  readonly answer: Answer | null;
  readonly state: 'inTime' | 'late' | 'never';
  /** The post to which it counts, and the one that filled in the form; '' where it was nobody's. */
  readonly post: string;
  readonly answeredBy: string;
};

// In time: the credit is whose who answered. Late or never: it was the post's that owed it on the day, whoever owes or answers it since.
const credit = (occurrence: Occurrence, answer: Answer | null, then: OwnersThen): Credited => {
  const owner = then.get(occurrence.code) ?? occurrence.owner;
  const answeredBy = answer?.post ?? owner;
  const state = answer === null ? 'never' : isInTime(occurrence, answer.knownAt) ? 'inTime' : 'late';
  return { occurrence, answer, state, post: state === 'inTime' ? answeredBy : owner, answeredBy };
};

const costOf = (all: readonly Credited[], post: string, leads: number): PostCost => {
  const own = all.filter((each) => each.post === post);
  const many = (state: Credited['state']): number => own.filter((each) => each.state === state).length;
  const seconds = all.flatMap(({ answer, answeredBy }) =>
    answer === null || answer.seconds === null || answeredBy !== post ? [] : [answer.seconds],
  );
  return {
    post,
    owed: own.length,
    inTime: many('inTime'),
    late: many('late'),
    never: many('never'),
    daysBefore: medianOf(
      own.flatMap(({ occurrence, answer }) =>
        answer === null ? [] : [daysBetween(dayOf(answer.knownAt), occurrence.dueOn)],
      ),
    ),
    seconds: medianOf(seconds),
    leads,
  };
};

/**
 * What asking cost each post that was asked in the last twelve months or leads on a mechanism, by the facts' instant; what was waived or fell away is
 * left out. What came in time counts to the post that answered; what came late or never to the post that owed it on that day, by `then`; the time
 * that a form was open to whoever answered. Those to whom nothing was put are told with nought, and so are the posts `besides`. The order is that of the posts' codes.
 */
export const costsFrom = (facts: Facts, then: OwnersThen, besides: readonly string[] = []): PostCost[] => {
  const given = sorted(facts);
  const from = yearBefore(facts.today);
  const all = facts.occurrences
    .filter(
      ({ state, dueOn, dueAt }) => state !== 'waived' && state !== 'cancelled' && dueOn > from && dueAt <= facts.asAt,
    )
    .map((each) => credit(each, given.first.get(each.code) ?? null, then));
  const leads = facts.mechanisms
    .filter(({ sameAs }) => sameAs === null)
    .map((mechanism) => standingOf(given, mechanism))
    .filter(({ ended }) => !ended)
    .flatMap(({ leads: [first] }) => (first === undefined ? [] : [first]));
  const posts = all.flatMap(({ post, answeredBy, occurrence }) => [post, answeredBy, occurrence.owner]);
  return [...new Set([...posts, ...leads, ...besides])]
    .filter((post) => post !== '')
    .sort()
    .map((post) => costOf(all, post, leads.filter((each) => each === post).length));
};
