export { type Council, findCouncil } from './council.ts';
export { needCouncil } from './need.ts';
export { type Notice, noticesOf, type PackVersion, packVersions, sourceTitles } from './packs-in-use.ts';
export { allCouncils, councilByCode, statusVocabulary } from './read-model.ts';
export type { StatusVocabulary, StatusWord } from './status-words.ts';
export { COUNCIL, PACK_IN_USE, PERIOD_CONVENTION, STATUS_WORD, STATUS_WORD_OVERRIDE } from './tables.ts';
