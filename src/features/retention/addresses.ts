import { url } from '../../ui/index.ts';

/** Every address of the review of what is kept. */
export const RETENTION = {
  list: (council: string): string => url(['councils', council, 'retention']),
  restricted: (council: string): string => url(['councils', council, 'retention', 'restricted']),
  review: (council: string, code: string, query: { done?: string } = {}): string =>
    url(['councils', council, 'retention', 'reviews', code], query),
  step: (council: string, code: string, step: 'proposal' | 'keep' | 'disposal'): string =>
    url(['councils', council, 'retention', 'reviews', code, step]),
  rule: (council: string, code: string): string => url(['councils', council, 'retention', 'rules', code]),
} as const;
