import type { JSX } from 'preact';

import { ButtonLink, DataTable, EmptyState, FilterForm, Link, Pagination } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { READ_RETENTION, RETENTION } from '../retention/index.ts';
import { type CouncilView, councilPage, count } from '../site/index.ts';
import { EVIDENCE, type EvidenceFilters } from './addresses.ts';
import { ADD_EVIDENCE, READ_RESTRICTED } from './policy.ts';
import { sayAdded, sayKind, saySubject, sayUntil } from './presenter.ts';
import type { EvidencePage, KeptFile } from './read-model.ts';

/** The files of a list, each with what leads to it. `open` null: the list leads nowhere by links. */
export const EvidenceTable = (props: {
  readonly files: readonly KeptFile[];
  readonly today: string;
  readonly caption: string;
  readonly href: ((code: string) => string) | null;
}): JSX.Element => (
  <DataTable
    id="evidence"
    caption={props.caption}
    narrow="stack"
    rows={props.files}
    columns={[
      {
        title: 'File',
        rowHeader: true,
        cell: ({ file }) => (props.href === null ? file.title : <Link href={props.href(file.code)}>{file.title}</Link>),
      },
      { title: 'Code', cell: ({ file }) => file.code },
      { title: 'For', cell: ({ file }) => saySubject(file) },
      { title: 'Kind', cell: ({ file }) => sayKind(file) },
      { title: 'Added', cell: ({ file }) => sayAdded(file) },
      { title: 'Kept', cell: (kept) => sayUntil(kept, props.today) },
    ]}
  />
);

const Nothing = (props: { readonly council: string; readonly narrowed: boolean; readonly mayAdd: boolean }) =>
  props.narrowed ? (
    <EmptyState
      title="No file has these words"
      purpose="Words are looked for in titles, subjects, the names of files and the text in them."
      first={{ words: 'See all files', href: EVIDENCE.list(props.council) }}
    />
  ) : (
    <EmptyState
      title="No evidence has been added yet"
      purpose="Minutes, returns, audits and letters are kept here with what they prove, who added them and until when they are kept."
      {...(props.mayAdd ? { first: { words: 'Add the first file', href: EVIDENCE.add(props.council) } } : {})}
    />
  );

/** The list of a council's evidence, narrowed by words or by what it is for. */
export const listPage = (
  view: CouncilView,
  found: EvidencePage,
  filters: EvidenceFilters,
  page: number,
  today: string,
): string => {
  const { code } = view.council;
  const { search = '', about = '' } = filters;
  const mayAdd = may(view.acting, ADD_EVIDENCE);
  const kept = { ...(search === '' ? {} : { search }), ...(about === '' ? {} : { about }) };
  return councilPage(view, {
    figures: false,
    title: 'Evidence',
    part: 'evidence',
    main: (
      <>
        {mayAdd ? (
          <p>
            <ButtonLink words="Add a file" href={EVIDENCE.add(code)} />
          </p>
        ) : null}
        <FilterForm
          label="Search evidence"
          action={EVIDENCE.list(code)}
          filters={[{ kind: 'search', name: 'search', label: 'Words in the file or its title', value: search }]}
          keep={about === '' ? {} : { about }}
          {...(search === '' && about === '' ? {} : { clearHref: EVIDENCE.list(code) })}
          submit="Search"
        />
        {found.count === 0 ? (
          <Nothing council={code} narrowed={search !== '' || about !== ''} mayAdd={mayAdd} />
        ) : (
          <EvidenceTable
            files={found.files}
            today={today}
            caption={about === '' ? count(found.count, 'file') : `${count(found.count, 'file')} for ${about}`}
            href={(file) => EVIDENCE.file(code, file)}
          />
        )}
        <Pagination
          label="Pages of evidence"
          page={page}
          pages={found.pages}
          hrefOf={(number) => EVIDENCE.list(code, { ...kept, page: String(number) })}
        />
        {may(view.acting, READ_RETENTION) ? (
          <p>
            <Link href={RETENTION.list(code)}>What is kept, for how long, and what is due for review</Link>
          </p>
        ) : null}
        {may(view.acting, READ_RESTRICTED) ? (
          <p>
            <Link href={EVIDENCE.restricted(code)}>Restricted files</Link> are not in this list. Opening them is
            recorded.
          </p>
        ) : null}
      </>
    ),
  });
};
