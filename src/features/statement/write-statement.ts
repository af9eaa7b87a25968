import type { StatementFormat } from './addresses.ts';
import type { StatementFacts } from './facts.ts';

/** A file name that is safe everywhere: "dundee-2026-27-statement-of-assurance.docx". */
export const statementFileName = (
  { council, year }: Pick<StatementFacts, 'council' | 'year'>,
  format: StatementFormat,
): string => `${council.code}-${year.code.replaceAll('/', '-')}-statement-of-assurance.${format}`;
