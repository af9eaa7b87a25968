import { url } from '../../ui/index.ts';

/** What narrows the record, kept in the address. */
type RecordFilters = { readonly event?: string; readonly subject?: string; readonly page?: string };

/** Every address of the record's pages. */
export const RECORD = {
  list: (council: string, filters: RecordFilters = {}): string => url(['councils', council, 'record'], filters),
  openings: (council: string, filters: Pick<RecordFilters, 'page'> = {}): string =>
    url(['councils', council, 'record', 'restricted'], filters),
  anchor: (council: string): string => url(['councils', council, 'record', 'anchor']),
} as const;
