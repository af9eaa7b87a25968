import type { Block, Inline, StatusMark } from '../../../documents/model.ts';
import { plainText } from '../../../documents/plain-text.ts';
import { periodTitle } from '../../../kernel/index.ts';
import type { StatusWord } from '../../councils/index.ts';
import type { Figure, Measure } from '../../measures/index.ts';
import { postTitle } from '../../people/index.ts';
import type { PaperFacts } from '../paper-facts.ts';
import { fillIn } from '../placeholders.ts';
import { figureText } from '../say-measure.ts';
import type { TemplateSection } from '../template.ts';
import type { PaperContext } from './context.ts';

export const text = (words: string): Inline => ({ kind: 'text', text: words });
export const strong = (words: string): Inline => ({ kind: 'text', text: words, strong: true });

/** "Awaited from Chief Education Officer". */
export const awaitedFrom = (post: string | null, { posts }: PaperFacts): Inline => ({
  kind: 'awaited',
  text: post === null ? 'Awaited: no post is named for it' : `Awaited from ${postTitle(posts, post)}`,
});

export const markOf = ({ shape, tone }: StatusWord): StatusMark => ({ shape, tone });

/** A status in the council's words, with its mark. */
export const statusPiece = (word: StatusWord, short = false): Inline => ({
  kind: 'status',
  text: short ? word.shortLabel : word.label,
  mark: markOf(word),
});

/** A figure with where it comes from. */
export const figurePiece = (figure: Figure, measure: Measure): Inline => ({
  kind: 'figure',
  text: figureText(figure, measure),
  source: `${figure.source}: ${measure.title}, ${periodTitle(figure.period)}`,
});

/** A paragraph; with `number` where the section has numbers. */
export const paragraph = (content: readonly Inline[], number = ''): Block => ({
  kind: 'paragraph',
  content,
  ...(number === '' ? {} : { number }),
});

/** The heading of a section: "1." stands in the margin, "Appendix 1" before the words. */
export const sectionHeading = (section: TemplateSection, { values }: PaperContext): Block => {
  const words = fillIn(section.heading, values);
  const inMargin = /^\d/.test(section.number);
  return {
    kind: 'heading',
    level: 1,
    text: section.number === '' || inMargin ? words : `${section.number}: ${words}`,
    ...(inMargin ? { number: section.number.endsWith('.') ? section.number : `${section.number}.` } : {}),
    id: section.id,
  };
};

/** "1 text", "12 texts". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A title as it can head something; its code where nothing of it would print. */
export const named = (title: string, code: string): string => (plainText(title).trim() === '' ? code : title);
