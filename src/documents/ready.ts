import { parseInstant } from '../kernel/index.ts';
import type { Block, Cell, Column, Inline, PaperDocument, Picture, Row } from './model.ts';
import { plainTexts } from './plain-text.ts';

/** A cell with everything said: whether it is a header, how many columns it spans, how it is aligned. */
export type ReadyCell = {
  readonly content: readonly Inline[];
  readonly picture?: Picture;
  readonly header: boolean;
  readonly columnSpan: number;
  readonly align: 'start' | 'end' | 'centre';
};

export type ReadyRow = { readonly kind: 'plain' | 'group' | 'total'; readonly cells: readonly ReadyCell[] };

export type ReadyTable = {
  readonly kind: 'table';
  readonly caption: string;
  /** `width` is now the share of the whole, so that the widths add up to 1. */
  readonly columns: readonly (Column & { readonly align: 'start' | 'end' | 'centre' })[];
  readonly rows: readonly ReadyRow[];
  readonly compact: boolean;
  readonly notes: readonly string[];
};

export type ReadyList = {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** Whether the list continues a numbered paragraph, and so stands under its text. */
  readonly indented: boolean;
  readonly items: readonly (readonly Inline[])[];
};

export type ReadyBlock = Exclude<Block, { kind: 'table' | 'key' | 'list' }> | ReadyTable | ReadyList;

export type ReadyDocument = Omit<PaperDocument, 'blocks'> & {
  readonly blocks: readonly ReadyBlock[];
  /** The ids of all headings, in order. */
  readonly headings: ReadonlySet<string>;
};

const refuse = (what: string): never => {
  throw new TypeError(`The document cannot be written: ${what}`);
};

