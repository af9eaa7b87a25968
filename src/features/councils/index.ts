export { type Council, findCouncil } from './council.ts';
export { needCouncil } from './need.ts';
export { allCouncils, type Notice, noticesOf, sourceTitles, statusVocabulary } from './read-model.ts';
export type { StatusVocabulary, StatusWord } from './status-words.ts';
export { COUNCIL, PERIOD_CONVENTION, STATUS_WORD, STATUS_WORD_OVERRIDE } from './tables.ts';
