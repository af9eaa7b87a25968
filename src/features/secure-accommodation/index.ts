export { type ChronologyGiven, chronologyPaper } from './chronology-paper.ts';
export { type Decision, type DecisionKind, decisionsOf } from './decision.ts';
export { decisionLetter, type LetterGiven } from './decision-letter.ts';
export { READER_WORDS, READERS, type Reader } from './letter-words.ts';
