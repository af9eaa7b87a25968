import { Bookmark, HeadingLevel, Paragraph, Tab, type Table, TextRun } from 'docx';
import type { ReadyList, Section } from '../ready.ts';
import { lineRuns } from './inline.ts';
import { NOTICE_STYLES, NUMBER_INDENT } from './look.ts';
import { type Paper, TWIPS_IN_PIXEL, textWidth } from './paper.ts';
import { pictureRun } from './picture.ts';
import { tableBlocks } from './table.ts';

type SectionBlock = Section['blocks'][number];

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

const numberRun = (number: string): TextRun => new TextRun({ children: [number, new Tab()] });

const HANGING = {
  indent: { left: NUMBER_INDENT, hanging: NUMBER_INDENT },
  tabStops: [{ type: 'left', position: NUMBER_INDENT }],
} as const;

const headingParagraph = (block: Extract<SectionBlock, { kind: 'heading' }>, paper: Paper): Paragraph => {
  const words = new TextRun(block.text);
  const bookmark = block.id === undefined ? undefined : paper.bookmarks.get(block.id);
  const marked = bookmark === undefined ? words : new Bookmark({ id: bookmark, children: [words] });
  return new Paragraph({
    heading: LEVELS[block.level],
    ...(block.number === undefined ? {} : HANGING),
    children: block.number === undefined ? [marked] : [numberRun(block.number), marked],
  });
};

const listParagraphs = (block: ReadyList, paper: Paper): Paragraph[] => {
  const instance = paper.nextList();
  return block.items.map(
    (item) =>
      new Paragraph({
        style: block.ordered ? 'ListNumber' : 'ListBullet',
        numbering: { reference: block.ordered ? 'numbers' : 'bullets', level: block.indented ? 1 : 0, instance },
        children: lineRuns(item, paper),
      }),
  );
};

const noticeParagraphs = (block: Extract<SectionBlock, { kind: 'notice' }>, paper: Paper): Paragraph[] => {
  const style = NOTICE_STYLES[block.tone];
  const last = block.content.length;
  return [
    new Paragraph({
      style,
      keepNext: true,
      spacing: { before: 200, ...(last === 0 ? { after: 240 } : {}) },
      children: [new TextRun({ text: block.title, bold: true })],
    }),
    ...block.content.map(
      (line, index) =>
        new Paragraph({
          style,
          ...(index === last - 1 ? { spacing: { after: 240 } } : {}),
          children: lineRuns(line, paper),
        }),
    ),
  ];
};

const pictureParagraphs = (
  block: Extract<SectionBlock, { kind: 'picture' }>,
  landscape: boolean,
  paper: Paper,
): Paragraph[] => [
  new Paragraph({
    style: 'BodyText',
    keepNext: true,
    spacing: { before: 200, after: 0 },
    children: [pictureRun(block.picture, textWidth(paper.sheet, landscape) / TWIPS_IN_PIXEL, paper)],
  }),
  new Paragraph({ style: 'Caption', keepNext: false, spacing: { before: 80, after: 240 }, text: block.caption }),
];

/** A block as paragraphs and tables of Word. `landscape` says how the page lies, and so how much room there is. */
export const wordBlocks = (block: SectionBlock, landscape: boolean, paper: Paper): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading':
      return [headingParagraph(block, paper)];
    case 'paragraph':
      return block.number === undefined
        ? [new Paragraph({ style: 'BodyText', children: lineRuns(block.content, paper) })]
        : [
            new Paragraph({
              style: 'NumberedParagraph',
              children: [numberRun(block.number), ...lineRuns(block.content, paper)],
            }),
          ];
    case 'list':
      return listParagraphs(block, paper);
    case 'table':
      return tableBlocks(block, landscape, paper);
    case 'notice':
      return noticeParagraphs(block, paper);
    case 'picture':
      return pictureParagraphs(block, landscape, paper);
  }
};
