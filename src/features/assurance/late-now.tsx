import type { JSX } from 'preact';

import type { Instant } from '../../kernel/index.ts';
import { Link, url } from '../../ui/index.ts';
import { QUESTION } from '../answers/index.ts';
import { ASSURANCE } from '../framework/index.ts';
import { everOwed, isOwedAtOnce, mayGive, mayWaive, type Obligation, postsOf } from '../obligations/index.ts';
import { postTitle } from '../people/index.ts';
import type { By } from '../record/index.ts';
import { ADDRESS, count } from '../site/index.ts';
import type { AssuranceView } from './view.ts';

/** How much of what a post may settle is late: answers on mechanisms, a reviewer's questions and concerns, and whatever else is owed. */
export type LateNow = { readonly answers: number; readonly questions: number; readonly others: number };

type Owed = Pick<Obligation, 'kind' | 'ownerPost' | 'coPosts' | 'dueAt' | 'cause' | 'confidentiality'>;

// What is owed at once has no last day.
const isLate = (each: Pick<Obligation, 'dueAt' | 'cause'>, now: Instant): boolean =>
  each.dueAt <= now && !isOwedAtOnce(each);

/**
 * What is late at an instant, by post, of what is open; posts with nothing late are left out. It counts what the list of what a post owes shows to
 * somebody of the posts `own`: of restricted matter, that it is there, is told to whoever owes it and to nobody else.
 */
export const lateNowOf = (
  open: readonly Owed[],
  now: Instant,
  own: readonly string[],
): ReadonlyMap<string, LateNow> => {
  const late = open.filter(
    (each) =>
      isLate(each, now) && (each.confidentiality !== 'restricted' || postsOf(each).some((post) => own.includes(post))),
  );
  const posts = [...new Set(late.flatMap(postsOf))].filter((post) => post !== '');
  return new Map(
    posts.map((post) => {
      const kinds = late.filter((each) => postsOf(each).includes(post)).map(({ kind }) => kind);
      const [answers, questions] = [ASSURANCE, QUESTION].map((of) => kinds.filter((kind) => kind === of).length);
      const [a, q] = [answers ?? 0, questions ?? 0];
      return [post, { answers: a, questions: q, others: kinds.length - a - q }];
    }),
  );
};

/** How much is late, in words: "2 answers; 3 questions or concerns besides". */
export const sayLateNow = ({ answers, questions, others }: LateNow): string => {
  const parts: readonly (readonly [number, string, string])[] = [
    [answers, 'answer', 'answers'],
    [questions, 'question or concern', 'questions or concerns'],
    [others, 'other', 'others'],
  ];
  const said = parts.filter(([number]) => number > 0).map(([number, one, many]) => count(number, one, many));
  return said.length < 2 ? said.join('') : `${said.join('; ')} besides`;
};

/** What a reader may do about what is late: what stands here is offered to nobody to whom it would be refused. */
export type Offer = { readonly waive: boolean; readonly give: boolean };

/**
 * What somebody may do about something of what a post owes that is late at an instant, by post. Nobody waives what they owe or ever owed: `owners`, the
 * posts that ever owed each, by its code. What is restricted is settled where it is read and by nobody here.
 */
export const offersOf = (
  open: readonly (Owed & Pick<Obligation, 'code'>)[],
  now: Instant,
  by: Pick<By, 'may' | 'posts' | 'machine'>,
  owners: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Offer> => {
  const offers = new Map<string, Offer>();
  for (const each of open) {
    if (!isLate(each, now) || each.confidentiality === 'restricted') continue;
    const ever = [...(owners.get(each.code) ?? []), ...postsOf(each)];
    const [waive, give] = [mayWaive(by, each.kind) && !everOwed(by, ever), mayGive(by, each.kind)];
    for (const post of postsOf(each)) {
      const before = offers.get(post);
      offers.set(post, { waive: waive || before?.waive === true, give: give || before?.give === true });
    }
  }
  return offers;
};

/** What is offered, in words: "waive, or give to another post"; where nothing is, that they can be seen. */
export const sayOffer = (offer: Offer | undefined): string => {
  const ways = [...(offer?.waive ? ['waive'] : []), ...(offer?.give ? ['give to another post'] : [])];
  return ways.length === 0 ? 'see them' : ways.join(', or ');
};

/** What a post owes that is late, and the way to it. */
export const LateNowCell = (props: {
  given: AssuranceView;
  post: string;
  late: LateNow | undefined;
  offer: Offer | undefined;
}): JSX.Element => {
  const { given, post, late, offer } = props;
  if (late === undefined) return <>Nothing</>;
  const words = `${sayLateNow(late)}: ${sayOffer(offer)}`;
  return (
    <Link
      href={url(ADDRESS.owed(given.council), { post })}
      label={`${words}. Late now: ${postTitle(given.posts, post)}`}
    >
      {words}
    </Link>
  );
};
