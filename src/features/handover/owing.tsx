import type { JSX } from 'preact';

import { formatDay, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { Link } from '../../ui/index.ts';
import { ANSWERS, concernsOf, countAwaitingReview } from '../answers/index.ts';
import { OWED } from '../calendar/index.ts';
import { isOwedAtOnce, type Obligation, openObligations, standingOf } from '../obligations/index.ts';
import { LATEST, type Post, postTitle } from '../people/index.ts';
import { count } from '../site/index.ts';

/** What posts owe, what is of concern, and what waits for a review: restricted matter is no part of any number. */
export type Owing = {
  readonly open: number;
  readonly late: number;
  /** Of what is not late and need be done now, what is due next; null where nothing is. */
  readonly next: Obligation | null;
  readonly concerns: number;
  readonly serious: number;
  readonly reviews: number;
};

/** Reads it, in the council's own transaction. */
export const owingNow = async (tx: Transaction, now: Instant): Promise<Owing> => {
  const owed = (await openObligations(tx)).filter((each) => standingOf(each, now) !== 'not yet open');
  const concerns = (await concernsOf(tx, LATEST)).filter(({ state }) => state === 'open');
  return {
    open: owed.length,
    late: owed.filter((each) => standingOf(each, now) === 'late').length,
    next: owed.find((each) => standingOf(each, now) !== 'late') ?? null,
    concerns: concerns.length,
    serious: concerns.filter(({ severity }) => severity === 'serious').length,
    reviews: (await countAwaitingReview(tx)).forReader,
  };
};

type Of = { readonly council: string; readonly owing: Owing; readonly posts: ReadonlyMap<string, Post> };

const Next = ({ council, owing: { next }, posts }: Of): JSX.Element | null =>
  next === null ? null : (
    <li>
      Due next, {isOwedAtOnce(next) ? 'at once' : `by ${formatDay(next.dueOn)}`}:{' '}
      <Link href={OWED.one(council, next.code)}>{next.title}</Link>, owed by{' '}
      {next.ownerPost === '' ? 'nobody: no post is named' : postTitle(posts, next.ownerPost)}
    </li>
  );

/** What is owed, of concern and to be reviewed, each with the way to it. */
export const OwingList = (of: Of): JSX.Element => {
  const { council, owing } = of;
  const { open, late, concerns, serious, reviews } = owing;
  return (
    <>
      <h2 id="owing">What posts owe, what is of concern, and what waits for a review</h2>
      <ul>
        <li>
          <Link href={OWED.list(council, { all: 'yes' })}>{count(open, 'thing')} owed by posts</Link>, of which {late}{' '}
          late
        </li>
        <Next {...of} />
        <li>
          <Link href={ANSWERS.concerns(council)}>{count(concerns, 'concern')} open</Link>, of which {serious} serious
        </li>
        <li>
          <Link href={ANSWERS.queue(council)}>{count(reviews, 'answer')} to review</Link>
        </li>
      </ul>
    </>
  );
};
