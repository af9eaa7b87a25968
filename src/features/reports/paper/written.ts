import type { Block } from '../../../documents/model.ts';
import { writtenAt } from '../wanted-texts.ts';
import type { PaperContext, SectionBuilder } from './context.ts';
import { sentencesOf } from './context.ts';
import { awaitedFrom, paragraph, sectionHeading, text } from './pieces.ts';

const BULLET = /^[-•*]\s+/;

/** A written text as blocks: each line a paragraph, numbered within `section`; lines that begin with a dash or a bullet make a list. */
export const writtenBlocks = (words: string, section: string, { numbers }: PaperContext): Block[] => {
  const blocks: Block[] = [];
  let bullets: string[] = [];
  const endList = (): void => {
    if (bullets.length > 0) blocks.push({ kind: 'list', items: bullets.map((item) => [text(item)]) });
    bullets = [];
  };
  for (const line of words.split(/\r\n?|\n/).map((each) => each.trim())) {
    if (BULLET.test(line)) bullets.push(line.replace(BULLET, ''));
    else if (line !== '') {
      endList();
      blocks.push(paragraph([text(line)], numbers.within(section)));
    }
  }
  endList();
  return blocks;
};

/** What stands written at a place, or from whom it is awaited. */
export const writtenOrAwaited = (place: string, section: string, context: PaperContext): Block[] => {
  const { facts, wanted, numbers } = context;
  const words = writtenAt(facts, place);
  return words === null
    ? [paragraph([awaitedFrom(wanted.get(place)?.post ?? null, facts)], numbers.within(section))]
    : writtenBlocks(words, section, context);
};

/** The template's sentences as numbered paragraphs. */
export const templateParagraphs = (
  part: { readonly text: readonly string[] },
  section: string,
  context: PaperContext,
): Block[] => sentencesOf(part, context).map((words) => paragraph([text(words)], context.numbers.within(section)));

/** A section that says what its template says. */
export const statedSection: SectionBuilder = (section, context) => [
  sectionHeading(section, context),
  ...templateParagraphs(section, section.number, context),
];

/** A section that somebody writes: its template's sentences, then the text or from whom it is awaited. */
export const writtenSection: SectionBuilder = (section, context) => [
  ...statedSection(section, context),
  ...writtenOrAwaited(section.id, section.number, context),
];
