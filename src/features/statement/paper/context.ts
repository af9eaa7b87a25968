import type { Block, Inline, Row } from '../../../documents/model.ts';
import { LEVEL_WORDS, type OpinionLevel } from '../../assurance/index.ts';
import { type Numbering, paragraph, text } from '../../reports/index.ts';
import type { StatementFacts } from '../facts.ts';

/** What every section is made from. */
export type StatementContext = { readonly facts: StatementFacts; readonly numbers: Numbering };

/** Makes the blocks of one section under its number, its heading included. */
export type StatementSection = (number: string, context: StatementContext) => Block[];

/** The heading of a section, its number in the margin. */
export const heading = (number: string, words: string, id: string): Block => ({
  kind: 'heading',
  level: 1,
  text: words,
  number: `${number}.`,
  id,
});

/** A numbered paragraph of a section. */
export const said = ({ numbers }: StatementContext, section: string, ...content: readonly (string | Inline)[]): Block =>
  paragraph(
    content.map((each) => (typeof each === 'string' ? text(each) : each)),
    numbers.within(section),
  );

/** A level in its shape and word. */
export const levelPiece = (level: OpinionLevel): Inline => ({
  kind: 'status',
  text: LEVEL_WORDS[level].words,
  mark: LEVEL_WORDS[level].mark,
});

/** What somebody has still to write. */
export const awaited = (words: string): Inline => ({ kind: 'awaited', text: words });

/** A list of plain lines. */
export const listOf = (lines: readonly string[]): Block => ({ kind: 'list', items: lines.map((line) => [text(line)]) });

/** A row of cells of plain words or pieces. */
export const rowOf = (...cells: readonly (string | number | readonly Inline[])[]): Row => ({
  cells: cells.map((cell) => ({
    content: typeof cell === 'string' ? [text(cell)] : typeof cell === 'number' ? [text(String(cell))] : cell,
  })),
});
