import { FONT_FAMILY } from '../fonts/files.ts';
import { SIGNS_FAMILY } from '../fonts/printable.ts';
import { svgWithOurFonts } from '../fonts/svg-text.ts';
import { linkTarget } from '../links.ts';
import type { Inline, Picture, StatusMark } from '../model.ts';
import { type ReadyBlock, type ReadyDocument, type ReadyTable, sectionsOf } from '../ready.ts';
import { markSvg, TONE_COLOURS } from '../status-mark.ts';

type Printable = (text: string) => string;

/** What holds texts to the characters of the fonts: text of the paper, and text inside its pictures, which has one family fewer. */
export type Printers = { readonly text: Printable; readonly picture: Printable };

type Context = {
  readonly printable: Printable;
  readonly inPicture: Printable;
  readonly headings: ReadonlySet<string>;
  /** The marks met so far, by name. */
  readonly marks: Map<string, string>;
};

const MARK_SIZE = 16;

const markName = (mark: StatusMark, { marks }: Context): string => {
  const name = `${mark.shape}-${mark.tone}`;
  marks.set(name, markSvg(mark, MARK_SIZE));
  return name;
};

const piece = (inline: Inline, context: Context): object => {
  const text = context.printable(inline.text);
  switch (inline.kind) {
    case 'text':
      return { kind: 'text', text, strong: inline.strong === true, emphasis: inline.emphasis === true };
    case 'status':
      return { kind: 'status', text, mark: markName(inline.mark, context) };
    case 'awaited':
      return { kind: 'awaited', text };
    case 'figure':
      return { kind: 'text', text, strong: false, emphasis: false };
    case 'link': {
      const target = linkTarget(inline.href, context.headings);
      return target === null || target.kind === 'page'
        ? { kind: 'text', text, strong: false, emphasis: false }
        : { ...target, text };
    }
  }
};

const pieces = (content: readonly Inline[], context: Context): object[] =>
  content.map((inline) => piece(inline, context));

const drawing = ({ svg, alt, width }: Picture, { printable, inPicture }: Context): object => ({
  svg: svgWithOurFonts(svg, inPicture),
  alt: printable(alt),
  width,
});

const tableData = (table: ReadyTable, context: Context): object => ({
  ...table,
  caption: context.printable(table.caption),
  columns: table.columns.map((column) => ({ ...column, title: context.printable(column.title) })),
  rows: table.rows.map((row) => ({
    kind: row.kind,
    cells: row.cells.map((cell) => ({
      content: pieces(cell.content, context),
      picture: cell.picture === undefined ? null : drawing(cell.picture, context),
      columnSpan: cell.columnSpan,
      align: cell.align,
    })),
  })),
  notes: table.notes.map(context.printable),
});

const optional = (text: string | undefined, { printable }: Context): string | null =>
  text === undefined ? null : printable(text);

const blockData = (block: ReadyBlock, context: Context): object => {
  switch (block.kind) {
    case 'heading':
      return {
        kind: 'heading',
        level: block.level,
        text: context.printable(block.text),
        number: optional(block.number, context),
        id: block.id ?? null,
      };
    case 'paragraph':
      return { kind: 'paragraph', number: optional(block.number, context), content: pieces(block.content, context) };
    case 'list':
      return { ...block, items: block.items.map((item) => pieces(item, context)) };
    case 'table':
      return tableData(block, context);
    case 'picture':
      return { kind: 'picture', caption: context.printable(block.caption), picture: drawing(block.picture, context) };
    case 'notice': {
      const { ink, tint } = TONE_COLOURS[block.tone];
      return {
        kind: 'notice',
        title: context.printable(block.title),
        content: block.content.map((line) => pieces(line, context)),
        ink: `#${ink}`,
        tint: `#${tint}`,
      };
    }
    case 'page-break':
      return { kind: 'page-break' };
  }
};

const dateParts = (instant: string): object => {
  const moment = new Date(instant);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    hour: moment.getUTCHours(),
    minute: moment.getUTCMinutes(),
    second: moment.getUTCSeconds(),
  };
};

/** The document as the JSON text that the template reads. The printers keep to the characters the fonts have. */
export const paperData = (document: ReadyDocument, { text: printable, picture: inPicture }: Printers): string => {
  const marks = new Map<string, string>();
  const context: Context = { printable, inPicture, headings: document.headings, marks };
  const sections = sectionsOf(document.blocks).map((section) => ({
    landscape: section.landscape,
    blocks: section.blocks.map((block) => blockData(block, context)),
  }));
  return JSON.stringify({
    fonts: [FONT_FAMILY, SIGNS_FAMILY],
    title: printable(document.title),
    subtitle: optional(document.subtitle, context),
    subject: printable(document.subject),
    organisation: printable(document.organisation),
    author: printable(document.author),
    banner: optional(document.banner, context) ?? '',
    footer: printable(document.footer),
    date: dateParts(document.instant),
    sections,
    marks: Object.fromEntries(marks),
  });
};
