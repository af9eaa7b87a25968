export { assessmentJson } from './assessment-json.ts';
export { assessmentPaper } from './assessment-paper.ts';
export { wrapped } from './assessment-text.ts';
export type { EarlierPaper } from './background.ts';
export { currentPaperFacts } from './current-facts.ts';
export { type Numbering, numbering } from './paper/numbering.ts';
export { paragraph, strong, text } from './paper/pieces.ts';
export type { PaperFacts } from './paper-facts.ts';
export { paperWithin } from './paper-page.tsx';
export { paperPeriods } from './paper-periods.ts';
export { READ_PAPERS } from './policy.ts';
export { paperFacts, paperHeads } from './read-model.ts';
export { BACKGROUND_PAPER, PAPER, PAPER_TEMPLATE, PAPER_TEXT } from './tables.ts';
export { readTemplate } from './template.ts';
export { BY_THE_CLERK } from './titles.ts';
export { awaitedTexts } from './wanted-texts.ts';
export {
  isPaperFormat,
  MEDIA_TYPES,
  PAPER_FORMATS,
  type PaperFormat,
  paperFileName,
  renderPaper,
} from './write-paper.ts';
