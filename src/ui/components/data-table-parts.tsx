import type { ComponentChildren, JSX } from 'preact';

import type { DataColumn } from './data-table.tsx';
import { Link } from './link.tsx';

const ARROWS = { ascending: 'M8 3 13 10H3Z', descending: 'M8 13 3 6h10Z' } as const;

const SortArrow = (props: { readonly direction: 'ascending' | 'descending' }): JSX.Element => (
  <svg class="remit-mark" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
    <path d={ARROWS[props.direction]} fill="currentColor" />
  </svg>
);

/** The head of a column: its title, or a link that sorts by it. */
export const ColumnHeader = <Row,>(props: {
  readonly column: DataColumn<Row>;
  readonly stacked: boolean;
}): JSX.Element => {
  const { title, numeric, sort } = props.column;
  return (
    <th
      scope="col"
      class={numeric === true ? 'remit-number' : undefined}
      aria-sort={sort?.direction}
      role={props.stacked ? 'columnheader' : undefined}
    >
      {sort === undefined ? (
        title
      ) : (
        <Link href={sort.href}>
          {title}
          <span class="visually-hidden">, sort {sort.direction === 'ascending' ? 'descending' : 'ascending'}</span>
          {sort.direction === undefined ? null : <SortArrow direction={sort.direction} />}
        </Link>
      )}
    </th>
  );
};

const isEmpty = (content: ComponentChildren): boolean =>
  content == null || content === '' || typeof content === 'boolean';

// Beside its title a stacked cell is one block, whatever it holds: words and links that follow each other must not become columns.
const blockOf = (content: ComponentChildren, stacked: boolean): ComponentChildren =>
  stacked && !isEmpty(content) ? <div>{content}</div> : content;

/** A row of cells; where rows may be stacked, each cell also carries its column's title to print before it. */
export const DataRow = <Row,>(props: {
  readonly columns: readonly DataColumn<Row>[];
  readonly row: Row;
  readonly stacked: boolean;
}): JSX.Element => {
  const { columns, row, stacked } = props;
  return (
    <tr role={stacked ? 'row' : undefined}>
      {columns.map((column) => {
        const kind = column.numeric === true ? 'remit-number' : undefined;
        if (column.rowHeader === true) {
          return (
            <th scope="row" class={kind} role={stacked ? 'rowheader' : undefined}>
              {column.cell(row)}
            </th>
          );
        }
        return (
          <td class={kind} role={stacked ? 'cell' : undefined} data-label={stacked ? column.title : undefined}>
            {blockOf(column.cell(row), stacked)}
          </td>
        );
      })}
    </tr>
  );
};
