import { url } from '../../ui/index.ts';

/** What narrows the list of evidence. Kept in the address, so that what is seen can be sent to somebody. */
export type EvidenceFilters = { readonly search?: string; readonly about?: string; readonly page?: string };

/** Every address of evidence: its pages link through these and never write a path themselves. */
export const EVIDENCE = {
  list: (council: string, filters: EvidenceFilters = {}): string => url(['councils', council, 'evidence'], filters),
  add: (council: string, query: { measure?: string } = {}): string =>
    url(['councils', council, 'evidence', 'new'], query),
  restricted: (council: string, query: { code?: string; added?: string } = {}): string =>
    url(['councils', council, 'evidence', 'restricted'], query),
  file: (council: string, code: string, query: { added?: string } = {}): string =>
    url(['councils', council, 'evidence', code], query),
  download: (council: string, code: string): string => url(['councils', council, 'evidence', code, 'file']),
} as const;
