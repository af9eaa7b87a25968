export { ANSWERS } from './addresses.ts';
export { type Answer, type AnswerDraft, type EvidenceLink, isShown, STANDARDS } from './answer.ts';
export { CONCERN, type Concern } from './concern.ts';
export { type Given, giveAnswer, mayAnswer } from './give.ts';
export { CLOSE_CONCERN, GIVE_ANSWER, READ_ANSWERS, REVIEW_ANSWER } from './policy.ts';
export { QUESTION, QUESTION_DAYS } from './question.ts';
export {
  answersTo,
  awaitingReview,
  concernsOf,
  countAwaitingReview,
  lastAnswerOn,
  type Review,
  reviewsOf,
} from './read-model.ts';
export { closeConcern, type ReviewDraft, reviewAnswer } from './review.ts';
