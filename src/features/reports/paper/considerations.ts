import type { Block } from '../../../documents/model.ts';
import { exceptionsOf } from '../../plans/index.ts';
import type { PartKind, TemplatePart } from '../template.ts';
import { writtenAt } from '../wanted-texts.ts';
import type { PaperContext, SectionBuilder } from './context.ts';
import { lateSources, reasonsMissing } from './missing.ts';
import { paragraph, sectionHeading, text } from './pieces.ts';
import { summaryTable } from './summary-table.ts';
import { templateParagraphs, writtenBlocks } from './written.ts';

type PartBuilder = (part: TemplatePart, section: string, context: PaperContext) => Block[];

/** Introduces what follows; where nothing follows, the part is left out, its introduction too. */
const introducing =
  (follows: (context: PaperContext) => Block[]): PartBuilder =>
  (part, section, context) => {
    const blocks = follows(context);
    return blocks.length === 0 ? [] : [...templateParagraphs(part, section, context), ...blocks];
  };

/** Introduces a list that is written with a semicolon or a new line between its items. */
const listWritten: PartBuilder = (part, section, context) => {
  const items = (writtenAt(context.facts, part.id) ?? '')
    .split(/[;\r\n]+/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.length === 0
    ? []
    : [...templateParagraphs(part, section, context), { kind: 'list', items: items.map((item) => [text(item)]) }];
};

const PARTS: Record<PartKind, PartBuilder> = {
  'plan-agreed': (part, section, context) => {
    const written = writtenAt(context.facts, part.id);
    return [
      ...templateParagraphs(part, section, context),
      ...(written === null ? [] : writtenBlocks(written, section, context)),
    ];
  },
  'linked-plans': listWritten,
  'measure-count': templateParagraphs,
  comparison: templateParagraphs,
  'summary-table': (part, section, context) => [...templateParagraphs(part, section, context), summaryTable(context)],
  'missing-why': introducing(({ facts }) => reasonsMissing(facts)),
  'late-sources': introducing(({ facts }) => lateSources(facts)),
  'changes-under-review': listWritten,
  'exceptions-intro': (part, section, context) =>
    exceptionsOf(context.facts.assessment).length === 0
      ? [paragraph([text('No measure missed its target in this period.')], context.numbers.within(section))]
      : templateParagraphs(part, section, context),
};

/** The body of the report: its template's sentences, then its parts in the template's order. */
export const considerations: SectionBuilder = (section, context) => [
  sectionHeading(section, context),
  ...templateParagraphs(section, section.number, context),
  ...(section.parts ?? []).flatMap((part) => PARTS[part.kind](part, section.number, context)),
];
