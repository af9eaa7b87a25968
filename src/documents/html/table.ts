import type { ReadyCell, ReadyRow, ReadyTable } from '../ready.ts';
import { escaped } from './escape.ts';
import { lineHtml, type Page } from './inline.ts';
import { pictureHtml } from './picture.ts';

// Five columns do not fit a telephone held upright.
const FITS_A_TELEPHONE = 4;

const ALIGNED = { start: '', end: ' class="remit-end"', centre: ' class="remit-centre"' } as const;

const span = ({ columnSpan }: ReadyCell): string => (columnSpan === 1 ? '' : ` colspan="${columnSpan}"`);

const cellHtml = (cell: ReadyCell, group: boolean, page: Page): string => {
  const words = lineHtml(cell.content, page);
  let picture = '';
  if (cell.picture !== undefined) {
    page.pictures += 1;
    picture = pictureHtml(cell.picture, page.pictures);
  }
  const body = [words, picture].filter((part) => part !== '').join(' ');
  if (!cell.header) return `<td${span(cell)}${ALIGNED[cell.align]}>${body}</td>`;
  return `<th scope="${group ? 'rowgroup' : 'row'}"${span(cell)}${ALIGNED[cell.align]}>${body}</th>`;
};

const ROW_CLASS = { plain: '', group: ' class="remit-group"', total: ' class="remit-total"' } as const;

const rowHtml = (row: ReadyRow, page: Page): string =>
  `<tr${ROW_CLASS[row.kind]}>${row.cells.map((cell) => cellHtml(cell, row.kind === 'group', page)).join('')}</tr>`;

// A row group is a body of its own, so that its heading belongs to its rows and to no others.
const bodies = (rows: readonly ReadyRow[]): ReadyRow[][] => {
  const parts: ReadyRow[][] = [];
  for (const row of rows) {
    const open = parts.at(-1);
    if (open === undefined || row.kind === 'group') parts.push([row]);
    else open.push(row);
  }
  return parts;
};

/** The table with caption, column and row headers. A wide one stands in a region that scrolls and that the keyboard can reach. */
export const tableHtml = (table: ReadyTable, page: Page): string => {
  const columns = table.columns.map(({ title, align }) => `<th scope="col"${ALIGNED[align]}>${escaped(title)}</th>`);
  const rows = bodies(table.rows).map(
    (part) => `<tbody>\n${part.map((row) => rowHtml(row, page)).join('\n')}\n</tbody>`,
  );
  const markup = [
    `<table class="ds_table${table.compact ? ' remit-table--compact' : ''}">`,
    `<caption>${escaped(table.caption)}</caption>`,
    `<thead><tr>${columns.join('')}</tr></thead>`,
    ...rows,
    '</table>',
  ].join('\n');
  const framed =
    table.columns.length <= FITS_A_TELEPHONE
      ? markup
      : `<div class="remit-scroll" role="region" aria-label="${escaped(table.caption)}" tabindex="0">\n${markup}\n</div>`;
  return [framed, ...table.notes.map((note) => `<p class="remit-note">${escaped(note)}</p>`)].join('\n');
};
