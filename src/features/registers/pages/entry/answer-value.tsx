import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../../../kernel/index.ts';
import { DataTable, Link } from '../../../../ui/index.ts';
import { type Post, postTitle } from '../../../people/index.ts';
import { REGISTERS } from '../../addresses.ts';
import type { FieldValue } from '../../entry/entry.ts';
import type { Field, FieldColumn, FieldKind } from '../../type/register-type.ts';

/** What an answer's codes are told by: posts have titles, councils names; without `councils` their codes stand. */
export type Names = { readonly posts: ReadonlyMap<string, Post>; readonly councils?: ReadonlyMap<string, string> };

type Asked = { readonly kind: FieldKind; readonly choices?: Field['choices'] | undefined };

const labelOf = ({ choices = [] }: Asked, code: string): string =>
  choices.find((choice) => choice.code === code)?.label ?? code;

const oneText = (asked: Asked, value: string | number | boolean, { posts, councils }: Names): string => {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  switch (asked.kind) {
    case 'choice':
    case 'choices':
      return labelOf(asked, value);
    case 'day':
      return formatDay(value);
    case 'moment':
      return formatInstant(value);
    case 'post':
      return postTitle(posts, value);
    case 'council':
      return councils?.get(value) ?? value;
    default:
      return value;
  }
};

/** An answer in one line of text: the labels of what was chosen, days and moments in words; of a table how many rows it has. */
export const answerText = (field: Field, value: FieldValue, names: Names): string => {
  if (!Array.isArray(value)) return oneText(field, value as string | number | boolean, names);
  if (field.kind === 'rows') return value.length === 1 ? '1 row' : `${value.length} rows`;
  return value.map((each) => oneText(field, String(each), names)).join('; ');
};

type Row = Readonly<Record<string, string | number | boolean | null>>;

const cellText = (column: FieldColumn, row: Row, names: Names): string => {
  const value = row[column.code] ?? null;
  return value === null || value === '' ? 'Not answered' : oneText(column, value, names);
};

/** The rows of an answer that is a small table. */
export const AnswerRows = (props: {
  readonly field: Field;
  readonly rows: readonly Row[];
  readonly names: Names;
}): JSX.Element => {
  const { field, rows, names } = props;
  return (
    <DataTable
      id={`rows-${field.code}`}
      caption={field.label}
      narrow="stack"
      compact
      rows={rows}
      columns={(field.columns ?? []).map((column, index) => ({
        title: column.label,
        rowHeader: index === 0,
        cell: (row: Row) => <span class="remit-words">{cellText(column, row, names)}</span>,
      }))}
    />
  );
};

/** An answer on a page: an entry leads to its page, a long text keeps its lines. Rows have their own table. */
export const AnswerValue = (props: {
  readonly council: string;
  readonly field: Field;
  readonly value: FieldValue;
  readonly names: Names;
}): JSX.Element => {
  const { council, field, value, names } = props;
  if (field.kind === 'entry' && typeof value === 'string') {
    return <Link href={REGISTERS.entry(council, value)}>{value}</Link>;
  }
  return <span class="remit-words">{answerText(field, value, names)}</span>;
};
