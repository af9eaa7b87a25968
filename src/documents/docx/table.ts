import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { ReadyCell, ReadyRow, ReadyTable } from '../ready.ts';
import { lineRuns } from './inline.ts';
import { GROUP_FILL, HEAD_FILL, RULE, type StyleId } from './look.ts';
import { type Paper, TWIPS_IN_PIXEL, textWidth } from './paper.ts';
import { pictureRun } from './picture.ts';

const ALIGNMENT = {
  start: {},
  end: { alignment: AlignmentType.RIGHT },
  centre: { alignment: AlignmentType.CENTER },
} as const;

const CELL_PADDING = 85;

// A table this short stays on one page.
const KEPT_TOGETHER = 8;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: RULE } as const;

type Setting = { readonly styles: { readonly text: StyleId; readonly heading: StyleId }; readonly paper: Paper };

const widths = (table: ReadyTable, room: number): number[] => {
  const parts = table.columns.map(({ width }) => Math.floor(width * room));
  const rest = room - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (index === 0 ? part + rest : part));
};

const fill = (colour: string) => ({ type: 'clear', color: 'auto', fill: colour }) as const;

const paragraphsOf = (
  cell: ReadyCell,
  row: ReadyRow,
  keepNext: boolean,
  width: number,
  setting: Setting,
): Paragraph[] => {
  const style = row.kind === 'plain' ? setting.styles.text : setting.styles.heading;
  const look = { style, ...ALIGNMENT[cell.align], ...(keepNext ? { keepNext } : {}) };
  const words = new Paragraph({ ...look, children: lineRuns(cell.content, setting.paper) });
  if (cell.picture === undefined) return [words];
  const room = (width - 2 * CELL_PADDING) / TWIPS_IN_PIXEL;
  const picture = new Paragraph({ ...look, children: [pictureRun(cell.picture, room, setting.paper)] });
  return cell.content.length === 0 ? [picture] : [words, picture];
};

const rowOf = (row: ReadyRow, columns: readonly number[], keepNext: boolean, setting: Setting): TableRow => {
  let column = 0;
  const cells = row.cells.map((cell) => {
    const width = columns.slice(column, column + cell.columnSpan).reduce((sum, part) => sum + part, 0);
    column += cell.columnSpan;
    return new TableCell({
      children: paragraphsOf(cell, row, keepNext, width, setting),
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      ...(cell.columnSpan === 1 ? {} : { columnSpan: cell.columnSpan }),
      ...(row.kind === 'plain' ? {} : { shading: fill(GROUP_FILL) }),
    });
  });
  return new TableRow({ children: cells, cantSplit: true });
};

const headRow = (table: ReadyTable, columns: readonly number[], style: StyleId): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(
      ({ title, align }, index) =>
        new TableCell({
          children: [new Paragraph({ style, ...ALIGNMENT[align], keepNext: true, text: title })],
          width: { size: columns[index] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.BOTTOM,
          shading: fill(HEAD_FILL),
        }),
    ),
  });

/** The caption, the table and its notes. The head row repeats on every page, no row is torn, a group's name stays with its rows. */
export const tableBlocks = (table: ReadyTable, landscape: boolean, paper: Paper): (Paragraph | Table)[] => {
  const room = textWidth(paper.sheet, landscape);
  const columns = widths(table, room);
  const styles = table.compact
    ? ({ text: 'TableTextCompact', heading: 'TableHeadingCompact' } as const)
    : ({ text: 'TableText', heading: 'TableHeading' } as const);
  const together = table.rows.length <= KEPT_TOGETHER;
  const last = table.rows.length - 1;
  const rows = table.rows.map((row, index) =>
    rowOf(row, columns, index < last && (together || row.kind === 'group'), { styles, paper }),
  );
  const notes = table.notes.map((text) => new Paragraph({ style: 'TableNote', text }));
  return [
    new Paragraph({ style: 'Caption', text: table.caption }),
    new Table({
      rows: [headRow(table, columns, styles.heading), ...rows],
      width: { size: room, type: WidthType.DXA },
      columnWidths: columns,
      layout: TableLayoutType.FIXED,
      margins: { left: CELL_PADDING, right: CELL_PADDING, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
      borders: { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE },
      tableLook: {
        firstRow: true,
        firstColumn: table.rows.some(({ cells }) => cells[0]?.header === true),
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
    }),
    // Word joins tables that touch; the line of text between them also gives the page its air.
    ...(notes.length > 0 ? notes : [new Paragraph({ style: 'TableNote' })]),
  ];
};
