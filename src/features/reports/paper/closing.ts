import type { Block, Inline } from '../../../documents/model.ts';
import { formatDay } from '../../../kernel/index.ts';
import { postTitle } from '../../people/index.ts';
import type { BackgroundPaper } from '../paper-facts.ts';
import { fillIn } from '../placeholders.ts';
import type { TemplateSection } from '../template.ts';
import { writtenAt } from '../wanted-texts.ts';
import { type SectionBuilder, sentencesOf } from './context.ts';
import { paragraph, sectionHeading, text } from './pieces.ts';
import { statedSection, writtenBlocks, writtenSection } from './written.ts';

/** Who was consulted, by post or by the name of the group. Where nobody is named, the section is awaited. */
export const governanceAssurance: SectionBuilder = (section, context) => {
  const { head, posts } = context.facts;
  if (head.consulted.length === 0) return writtenSection({ ...section, text: [] }, context);
  const items = head.consulted.map((code): Inline[] => [text(postTitle(posts, code))]);
  const written = writtenAt(context.facts, section.id);
  return [
    ...statedSection(section, context),
    { kind: 'list', items },
    ...(written === null ? [] : writtenBlocks(written, section.number, context)),
  ];
};

/** Who wrote the report and who is to approve it, by post. Remit records no approval yet, and so the paper claims none. */
export const authorApprover: SectionBuilder = (section, context) => {
  const approver = `${context.values.approver} (approval not yet recorded)`;
  return [
    sectionHeading(section, context),
    ...section.text.map((pattern) => paragraph([text(fillIn(pattern, { ...context.values, approver }))])),
  ];
};

const linkTo = (words: string, { sections }: { readonly sections: readonly TemplateSection[] }): Inline => {
  const target = sections.find(({ number }) => /^[A-Za-z]/.test(number) && words.startsWith(number));
  return target === undefined ? text(words) : { kind: 'link', text: words, href: `#${target.id}` };
};

/** The appendices by name, each a link to where it begins. */
export const appendices: SectionBuilder = (section, context) => [
  sectionHeading(section, context),
  { kind: 'list', items: sentencesOf(section, context).map((words) => [linkTo(words, context.template)]) },
];

const sayPaper = ({ committee, date, title, reference }: BackgroundPaper): string =>
  [committee, date === null ? null : formatDay(date), title, reference].filter((part) => part !== null).join(' – ');

/** The papers that this one stands on, the earlier assessments of the plan among them. */
export const backgroundPapers: SectionBuilder = (section, context) => {
  const papers = context.facts.backgroundPapers;
  const listed: Block =
    papers.length === 0
      ? paragraph([text('None.')])
      : { kind: 'list', items: papers.map((paper) => [text(sayPaper(paper))]) };
  return [...statedSection(section, context), listed];
};
