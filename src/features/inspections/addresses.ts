import { url } from '../../ui/index.ts';

/** The addresses of care services and their grades; `filters` narrow the list. */
export const INSPECTIONS = {
  list: (council: string, filters: Readonly<Record<string, string>> = {}): string =>
    url(['councils', council, 'inspections'], filters),
  data: (council: string): string => url(['councils', council, 'inspections.csv']),
  one: (council: string, care: string): string => url(['councils', council, 'inspections', care]),
} as const;
