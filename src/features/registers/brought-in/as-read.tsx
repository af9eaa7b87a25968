import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../../kernel/index.ts';
import { DataTable, Link } from '../../../ui/index.ts';
import { postTitle } from '../../people/index.ts';
import { REGISTERS } from '../addresses.ts';
import type { Confidentiality } from '../entry/entry.ts';
import type { NewEntry } from '../entry/open-entry.ts';
import { answerText, type Names } from '../pages/entry/answer-value.tsx';
import { councilNames } from '../pages/entry/council-names.ts';
import type { RegistersView } from '../pages/view.tsx';
import type { RegisterType } from '../type/register-type.ts';
import { calledBy, type EntryFile } from './bring-in.ts';
import { type BroughtColumn, broughtColumns } from './columns.ts';
import { readEntryRow } from './read-row.ts';
import { sameness, standingBeside } from './same-entry.ts';

// So many of a file are shown: enough to see that each column was understood. Ours.
const FIRST = 10;

/** A row of a file as it is understood. `stands`: the entry that stands already exactly so. */
export type AsRead = { readonly number: number; readonly entry: NewEntry; readonly stands: string | null };

/** The first rows of a file as they are understood, what their columns are, and how many rows the file has. */
export type ReadFile = {
  readonly rows: readonly AsRead[];
  readonly columns: readonly BroughtColumn[];
  readonly all: number;
  readonly names: Names;
};

/** Reads the first rows of a file as the form of the register would; rows that cannot be read are told with the faults. Changes nothing. */
export const readFirstRows = async (
  given: RegistersView,
  type: RegisterType,
  file: EntryFile,
  confidentiality: Confidentiality,
): Promise<ReadFile> => {
  const columns = broughtColumns(type);
  const called = await calledBy(given.tx);
  const read = file.rows.slice(0, FIRST).flatMap(({ number, cells }) => {
    const { entry } = readEntryRow(cells, columns, { type, confidentiality, called });
    return entry === null ? [] : [{ number, entry }];
  });
  const standing = await standingBeside(
    given.tx,
    type,
    read.map(({ entry }) => entry),
  );
  return {
    rows: read.map((row) => ({ ...row, stands: standing.same.get(sameness(row.entry)) ?? null })),
    columns,
    all: file.rows.length,
    names: { posts: given.posts, councils: await councilNames(given) },
  };
};

const cellOf = (column: BroughtColumn, { entry }: AsRead, names: Names): string => {
  switch (column.is) {
    case 'began':
      return entry.happened.at === null ? formatDay(entry.happened.day) : formatInstant(entry.happened.at);
    case 'case':
      return entry.caseReference ?? '';
    case 'service':
      return entry.service ?? '';
    case 'distribution':
      return entry.distribution.map((post) => postTitle(names.posts, post)).join(', ');
    case 'answer': {
      const value = entry.fields[column.field.code];
      return value === undefined ? '' : answerText(column.field, value, names);
    }
  }
};

/** The first rows of a file as they will be read, before anything is written: each column that any of them fills in, and what becomes of the row. */
export const RowsAsRead = ({
  council,
  read,
}: {
  readonly council: string;
  readonly read: ReadFile;
}): JSX.Element | null => {
  const { rows, columns, all, names } = read;
  if (rows.length === 0) return null;
  const filled = columns.filter((column) => rows.some((row) => cellOf(column, row, names) !== ''));
  return (
    <>
      <h2>As the rows are read</h2>
      <p>
        {all > rows.length ? `The first ${rows.length} of ${all} rows. ` : ''}
        Look whether each column is understood as you meant it. Columns that none of these rows fills in are left out.
      </p>
      <DataTable
        id="as-read"
        caption="The first rows as they will be read"
        captionHidden
        narrow="stack"
        rows={rows}
        columns={[
          { title: 'Row', rowHeader: true, cell: ({ number }: AsRead) => String(number) },
          ...filled.map((column) => ({
            title: column.heading,
            cell: (row: AsRead) => {
              const words = cellOf(column, row, names);
              return words === '' ? 'Not answered' : <span class="remit-words">{words}</span>;
            },
          })),
          {
            title: 'What becomes of it',
            cell: ({ stands }) =>
              stands === null ? (
                'It is made'
              ) : (
                <>
                  It stands already: <Link href={REGISTERS.entry(council, stands)}>{stands}</Link>
                </>
              ),
          },
        ]}
      />
    </>
  );
};
