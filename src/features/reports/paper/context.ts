import type { Block } from '../../../documents/model.ts';
import type { PaperFacts } from '../paper-facts.ts';
import { fillIn, type PlaceholderValues } from '../placeholders.ts';
import type { PaperTemplate, TemplateSection } from '../template.ts';
import type { WantedText } from '../wanted-texts.ts';
import type { Numbering } from './numbering.ts';

/** What every section is made from. */
export type PaperContext = {
  readonly facts: PaperFacts;
  readonly template: PaperTemplate;
  readonly values: PlaceholderValues;
  readonly numbers: Numbering;
  /** Who owes each text that the paper needs, by place. */
  readonly wanted: ReadonlyMap<string, WantedText>;
};

/** Makes the blocks of one section, its heading included. */
export type SectionBuilder = (section: TemplateSection, context: PaperContext) => Block[];

/** The section's sentences with their placeholders filled in. */
export const sentencesOf = ({ text }: { readonly text: readonly string[] }, { values }: PaperContext): string[] =>
  text.map((pattern) => fillIn(pattern, values));
