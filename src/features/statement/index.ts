export { STATEMENT } from './addresses.ts';
export { answered, countYear, NOTHING_DUE, outcomeOf, sumOf, type YearCount } from './count-year.ts';
export type { FunctionYear, MechanismYear, StatementFacts, YearConcern } from './facts.ts';
export { READ_STATEMENT } from './policy.ts';
export { currentStatementFacts, statementFacts } from './read-facts.ts';
export { type StatementJson, statementJson } from './statement-json.ts';
export { statementPaper } from './statement-paper.ts';
export { statementText } from './statement-text.ts';
export { statementFileName } from './write-statement.ts';
