import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { Inset, Link } from '../../ui/index.ts';
import { callerMay } from '../access/index.ts';
import { ADD_EVIDENCE } from '../evidence/index.ts';
import { functionsOf, readFramework, sayStretch } from '../framework/index.ts';
import { standingOf } from '../obligations/index.ts';
import { LATEST, postTitle } from '../people/index.ts';
import { byCaller } from '../record/index.ts';
import { ADDRESS } from '../site/index.ts';
import { ANSWERS } from './addresses.ts';
import { AnswerForm } from './answer-form.tsx';
import { AnswerWords, Paragraphs, VERDICTS } from './answer-words.tsx';
import { answersPage, nothingOwed } from './frame.tsx';
import { mayAnswer, type ToAnswer, toAnswer } from './give.ts';
import { QUESTION } from './question.ts';
import { lastAnswerOn, type Review, reviewsOf } from './read-model.ts';
import type { AnswersView } from './view.ts';

/** What reviewers said of an answer. */
export const Reviews = ({
  given,
  reviews,
}: {
  readonly given: AnswersView;
  readonly reviews: readonly Review[];
}): JSX.Element => (
  <>
    {reviews.map(({ knownAt, verdict, words, by }) => (
      <Inset key={knownAt}>
        <p>
          {by.post === null ? by.capacity : postTitle(given.posts, by.post)} {VERDICTS[verdict]}
          {words === '' ? '.' : ':'}
        </p>
        <Paragraphs text={words} />
      </Inset>
    ))}
  </>
);

const factsOf = ({ posts }: AnswersView, { owed, occurrence }: ToAnswer) => [
  ...(occurrence.covers === null ? [] : [{ term: 'For', value: sayStretch(occurrence.covers) }]),
  { term: 'Due', value: formatDay(owed.dueOn) },
  { term: 'Asked of', value: owed.ownerPost === '' ? 'Nobody is named' : postTitle(posts, owed.ownerPost) },
];

const Receipt = ({ given, asked }: { readonly given: AnswersView; readonly asked: ToAnswer }): JSX.Element => {
  const standing = standingOf(asked.owed, given.now);
  return (
    <p>
      {standing === 'met late'
        ? `It came after ${formatDay(asked.owed.dueOn)}, when it was due. `
        : 'It came in time. '}
      A reviewer reads it next; if they have a question you will find it under{' '}
      <Link href={ADDRESS.owed(given.council)}>what your post owes</Link>.
    </p>
  );
};

const Answered = async (given: AnswersView, asked: ToAnswer): Promise<JSX.Element> => {
  const reviews = await reviewsOf(given.tx, [asked.occurrence.code], LATEST);
  const framework = await readFramework(given.tx, LATEST);
  const mechanism = framework.mechanisms.find(({ code }) => code === asked.mechanism);
  const functions = mechanism === undefined ? [] : functionsOf(framework, mechanism);
  const titles = framework.functions.filter(({ code }) => functions.includes(code)).map(({ title }) => title);
  const again = mayAnswer(byCaller(given.request.caller, given.view.council.code), asked.owed);
  return (
    <>
      {titles.length === 0 ? null : <p>It counts for: {titles.join('; ')}.</p>}
      {asked.answers.toReversed().map((answer, index) => (
        <section key={answer.knownAt}>
          <h2>{index === 0 ? 'The answer' : 'An earlier answer'}</h2>
          <AnswerWords given={given} answer={answer} />
          <Reviews given={given} reviews={reviews.filter(({ answerAt }) => answerAt === answer.knownAt)} />
        </section>
      ))}
      {again ? (
        <p>
          <Link href={ANSWERS.form(given.council, asked.owed.code, { again: 'yes' })}>Answer again</Link>: what was said
          before stays.
        </p>
      ) : null}
    </>
  );
};

const settledWords = ({ owed }: ToAnswer): string =>
  `${owed.state === 'waived' ? 'It was waived' : 'It fell away'}: ${(owed.reason ?? '').replace(/\.$/, '')}`;

/** One occurrence: the form to answer, or what was answered. */
export const answerPage = async (given: AnswersView): Promise<RouteAnswer> => {
  const { tx, request, council, again } = given;
  const asked = await toAnswer(tx, request.path['obligation'] ?? '');
  if (asked === null) return nothingOwed(given);
  const { owed, occurrence } = asked;
  const shared = { title: occurrence.title, part: 'owed', facts: factsOf(given, asked) };
  const wants = again !== null || request.query['again'] === 'yes';
  if (owed.state === 'met' && !wants) {
    const next = <Receipt given={given} asked={asked} />;
    return answersPage(given, { ...shared, label: 'Answered', next, main: await Answered(given, asked) });
  }
  if (owed.state === 'waived' || owed.state === 'cancelled') {
    return answersPage(given, { ...shared, label: 'No longer asked for', main: <p>{settledWords(asked)}.</p> });
  }
  if (again === null && !mayAnswer(byCaller(request.caller, given.view.council.code), owed)) {
    const main = (
      <>
        <p>Your post does not owe this answer, so there is no form for it here.</p>
        {await Answered(given, asked)}
      </>
    );
    return answersPage(given, { ...shared, label: 'Owed by another post', main });
  }
  const last = await lastAnswerOn(tx, asked.mechanism, occurrence.code);
  const question = owed.kind === QUESTION;
  return answersPage(given, {
    ...shared,
    label: question ? 'A reviewer on your answer' : 'What you owe',
    main: (
      <>
        <p>{/[.?!]$/.test(owed.rule) ? owed.rule : `${owed.rule}.`}</p>
        {question ? await Answered(given, asked) : null}
        <AnswerForm
          given={given}
          asked={asked}
          last={last}
          question={question}
          attaches={callerMay(request.caller, council, ADD_EVIDENCE)}
        />
      </>
    ),
  });
};
