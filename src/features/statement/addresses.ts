import { url } from '../../ui/index.ts';

/** The formats in which a statement can be taken away. */
export type StatementFormat = 'docx' | 'pdf' | 'html' | 'json';

/** The address of a council's statement of assurance and of its files; the year as its code, "2026/27". */
export const STATEMENT = {
  page: (council: string, year: string | null = null): string =>
    url(['councils', council, 'assurance', 'statement'], year === null ? {} : { year }),
  file: (council: string, year: string, format: StatementFormat): string =>
    url(['councils', council, 'assurance', `statement.${format}`], { year }),
} as const;
