import type { Block, Inline, PaperDocument } from '../../../documents/model.ts';
import { assessmentPaper } from '../assessment-paper.ts';
import type { PaperFacts } from '../paper-facts.ts';

/** The paper, where it must not be refused. */
export const paperOf = (facts: PaperFacts): PaperDocument => {
  const result = assessmentPaper(facts);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

type Table = Extract<Block, { kind: 'table' }>;

const words = (content: readonly Inline[]): string => content.map(({ text }) => text).join('');

const contentsOf = (block: Block): readonly (readonly Inline[])[] => {
  switch (block.kind) {
    case 'paragraph':
      return [block.content];
    case 'list':
      return block.items;
    case 'notice':
      return block.content;
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.map(({ content }) => content));
    default:
      return [];
  }
};

/** Every piece of every line, in order. */
export const pieces = ({ blocks }: PaperDocument): Inline[] => blocks.flatMap((block) => contentsOf(block).flat());

/** Every line, as text. */
export const lines = ({ blocks }: PaperDocument): string[] => blocks.flatMap((block) => contentsOf(block).map(words));

export const headings = ({ blocks }: PaperDocument): Extract<Block, { kind: 'heading' }>[] =>
  blocks.filter((block) => block.kind === 'heading');

export const notices = ({ blocks }: PaperDocument): { title: string; lines: string[] }[] =>
  blocks.flatMap((block) => (block.kind === 'notice' ? [{ title: block.title, lines: block.content.map(words) }] : []));

export const tables = ({ blocks }: PaperDocument): Table[] => blocks.filter((block) => block.kind === 'table');

/** A table's rows as text, without its headings. */
export const cells = (table: Table | undefined): string[][] =>
  (table?.rows ?? []).map((row) => row.cells.map(({ content }) => words(content)));
