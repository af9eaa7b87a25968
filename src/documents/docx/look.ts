import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx';
import { TONE_COLOURS } from '../status-mark.ts';

/** Lengths are in twips, twentieths of a point: 567 to the centimetre. Font sizes are in half points. */
export const NUMBER_INDENT = 794;
const LIST_INDENT = 340;

const FONT = 'Arial';
const DARK = '1B2A41';
const GREY = '4A5563';
export const RULE = 'B5BFCA';
export const HEAD_FILL = 'E3E9F0';
export const GROUP_FILL = 'F1F4F7';

/** The paragraph styles a paper uses, by id, with the names that a council's template gives them. */
export const STYLE_NAMES = {
  Title: 'Title',
  Subtitle: 'Subtitle',
  Heading1: 'heading 1',
  Heading2: 'heading 2',
  Heading3: 'heading 3',
  BodyText: 'Body Text',
  NumberedParagraph: 'Numbered Paragraph',
  ListBullet: 'List Bullet',
  ListNumber: 'List Number',
  Caption: 'caption',
  TableText: 'Table Text',
  TableHeading: 'Table Heading',
  TableTextCompact: 'Table Text Compact',
  TableHeadingCompact: 'Table Heading Compact',
  TableNote: 'Table Note',
  NoticeGood: 'Notice Good',
  NoticeCaution: 'Notice Caution',
  NoticeBad: 'Notice Bad',
  NoticeNeutral: 'Notice Neutral',
  Header: 'header',
  Footer: 'footer',
} as const;

export type StyleId = keyof typeof STYLE_NAMES;

/** The notice style of each tone. */
export const NOTICE_STYLES = {
  good: 'NoticeGood',
  caution: 'NoticeCaution',
  bad: 'NoticeBad',
  neutral: 'NoticeNeutral',
} as const satisfies Record<keyof typeof TONE_COLOURS, StyleId>;

type Look = Omit<IParagraphStyleOptions, 'id' | 'name'>;

const heading = (size: number, before: number, after: number): Look => ({
  basedOn: 'Normal',
  next: 'BodyText',
  quickFormat: true,
  run: { bold: true, color: DARK, size },
  paragraph: { keepNext: true, keepLines: true, spacing: { before, after } },
});

const body: Look = {
  basedOn: 'Normal',
  quickFormat: true,
  paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
};

const list: Look = {
  basedOn: 'BodyText',
  quickFormat: true,
  paragraph: { spacing: { after: 80, line: 276, lineRule: LineRuleType.AUTO } },
};

const table = (size: number, bold: boolean, air: number): Look => ({
  basedOn: 'Normal',
  quickFormat: true,
  run: bold ? { size, bold, color: DARK } : { size },
  paragraph: { spacing: { before: air, after: air, line: 240, lineRule: LineRuleType.AUTO } },
});

const notice = (tone: keyof typeof TONE_COLOURS): Look => ({
  basedOn: 'BodyText',
  quickFormat: true,
  paragraph: {
    keepLines: true,
    indent: { left: 227, right: 113 },
    spacing: { before: 0, after: 0, line: 290, lineRule: LineRuleType.AUTO },
    shading: { type: 'clear', color: 'auto', fill: TONE_COLOURS[tone].tint },
    // Word draws one frame around neighbours with the same borders: above and below, the tint itself makes room.
    border: {
      top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: TONE_COLOURS[tone].tint },
      bottom: { style: BorderStyle.SINGLE, size: 4, space: 6, color: TONE_COLOURS[tone].tint },
      left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: TONE_COLOURS[tone].ink },
    },
  },
});

const running: Look = {
  basedOn: 'Normal',
  run: { size: 16, color: GREY },
  paragraph: { spacing: { before: 0, after: 0 } },
};

const LOOKS: Record<StyleId, Look> = {
  Title: {
    basedOn: 'Normal',
    next: 'Subtitle',
    quickFormat: true,
    run: { bold: true, color: DARK, size: 40 },
    paragraph: { keepNext: true, spacing: { before: 0, after: 120 } },
  },
  Subtitle: {
    basedOn: 'Normal',
    next: 'BodyText',
    quickFormat: true,
    run: { color: GREY, size: 24 },
    paragraph: { keepNext: true, spacing: { before: 0, after: 240 } },
  },
  Heading1: heading(28, 400, 140),
  Heading2: heading(24, 300, 120),
  Heading3: heading(22, 240, 100),
  BodyText: body,
  NumberedParagraph: {
    ...body,
    basedOn: 'BodyText',
    paragraph: {
      ...body.paragraph,
      indent: { left: NUMBER_INDENT, hanging: NUMBER_INDENT },
    },
  },
  ListBullet: list,
  ListNumber: list,
  Caption: {
    basedOn: 'Normal',
    next: 'BodyText',
    quickFormat: true,
    run: { bold: true, color: DARK, size: 20 },
    paragraph: { keepNext: true, keepLines: true, spacing: { before: 260, after: 100 } },
  },
  TableText: table(19, false, 60),
  TableHeading: table(19, true, 60),
  TableTextCompact: table(17, false, 40),
  TableHeadingCompact: table(17, true, 40),
  TableNote: {
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: 17, color: GREY },
    paragraph: { spacing: { before: 80, after: 80 } },
  },
  NoticeGood: notice('good'),
  NoticeCaution: notice('caution'),
  NoticeBad: notice('bad'),
  NoticeNeutral: notice('neutral'),
  Header: running,
  Footer: running,
};

// docx has a door of its own for the styles that it always writes.
const OWN_DOORS: readonly StyleId[] = ['Title', 'Heading1', 'Heading2', 'Heading3', 'Caption'];

/** The look of a paper where the council has given no template: Arial, dark headings, room to read. */
export const DEFAULT_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 22, language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' } },
      paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    title: LOOKS.Title,
    heading1: LOOKS.Heading1,
    heading2: LOOKS.Heading2,
    heading3: LOOKS.Heading3,
    caption: { name: STYLE_NAMES.Caption, ...LOOKS.Caption },
    hyperlink: { run: { color: '0B4F8A', underline: { type: 'single' } } },
  },
  paragraphStyles: Object.entries(LOOKS)
    .filter(([id]) => !OWN_DOORS.includes(id as StyleId))
    .map(([id, look]) => ({ id, name: STYLE_NAMES[id as StyleId], ...look })),
  characterStyles: [
    {
      id: 'Awaited',
      name: 'Awaited',
      quickFormat: true,
      run: { italics: true, shading: { type: 'clear', color: 'auto', fill: 'FFEFBF' } },
    },
  ],
};

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, left: number, place: number) => ({
  level: place,
  format,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: left + LIST_INDENT, hanging: LIST_INDENT } } },
});

/** Level 0 begins at the margin, level 1 under the text of a numbered paragraph. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'bullets',
      levels: [level(LevelFormat.BULLET, '•', 0, 0), level(LevelFormat.BULLET, '•', NUMBER_INDENT, 1)],
    },
    {
      reference: 'numbers',
      levels: [level(LevelFormat.DECIMAL, '%1.', 0, 0), level(LevelFormat.DECIMAL, '%2.', NUMBER_INDENT, 1)],
    },
  ],
};
