import { formatInstant } from '../../kernel/index.ts';
import { DataTable, EmptyState, Pagination } from '../../ui/index.ts';
import { type CouncilView, councilPage, count } from '../site/index.ts';
import { RECORD } from './addresses.ts';
import { type Names, NO_NAMES, sayActor, sayContent } from './presenter.ts';
import type { EntriesPage, ReadEntry } from './read-model.ts';

const reasonIn = ({ content }: ReadEntry): string =>
  content === null ? 'Restricted' : (sayContent(content, NO_NAMES).find(({ term }) => term === 'Why')?.value ?? '');

/** What the registers of the council are called, by their codes. */
export type RegisterTitles = ReadonlyMap<string, string>;

// The code of a restricted risk or entry stands in what the record says, so that its list does not tell which it was.
const whatOf = ({ subject, content }: ReadEntry, registers: RegisterTitles): string => {
  const { detail = {} } = JSON.parse(content ?? '{}') as { readonly detail?: Readonly<Record<string, unknown>> };
  const { risk, register, entry } = detail;
  if (typeof risk === 'string') return risk;
  if (typeof register !== 'string') return subject;
  const title = registers.get(register) ?? register;
  return typeof entry === 'string'
    ? `${title}: ${entry}`
    : `${title}: the restricted entries, until the end of the day`;
};

/** Who opened restricted matter, when, and the reason that they gave. */
export const openingsPage = (
  view: CouncilView,
  found: EntriesPage,
  names: Names,
  registers: RegisterTitles,
): string => {
  const { code } = view.council;
  return councilPage(view, {
    figures: false,
    title: 'Who opened restricted matter',
    part: 'record',
    crumbs: [{ words: 'The record', href: RECORD.list(code) }],
    main:
      found.count === 0 ? (
        <EmptyState
          title="Nobody has opened restricted matter yet"
          purpose="Each time somebody does, it stands here with the reason that they gave."
        />
      ) : (
        <>
          <DataTable
            id="openings"
            caption={`Opened ${count(found.count, 'time')}, the latest first`}
            narrow="stack"
            rows={found.entries}
            columns={[
              { title: 'When', rowHeader: true, cell: ({ at }) => formatInstant(at) },
              { title: 'What', cell: (entry) => whatOf(entry, registers) },
              { title: 'By', cell: ({ by }) => sayActor(by, names) },
              { title: 'Why', cell: reasonIn },
            ]}
          />
          <Pagination
            label="Pages of openings"
            page={found.page}
            pages={found.pages}
            hrefOf={(page) => RECORD.openings(code, { page: String(page) })}
          />
        </>
      ),
  });
};
