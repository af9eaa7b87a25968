import { dayOf, formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { DataTable, EmptyState, Link } from '../../ui/index.ts';
import { everOwners, obligationsOf } from '../obligations/index.ts';
import { LATEST, postTitle } from '../people/index.ts';
import { byCaller } from '../record/index.ts';
import { ADDRESS } from '../site/index.ts';
import { ANSWERS } from './addresses.ts';
import type { Answer } from './answer.ts';
import { answersPage, assuranceCrumb } from './frame.tsx';
import { answersTo, awaitingReview } from './read-model.ts';
import { isOwnAnswer } from './review.ts';
import type { AnswersView } from './view.ts';

type Line = { readonly answer: Answer; readonly title: string; readonly own: boolean };

/** The answers that nobody has reviewed, the one that waits longest first. */
export const queuePage = async (given: AnswersView): Promise<RouteAnswer> => {
  const { tx, council, request, posts } = given;
  const waiting = await awaitingReview(tx);
  const codes = waiting.map(({ obligation }) => obligation);
  const by = byCaller(request.caller, given.view.council.code);
  const titles = new Map((await obligationsOf(tx, { codes }, LATEST)).map(({ code, title }) => [code, title]));
  const newest = new Map((await answersTo(tx, codes, LATEST)).map((answer) => [answer.obligation, answer]));
  const owners = await everOwners(tx, codes);
  const lines = codes.flatMap((code): Line[] => {
    const answer = newest.get(code);
    if (answer === undefined) return [];
    return [{ answer, title: titles.get(code) ?? code, own: isOwnAnswer(by, answer, owners.get(code) ?? []) }];
  });
  return answersPage(given, {
    title: 'Answers to review',
    part: 'reviews',
    crumbs: [assuranceCrumb(council)],
    main:
      lines.length === 0 ? (
        <EmptyState
          title="No answer waits for a review"
          purpose="Whatever leads answer stands here until a reviewer accepts it, asks back, or raises a concern."
          first={{ words: 'See the assurance framework', href: ADDRESS.assurance(council) }}
        />
      ) : (
        <DataTable
          id="answers"
          caption="Answers to review, the one that waits longest first"
          captionHidden
          narrow="stack"
          rows={lines}
          columns={[
            {
              title: 'Mechanism',
              rowHeader: true,
              cell: ({ answer, title }: Line) => <Link href={ANSWERS.review(council, answer.obligation)}>{title}</Link>,
            },
            { title: 'Answered', cell: ({ answer }) => formatDay(dayOf(answer.knownAt)) },
            {
              title: 'By',
              cell: ({ answer, own }) =>
                `${answer.by.post === null ? answer.by.capacity : postTitle(posts, answer.by.post)}${own ? ' (your own: somebody else reviews it)' : ''}`,
            },
            { title: 'Of concern', cell: ({ answer }) => answer.concern ?? 'Nothing' },
          ]}
        />
      ),
  });
};
