export { type AssessmentJson, assessmentJson, type ExactNumber } from './assessment-json.ts';
export { asAtLine, assessmentPaper } from './assessment-paper.ts';
export { assessmentText, wrapped } from './assessment-text.ts';
export type { EarlierPaper } from './background.ts';
export { currentPaperFacts } from './current-facts.ts';
export { type Finding, findingsOf, provisionalOf } from './findings.ts';
export { type Numbering, numbering } from './paper/numbering.ts';
export { paragraph, strong, text } from './paper/pieces.ts';
export { type SummaryRow, summaryRows } from './paper/summary-table.ts';
export type { BackgroundPaper, Benchmark, PaperFacts, PaperHead, PaperText } from './paper-facts.ts';
export { paperWithin } from './paper-page.tsx';
export { paperPeriods } from './paper-periods.ts';
export { READ_PAPERS } from './policy.ts';
export { paperFacts, paperHeads } from './read-model.ts';
export {
  benchmarkText,
  CHANGE_WORDS,
  figureText,
  insteadOfFigure,
  targetText,
  toleranceText,
} from './say-measure.ts';
export { BACKGROUND_PAPER, PAPER, PAPER_TEMPLATE, PAPER_TEXT } from './tables.ts';
export { type PaperTemplate, readTemplate } from './template.ts';
export { BY_THE_CLERK } from './titles.ts';
export { awaitedTexts, type WantedText } from './wanted-texts.ts';
export {
  isPaperFormat,
  MEDIA_TYPES,
  PAPER_FORMATS,
  type PaperFormat,
  paperFileName,
  renderPaper,
} from './write-paper.ts';
