import type { ComponentChildren, JSX } from 'preact';

import { ColumnHeader, DataRow } from './data-table-parts.tsx';

/** How a column is sorted, and the address that sorts by it (the other way round where it already is). */
export type ColumnSort = { readonly href: string; readonly direction?: 'ascending' | 'descending' };

export type DataColumn<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Numbers stand at the end of their cell, with figures of equal width. */
  readonly numeric?: boolean;
  /** The cell that names the row. One column in a table. */
  readonly rowHeader?: boolean;
  readonly sort?: ColumnSort;
};

export type RowGroup<Row> = {
  /** The group's name, on a line of its own above its rows. */
  readonly title: string;
  readonly rows: readonly Row[];
};

export type DataTableProps<Row> = {
  /** Unique on its page. */
  readonly id: string;
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows?: readonly Row[];
  /** In place of `rows`: rows under the names of their groups. */
  readonly groups?: readonly RowGroup<Row>[];
  /** The last line, one cell for each column; the first is its name. */
  readonly total?: readonly ComponentChildren[];
  /**
   * On a narrow screen: `scroll` moves the table within its frame, `stack` turns each row into a card, and `fit` is for the few
   * short columns that need neither. `scroll` unless told.
   */
  readonly narrow?: 'scroll' | 'stack' | 'fit';
  readonly compact?: boolean;
};

const TableBody = <Row,>(props: {
  readonly table: DataTableProps<Row>;
  readonly rows: readonly Row[];
  readonly title?: string;
}): JSX.Element => {
  const { columns, narrow } = props.table;
  const stacked = narrow === 'stack';
  return (
    <tbody role={stacked ? 'rowgroup' : undefined}>
      {props.title === undefined ? null : (
        <tr role={stacked ? 'row' : undefined}>
          <th class="remit-group" scope="rowgroup" colSpan={columns.length} role={stacked ? 'rowheader' : undefined}>
            {props.title}
          </th>
        </tr>
      )}
      {props.rows.map((row) => DataRow({ columns, row, stacked }))}
    </tbody>
  );
};

const TotalRow = <Row,>(props: { readonly table: DataTableProps<Row> }): JSX.Element | null => {
  const { total, columns, narrow } = props.table;
  if (total === undefined) return null;
  const stacked = narrow === 'stack';
  const totals: readonly DataColumn<readonly ComponentChildren[]>[] = columns.map((column, index) => ({
    title: column.title,
    cell: (cells) => cells[index],
    numeric: column.numeric === true,
    rowHeader: index === 0,
  }));
  return (
    <tfoot class="remit-total" role={stacked ? 'rowgroup' : undefined}>
      {DataRow({ columns: totals, row: total, stacked })}
    </tfoot>
  );
};

/**
 * A table of figures. Sorting is by links, so that an order has an address. Stacked rows keep their roles for screen readers,
 * which the change of layout would otherwise take away.
 */
export const DataTable = <Row,>(props: DataTableProps<Row>): JSX.Element => {
  const stacked = props.narrow === 'stack';
  const captionId = `${props.id}-caption`;
  const kind = `ds_table remit-table${stacked ? ' remit-table--stack' : ''}${props.compact === true ? ' remit-table--compact' : ''}`;
  const table = (
    <table class={kind} id={props.id} role={stacked ? 'table' : undefined}>
      <caption id={captionId} class={props.captionHidden === true ? 'visually-hidden' : undefined}>
        {props.caption}
      </caption>
      <thead role={stacked ? 'rowgroup' : undefined}>
        <tr role={stacked ? 'row' : undefined}>
          {props.columns.map((column) => (
            <ColumnHeader key={column.title} column={column} stacked={stacked} />
          ))}
        </tr>
      </thead>
      {(props.groups ?? []).map((group) => (
        <TableBody key={group.title} table={props} rows={group.rows} title={group.title} />
      ))}
      {props.rows === undefined ? null : <TableBody table={props} rows={props.rows} />}
      <TotalRow table={props} />
    </table>
  );
  if (props.narrow === 'stack' || props.narrow === 'fit') return table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard.
    <section class="remit-scroll" aria-labelledby={captionId} tabIndex={0}>
      {table}
    </section>
  );
};
