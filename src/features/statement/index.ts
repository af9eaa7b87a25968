export { NOTHING_DUE } from './count-year.ts';
export type { StatementFacts } from './facts.ts';
export { statementFacts } from './read-facts.ts';
export { statementJson } from './statement-json.ts';
export { statementPaper } from './statement-paper.ts';
export { statementText } from './statement-text.ts';
