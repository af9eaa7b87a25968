import type { Block, Inline } from '../../../documents/model.ts';
import { formatDay } from '../../../kernel/index.ts';
import type { CoverField } from '../template.ts';
import { BY_THE_CLERK, paperTitles } from '../titles.ts';
import type { PaperContext } from './context.ts';
import { paragraph, strong, text } from './pieces.ts';

const byTheClerk: Inline = { kind: 'awaited', text: `${BY_THE_CLERK.charAt(0).toUpperCase()}${BY_THE_CLERK.slice(1)}` };

const given = (words: string | null): Inline => (words === null ? byTheClerk : text(words));

/** The lines at the head of the paper, in the template's order: "Report to: Social Work Committee". */
export const cover = (context: PaperContext): Block[] => {
  const { facts, template, values } = context;
  const { head } = facts;
  const fields: Record<CoverField, Inline> = {
    committee: given(head.committee),
    date: given(head.date === null ? null : formatDay(head.date)),
    title: text(paperTitles(facts, template, values).title),
    author: text(values.author),
    number: given(head.number),
  };
  return [
    paragraph([strong('Council: '), text(facts.council.name)]),
    ...template.cover.map(({ id, label }) => paragraph([strong(`${label}: `), fields[id]])),
  ];
};
