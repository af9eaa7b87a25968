import { dayOf, type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { appendObligations, everOwed, everOwners, obligationsOf } from '../obligations/index.ts';
import { LATEST } from '../people/index.ts';
import { BY_HAND, type By, type Changed, changing, faultsOfReason, type Office } from '../record/index.ts';
import { type Answer, isOwn } from './answer.ts';
import type { Concern } from './concern.ts';
import { toAnswer } from './give.ts';
import { CLOSE_CONCERN, REVIEW_ANSWER } from './policy.ts';
import { asksAbout, QUESTION, questionOn } from './question.ts';
import { concernsOf, type Review, reviewsOf } from './read-model.ts';
import { keepReview, raiseConcern, reviseConcern } from './store.ts';

/** A review as typed. `answerAt`: which answer was read; `severity` only with a concern. */
type ReviewDraft = {
  readonly answerAt: string;
  readonly verdict: string;
  readonly words: string;
  readonly severity: string;
};

const LONGEST = 2000;

/**
 * Whether an answer is one's own: given by the same person, or from the post that one acts from, or to what one of one's posts ever owed. Whoever
 * gives away what they owe and then reviews what came of it looks at their own work. `owners`: the posts that ever owed the occurrence.
 */
export const isOwnAnswer = (office: By, { by }: Pick<Answer, 'by'>, owners: readonly string[]): boolean =>
  isOwn({ actor: office.actor.actor, post: office.acting?.post ?? null }, by) || everOwed(office, owners);

const ASK: Readonly<Record<string, string>> = {
  returned: 'Say what you ask',
  concern: 'Say what is of concern',
};

const faultsOf = ({ verdict, words, severity }: ReviewDraft): Fault[] => {
  if (verdict !== 'accepted' && verdict !== 'returned' && verdict !== 'concern') {
    return [fault('answer.missing', 'Choose what you say of it', { column: 'verdict' })];
  }
  const ask = ASK[verdict];
  const faults = ask === undefined ? [] : faultsOfReason(words, { column: 'words', ask, longest: LONGEST });
  if (ask === undefined && words.length > LONGEST)
    faults.push(...faultsOfReason(words, { column: 'words', ask: '', longest: LONGEST }));
  if (verdict === 'concern' && severity !== 'concern' && severity !== 'serious') {
    faults.push(fault('answer.missing', 'Say how serious it is', { column: 'severity' }));
  }
  return faults;
};

/**
 * Says something of the newest answer to an occurrence: accepts it, asks back, or raises a concern: of both an answer is owed at once by the post that answered.
 * Nobody reviews an answer of their own, and an answer is reviewed once.
 */
export const reviewAnswer = (office: Office, code: string, typed: ReviewDraft): Promise<Result<Review>> =>
  changing(office, REVIEW_ANSWER, async (tx, at): Promise<Result<Changed<Review>>> => {
    const asked = await toAnswer(tx, code);
    const answer = asked?.answers.at(-1);
    if (asked === null || asked.owed.kind === QUESTION || answer === undefined)
      return fail([fault('obligation.unknown')]);
    const { occurrence, mechanism } = asked;
    const { actor: by } = office.by;
    const owners = (await everOwners(tx, [code])).get(code) ?? [];
    if (isOwnAnswer(office.by, answer, owners)) {
      return fail([fault('people.refused', 'Nobody reviews an answer of their own', {}, 'Ask another reviewer.')]);
    }
    if (answer.knownAt !== typed.answerAt) {
      return fail([
        fault('obligation.settled', 'There is a newer answer than the one you read', {}, 'Read that one first.'),
      ]);
    }
    const reviews = await reviewsOf(tx, [code], LATEST);
    if (reviews.some(({ answerAt }) => answerAt === answer.knownAt)) {
      return fail([
        fault('obligation.settled', 'This answer was reviewed already', {}, 'Look at what was said of it.'),
      ]);
    }
    const faults = faultsOf(typed);
    if (faults.length > 0) return fail(faults);
    const verdict = typed.verdict as Review['verdict'];
    const words = typed.words.trim();
    const review: Review = { obligation: code, answerAt: answer.knownAt, knownAt: at, verdict, words, by };
    await keepReview(tx, review);
    const today = dayOf(at);
    let concern: string | null = null;
    if (verdict === 'concern') {
      const severity = typed.severity === 'serious' ? 'serious' : 'concern';
      const raised = { mechanism, obligation: code, severity, words, raisedOn: today, by } as const;
      concern = (await raiseConcern(tx, { ...raised, raisedBy: 'reviewer' }, at)).code;
    }
    if (verdict !== 'accepted') {
      // A concern is told to the lead as a question is: it stands in what their post owes and in their mails until they say what they say to it.
      const number = (await obligationsOf(tx, { kinds: [QUESTION], subjects: [occurrence.subject] }, LATEST)).filter(
        (each) => each.code.startsWith(`${code}.Q`),
      ).length;
      const asks = questionOn(occurrence, { words, post: answer.by.post, number: number + 1, today, concern });
      await appendObligations(tx, [asks], at, BY_HAND);
    }
    // The record is read by more than may read answers, so it has none of their words.
    const said = { verdict, answerAt: answer.knownAt };
    return ok({
      value: review,
      entry: {
        action: 'answer.review',
        subject: code,
        after: concern === null ? said : { ...said, concernCode: concern },
      },
    });
  });

/** Whether a concern was raised by oneself, or is about something that one of one's posts ever owed, whichever hat is worn for closing it. */
export const isOwnConcern = (by: By, concern: Concern, owners: readonly string[]): boolean =>
  !by.machine && (concern.by.actor === by.actor.actor || everOwed(by, owners));

/** Closes a concern with what came of it. Nobody closes one that they raised, or about what their own posts answer for. */
export const closeConcern = (office: Office, code: string, outcome: string): Promise<Result<Concern>> =>
  changing(office, CLOSE_CONCERN, async (tx, at): Promise<Result<Changed<Concern>>> => {
    const before = (await concernsOf(tx, LATEST)).find((each) => each.code === code && each.state === 'open');
    if (before === undefined) return fail([fault('concern.unknown')]);
    const faults = faultsOfReason(outcome, { column: 'outcome', ask: 'Say what came of it', longest: LONGEST });
    const owners = (await everOwners(tx, [before.obligation])).get(before.obligation) ?? [];
    if (isOwnConcern(office.by, before, owners)) {
      const remedy = 'Ask somebody else of the office, or the chief executive.';
      faults.push(
        fault('people.refused', 'Nobody closes a concern about what they answer for', { column: 'outcome' }, remedy),
      );
    }
    if (faults.length > 0) return fail(faults);
    const after: Concern = { ...before, state: 'closed', outcome: outcome.trim(), by: office.by.actor, knownAt: at };
    await reviseConcern(tx, after, at);
    const asking = await obligationsOf(tx, { kinds: [QUESTION], states: ['open'] }, LATEST);
    const moot = asking.filter((each) => asksAbout(each, code));
    const settled = { state: 'cancelled', settledAt: at, settledPost: office.by.actor.post } as const;
    await appendObligations(
      tx,
      moot.map((each) => ({ ...each, ...settled, reason: `The concern was closed: ${outcome.trim()}` })),
      at,
      BY_HAND,
    );
    return ok({ value: after, entry: { action: 'concern.close', subject: code } });
  });
