import { url } from '../../ui/index.ts';

/** The addresses of the law's clocks. */
export const CLOCK_RULES = {
  list: (council: string): string => url(['councils', council, 'clock-rules']),
  data: (council: string): string => url(['councils', council, 'clock-rules.csv']),
  one: (council: string, rule: string): string => url(['councils', council, 'clock-rules', rule]),
} as const;
