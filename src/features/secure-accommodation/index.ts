export { SECURE_TYPES } from './addresses.ts';
export { type ChronologyGiven, chronologyPaper } from './chronology-paper.ts';
export { type Decision, type DecisionKind, decisionsOf } from './decision.ts';
export { decisionLetter, type LetterGiven } from './decision-letter.ts';
export { SECURE_JOURNEY } from './journey/journey-part.tsx';
export { READER_WORDS, READERS, type Reader } from './letter-words.ts';
