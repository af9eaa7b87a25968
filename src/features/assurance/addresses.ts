import { url } from '../../ui/index.ts';

/** What a page says has just been done, by the word that its address carries. */
export const SAID = {
  opinion: 'Your opinion was recorded, beside the one worked out',
  withdrawn: 'Your opinion was taken back; the one worked out stands',
  schedule: 'How often it brings something was changed',
  lead: 'Who leads on it was changed',
  arose: 'What arose was recorded, and an answer is owed on it',
} as const;

export type Said = keyof typeof SAID;

const after = (said: Said | null): { said?: string } => (said === null ? {} : { said });

/** The addresses of the framework, its functions and mechanisms, what asking costs, and the quality of it all. */
export const ASSURANCE = {
  framework: (council: string): string => url(['councils', council, 'assurance']),
  function: (council: string, code: string, said: Said | null = null): string =>
    url(['councils', council, 'assurance', 'functions', code], after(said)),
  opinion: (council: string, code: string): string =>
    url(['councils', council, 'assurance', 'functions', code, 'opinion']),
  mechanism: (council: string, code: string, query: { said?: Said; older?: string } = {}): string =>
    url(['councils', council, 'assurance', 'mechanisms', code], query),
  mechanismForm: (council: string, code: string, what: 'schedule' | 'lead' | 'event'): string =>
    url(['councils', council, 'assurance', 'mechanisms', code, what]),
  owners: (council: string): string => url(['councils', council, 'assurance', 'owners']),
  quality: (council: string, filters: { severity?: string; function?: string; rule?: string } = {}): string =>
    url(['councils', council, 'assurance', 'quality'], filters),
} as const;