// Only markup can do anything: a title that speaks of "one = group" or of "javascript:" is text and stays.
const MARKUP = /<(?:"[^"]*"|'[^']*'|[^"'>])*>/gu;
const UNSAFE_ELEMENT = /^<\/?(?:script|foreignObject|!DOCTYPE|!ENTITY|\?xml-stylesheet|!\[CDATA)/iu;
const ATTRIBUTE = /([\w:-]+)\s*=\s*("[^"]*"|'[^']*')/gu;
const POINTS_OUTSIDE = /url\(\s*["']?[^#"')\s]/iu;

const isUnsafeAttribute = (name: string, value: string): boolean => {
  if (/^on/iu.test(name)) return true;
  if (/(?:^|:)href$|^src$/iu.test(name)) return !value.slice(1).startsWith('#');
  return name !== 'aria-label' && POINTS_OUTSIDE.test(value);
};

/** Whether a picture holds a script or refers to anything outside itself. */
const isUnsafe = (svg: string): boolean =>
  [...svg.matchAll(MARKUP)].some(
    ([tag]) =>
      UNSAFE_ELEMENT.test(tag) ||
      [...tag.matchAll(ATTRIBUTE)].some(([, name = '', value = '']) => isUnsafeAttribute(name, value)),
  );

const readyPicture = (picture: Picture): Picture => {
  const svg = picture.svg.replace(/^\s*<\?xml[^>]*\?>/u, '').trim();
  if (!svg.startsWith('<svg') || !svg.endsWith('</svg>')) refuse('a picture is not SVG');
  if (isUnsafe(svg)) refuse('a picture holds a script or refers outside itself');
  if (picture.alt.trim() === '') refuse('a picture has no words that replace it');
  if (!(picture.width > 0 && picture.height > 0)) refuse('a picture has no size');
  return { ...picture, svg };
};

type Source = Extract<Block, { kind: 'table' }>;

const readyCell = (cell: Cell, header: boolean, columnSpan: number, column: Column | undefined): ReadyCell => ({
  content: cell.content,
  ...(cell.picture === undefined ? {} : { picture: readyPicture(cell.picture) }),
  header,
  columnSpan,
  align: column?.align ?? 'start',
});

const readyRow = (row: Row, table: Source): ReadyRow => {
  const [first] = row.cells;
  if (row.group === true) {
    if (first === undefined || row.cells.length !== 1)
      return refuse(`a group row of "${table.caption}" is not one cell`);
    return { kind: 'group', cells: [readyCell(first, true, table.columns.length, undefined)] };
  }
  let column = 0;
  const cells = row.cells.map((cell, index) => {
    const start = column;
    column += cell.columnSpan ?? 1;
    const header = cell.header ?? (index === 0 && table.rowHeaders !== false);
    return readyCell(cell, header, cell.columnSpan ?? 1, table.columns[start]);
  });
  if (column !== table.columns.length) {
    refuse(`a row of "${table.caption}" fills ${column} of ${table.columns.length} columns`);
  }
  return { kind: row.total === true ? 'total' : 'plain', cells };
};

const readyTable = (table: Source): ReadyTable => {
  if (table.caption.trim() === '') refuse('a table has no caption');
  if (table.columns.length === 0) refuse(`"${table.caption}" has no columns`);
  if (table.columns.some(({ title }) => title.trim() === '')) refuse(`a column of "${table.caption}" has no title`);
  const whole = table.columns.reduce((sum, { width }) => (width > 0 ? sum + width : Number.NaN), 0);
  if (!Number.isFinite(whole)) refuse(`a column of "${table.caption}" has no width`);
  return {
    kind: 'table',
    caption: table.caption,
    columns: table.columns.map((column) => ({
      ...column,
      width: column.width / whole,
      align: column.align ?? 'start',
    })),
    rows: table.rows.map((row) => readyRow(row, table)),
    compact: table.compact === true,
    notes: table.notes ?? [],
  };
};

// A key is a small table: screen readers and Word know tables, and nobody needs to learn a second form.
const keyTable = (key: Extract<Block, { kind: 'key' }>): Source => ({
  kind: 'table',
  caption: key.title,
  columns: [
    { title: 'Status', width: 3 },
    { title: 'What it means', width: 7 },
  ],
  rows: key.entries.map(({ status, mark, meaning }) => ({
    cells: [{ content: [{ kind: 'status', text: status, mark }] }, { content: [{ kind: 'text', text: meaning }] }],
  })),
  compact: true,
});

const readyBlock = (block: Block, indented: boolean): ReadyBlock => {
  if (block.kind === 'table') return readyTable(block);
  if (block.kind === 'key') return readyTable(keyTable(block));
  if (block.kind === 'list') return { kind: 'list', ordered: block.ordered === true, indented, items: block.items };
  return block.kind === 'picture' ? { ...block, picture: readyPicture(block.picture) } : block;
};

const headingIds = (blocks: readonly Block[]): Set<string> => {
  const ids = new Set<string>();
  let level = 0;
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    if (block.text.trim() === '') refuse('a heading is empty');
    if (block.level > level + 1) refuse(`the heading "${block.text}" skips a level`);
    level = block.level;
    if (block.id === undefined) continue;
    if (!/^[A-Za-z][\w.-]*$/u.test(block.id)) refuse(`"${block.id}" cannot be the id of a heading`);
    if (ids.has(block.id)) refuse(`two headings have the id "${block.id}"`);
    ids.add(block.id);
  }
  return ids;
};

/**
 * The document as the writers take it: clean text, every default said, keys turned into tables. Throws a `TypeError` that
 * names the place where a document could not be read by everyone in each format: no title, a picture without words, a
 * skipped heading level, a row that does not fill its table. Features that build documents see to it that this cannot happen.
 */
export const ready = (document: PaperDocument): ReadyDocument => {
  const clean = plainTexts(document);
  if (clean.title.trim() === '') refuse('it has no title');
  if (parseInstant(clean.instant) === null) refuse(`"${clean.instant}" is not an instant`);
  let underNumber = false;
  const blocks = clean.blocks.map((block) => {
    underNumber = block.kind === 'paragraph' ? block.number !== undefined : block.kind === 'list' && underNumber;
    return readyBlock(block, underNumber);
  });
  return { ...clean, blocks, headings: headingIds(clean.blocks) };
};

/** Runs of pages held the same way. A section begins at each page break. */
export type Section = {
  readonly landscape: boolean;
  readonly blocks: readonly Exclude<ReadyBlock, { kind: 'page-break' }>[];
};

export const sectionsOf = (blocks: readonly ReadyBlock[]): readonly Section[] => {
  const sections: { landscape: boolean; blocks: Section['blocks'][number][] }[] = [{ landscape: false, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'page-break') sections.push({ landscape: block.landscape === true, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  // A paper that begins or ends with a page break has no empty page.
  const filled = sections.filter((section) => section.blocks.length > 0);
  return filled.length === 0 ? [{ landscape: false, blocks: [] }] : filled;
};
