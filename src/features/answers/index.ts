export { ANSWERS } from './addresses.ts';
export { type Answer, type AnswerDraft, type EvidenceLink, isOwn, isShown } from './answer.ts';
export { EvidenceName, VERDICTS } from './answer-words.tsx';
export type { Concern } from './concern.ts';
export { giveAnswer, nothingIsAnswer } from './give.ts';
export { READ_ANSWERS } from './policy.ts';
export { QUESTION } from './question.ts';
export {
  type Awaiting,
  answersTo,
  awaitingReview,
  concernsOf,
  countAwaitingReview,
  newestConcernFirst,
  type Review,
  reviewsOf,
} from './read-model.ts';
export { closeConcern, reviewAnswer } from './review.ts';
export { type AnswersDependencies, type AnswersView, drawn } from './view.ts';
