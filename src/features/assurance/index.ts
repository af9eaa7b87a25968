export { ASSURANCE } from './addresses.ts';
export { inForceOn } from './days.ts';
export { FACTORS, type Factor, type FactorName } from './factor.ts';
export type {
  Answer,
  AssuranceFunction,
  Concern,
  Facts,
  Lead,
  Mechanism,
  Occurrence,
  OwnOpinion,
  Review,
  Schedule,
} from './facts.ts';
export { historyOf, quarterEndsBefore, type Then } from './history.ts';
export { keptOpinions } from './kept-opinions.ts';
export { isLevel, LEVEL_WORDS, LEVELS, type Level, type OpinionLevel } from './level.ts';
export { openIn, stateOf } from './mechanism-state.ts';
export { type Opinion, type Overruling, opinionsFrom } from './opinion.ts';
export { type OpinionNow, opinionsOf, readOpinions } from './opinions-of.ts';
export { READ_CARE, SETTLE_OPINION } from './policy.ts';
export { type Finding, findingsAt, readAll, SEVERITIES } from './quality/findings-at.ts';
export { asKnownAt, type Raw, type Revision } from './raw.ts';
export { type OpinionDraft, settleOpinion, WORKED_OUT } from './service.ts';
export { hundredthsOf, meanOf } from './share.ts';
export { bySpoken } from './spoken.ts';
export { isByAnother, type Standing } from './standing.ts';
