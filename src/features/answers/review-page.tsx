import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, Form, RadioField, TextAreaField } from '../../ui/index.ts';
import { callerMay } from '../access/index.ts';
import { everOwners } from '../obligations/index.ts';
import { LATEST } from '../people/index.ts';
import { byCaller } from '../record/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { ANSWERS } from './addresses.ts';
import type { Answer } from './answer.ts';
import { Reviews } from './answer-page.tsx';
import { AnswerWords } from './answer-words.tsx';
import { answersPage, nothingOwed } from './frame.tsx';
import { toAnswer } from './give.ts';
import { REVIEW_ANSWER } from './policy.ts';
import { QUESTION } from './question.ts';
import { reviewsOf } from './read-model.ts';
import { isOwnAnswer } from './review.ts';
import type { AnswersView } from './view.ts';

/** The mark of the form's fields. */
export const REVIEW = 'review';

const ReviewForm = (props: {
  readonly given: AnswersView;
  readonly code: string;
  readonly answer: Answer;
}): JSX.Element => {
  const { given, code, answer } = props;
  const { again, council, request } = given;
  const hidden = { ...hiddenOf(request), [`${REVIEW}-answer_at`]: answer.knownAt };
  return (
    <section id={REVIEW}>
      <h2>What do you say of it?</h2>
      <Form action={ANSWERS.review(council, code)} hidden={hidden}>
        <RadioField
          {...fieldIn(again, REVIEW, 'verdict')}
          label="Your review"
          choices={[
            { value: 'accepted', label: 'Accept it' },
            {
              value: 'returned',
              label: 'Ask back',
              hint: 'Your question goes to whoever answered, who owes an answer to it.',
            },
            { value: 'concern', label: 'Raise a concern', hint: 'It stays open until somebody says what came of it.' },
          ]}
        />
        <TextAreaField {...fieldIn(again, REVIEW, 'words')} label="Your question, or what is of concern" rows={3} />
        <RadioField
          {...fieldIn(again, REVIEW, 'severity', 'concern')}
          label="How serious is the concern?"
          choices={[
            { value: 'concern', label: 'A concern' },
            { value: 'serious', label: 'A serious concern' },
          ]}
        />
        <Button words="Keep the review" />
      </Form>
    </section>
  );
};

/** The newest answer to an occurrence, with the form for a review where the reader may give one. */
export const reviewPage = async (given: AnswersView): Promise<RouteAnswer> => {
  const { tx, request, council } = given;
  const asked = await toAnswer(tx, request.path['obligation'] ?? '');
  const answer = asked?.answers.at(-1);
  if (asked === null || asked.owed.kind === QUESTION || answer === undefined) return nothingOwed(given);
  const { occurrence } = asked;
  const reviews = (await reviewsOf(tx, [occurrence.code], LATEST)).filter(
    ({ answerAt }) => answerAt === answer.knownAt,
  );
  const owners = (await everOwners(tx, [occurrence.code])).get(occurrence.code) ?? [];
  const own = isOwnAnswer(byCaller(request.caller, given.view.council.code), answer, owners);
  const may = callerMay(request.caller, council, REVIEW_ANSWER);
  return answersPage(given, {
    title: occurrence.title,
    label: 'An answer to review',
    part: 'reviews',
    crumbs: [{ words: 'Answers to review', href: ANSWERS.queue(council) }],
    facts: [{ term: 'Due', value: formatDay(occurrence.dueOn) }],
    main: (
      <>
        <p>{occurrence.rule}.</p>
        <AnswerWords given={given} answer={answer} />
        <Reviews given={given} reviews={reviews} />
        {reviews.length > 0 || !may ? null : own ? (
          <p>This is an answer of your own, or to what a post of yours owed: somebody else reviews it.</p>
        ) : (
          <ReviewForm given={given} code={occurrence.code} answer={answer} />
        )}
      </>
    ),
  });
};
