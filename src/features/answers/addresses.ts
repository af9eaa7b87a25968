import { url } from '../../ui/index.ts';

/** The addresses of answers, their reviews, and concerns. */
export const ANSWERS = {
  /** Answers that wait for a review. */
  queue: (council: string, said: string | null = null): string =>
    url(['councils', council, 'answers'], said === null ? {} : { said }),
  /** The form, or, once it was answered, what was answered; `again`: the form all the same. */
  form: (council: string, obligation: string, query: { again?: 'yes'; said?: string } = {}): string =>
    url(['councils', council, 'answers', obligation], query),
  review: (council: string, obligation: string): string => url(['councils', council, 'answers', obligation, 'review']),
  concerns: (council: string, said: string | null = null): string =>
    url(['councils', council, 'concerns'], said === null ? {} : { said }),
  closeConcern: (council: string, concern: string): string => url(['councils', council, 'concerns', concern, 'close']),
} as const;
