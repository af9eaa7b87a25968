export { ASSURANCE } from './addresses.ts';
export { FACTORS, type Factor } from './factor.ts';
export type {
  Answer,
  AssuranceFunction,
  Concern,
  Facts,
  Lead,
  Mechanism,
  Occurrence,
  Review,
  Schedule,
} from './facts.ts';
export { firstAnswers } from './first-answers.ts';
export { quarterEndsBefore } from './history.ts';
export { keptOpinions } from './kept-opinions.ts';
export { LEVEL_WORDS, LEVELS, type OpinionLevel } from './level.ts';
export { type Opinion, opinionsFrom } from './opinion.ts';
export { type OpinionNow, type Opinions, readOpinions } from './opinions-of.ts';
export { type Finding, findingsAt, readAll } from './quality/findings-at.ts';
export { asAtEndOf, asKnownAt, type Raw } from './raw.ts';
export { sayConcerns } from './result.ts';
export { settleOpinion, WORKED_OUT } from './service.ts';
export { hundredthsOf, meanOf } from './share.ts';
export { bySpoken } from './spoken.ts';
