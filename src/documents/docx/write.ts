import { Document, type ISectionOptions, Packer, PageOrientation, Paragraph } from 'docx';
import { unzipSync } from 'fflate';
import type { PaperDocument } from '../model.ts';
import { type ReadyDocument, ready, type Section, sectionsOf } from '../ready.ts';
import { wordBlocks } from './blocks.ts';
import { houseOf, inHouseStyle } from './house.ts';
import { DEFAULT_STYLES, NUMBERING } from './look.ts';
import { packed } from './package.ts';
import { A4, newPaper, type Paper, type Sheet } from './paper.ts';
import { runningFoot, runningHead } from './running.ts';

const titleParagraphs = ({ title, subtitle }: ReadyDocument): Paragraph[] => [
  new Paragraph({ style: 'Title', text: title }),
  ...(subtitle === undefined ? [] : [new Paragraph({ style: 'Subtitle', text: subtitle })]),
];

const page = ({ width, height, margin }: Sheet, landscape: boolean) => ({
  // docx itself turns the sheet: it takes the measures of the page held upright.
  size: { width, height, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
  margin: { ...margin, header: Math.round(margin.top / 2), footer: Math.round(margin.bottom / 2) },
});

const sectionOptions = (document: ReadyDocument, section: Section, first: boolean, paper: Paper): ISectionOptions => ({
  properties: { page: page(paper.sheet, section.landscape) },
  headers: { default: runningHead(document, section.landscape, paper) },
  footers: { default: runningFoot(document, section.landscape, paper) },
  children: [
    ...(first ? titleParagraphs(document) : []),
    ...section.blocks.flatMap((block) => wordBlocks(block, section.landscape, paper)),
  ],
});

/**
 * Writes the document as a Word file. `house` is a council's own template (.docx or .dotx), whose styles, theme and margins
 * replace ours. Equal input gives equal bytes. Throws a `FaultError` "paper.template" where the template cannot be used, and
 * a `TypeError` where the document is not well formed (see `ready`).
 */
export const writeDocx = async (document: PaperDocument, house?: Uint8Array): Promise<Uint8Array> => {
  const checked = ready(document);
  const template = house === undefined ? undefined : houseOf(house);
  const paper = newPaper(template?.sheet ?? A4, checked.headings);
  const file = new Document({
    title: checked.title,
    creator: checked.author,
    styles: DEFAULT_STYLES,
    numbering: NUMBERING,
    sections: sectionsOf(checked.blocks).map((section, index) => sectionOptions(checked, section, index === 0, paper)),
  });
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(file)));
  return packed(template === undefined ? parts : inHouseStyle(parts, template), checked);
};
