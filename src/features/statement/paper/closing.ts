import type { Block, Row } from '../../../documents/model.ts';
import { formatDay, formatInstant } from '../../../kernel/index.ts';
import { MECHANISM_KINDS } from '../../framework/index.ts';
import { paragraph, strong, text } from '../../reports/index.ts';
import { sayFrequency, sayLeads } from '../changes.ts';
import type { MechanismYear } from '../facts.ts';
import { sayShared } from '../say.ts';
import { awaited, heading, listOf, rowOf, type StatementContext, type StatementSection, said } from './context.ts';

/** What a committee paper must say and this system cannot know: left to whoever signs it, visibly. */
export const implications: StatementSection = (number, context) => {
  const by = awaited(`To be written by the ${context.facts.author}`);
  return [
    heading(number, 'Implications and consultation', 'implications'),
    said(context, number, strong('Financial implications: '), by),
    said(context, number, strong('Policy implications: '), by),
    said(context, number, strong('Consultation: '), by),
  ];
};

/** What the statement was made from, and what it can be checked against. */
export const sources: StatementSection = (number, context) => {
  const { facts } = context;
  return [
    heading(number, 'Sources and background papers', 'sources'),
    said(
      context,
      number,
      `Made from the Council's framework of assurance, what was answered and reviewed in it, its concerns, delegations and calendar of meetings, as known at ${formatInstant(facts.asAt)}. Made again as at that moment, it is the same to the letter.`,
    ),
    ...(facts.packs.length === 0
      ? []
      : [
          said(
            context,
            number,
            `The data packs in use: ${facts.packs.map(({ pack, version }) => `${pack} ${version}`).join(', ')}.`,
          ),
        ]),
    listOf(["The Council's Chief Social Work Officer governance framework (appendix 1)"]),
    paragraph([strong('Author: '), text(facts.author)]),
  ];
};

const kindOf = (kind: string): string =>
  Object.hasOwn(MECHANISM_KINDS, kind) ? MECHANISM_KINDS[kind as keyof typeof MECHANISM_KINDS] : kind;

const frameworkRow = (each: MechanismYear, { facts: { posts, groups } }: StatementContext): Row => {
  const { mechanism, source, schedule, leads } = each;
  const group = schedule?.group ?? null;
  const meets = group === null ? '' : `: ${groups.get(group) ?? group}`;
  const same = mechanism.code === source.code ? '' : ` (the same as ${source.code})`;
  return rowOf(
    mechanism.code,
    `${mechanism.title}${same}`,
    kindOf(source.kind),
    sayLeads(posts, leads),
    schedule === null ? 'No frequency' : `${sayFrequency(schedule)}${meets}`,
    sayShared(each) === '' ? 'No' : `Shared: ${sayShared(each)}`,
  );
};

/** The whole framework, on landscape pages. */
export const framework = (context: StatementContext): Block[] => {
  const { facts, numbers } = context;
  return [
    { kind: 'page-break', landscape: true },
    { kind: 'heading', level: 1, text: 'Appendix 1: The framework of assurance', id: 'appendix-1' },
    {
      kind: 'table',
      caption: numbers.table(
        `The mechanisms by function, as they ${facts.reach.soFar ? 'stand so far' : `stood on ${formatDay(facts.reach.day)}`}`,
      ),
      columns: [
        { title: 'Code', width: 6 },
        { title: 'Mechanism', width: 34 },
        { title: 'Kind', width: 14 },
        { title: 'Lead post', width: 26 },
        { title: 'How often', width: 22 },
        { title: 'Under another function', width: 14 },
      ],
      rows: facts.functions.flatMap(({ function: { code, title }, mechanisms }): Row[] => [
        {
          cells: [{ content: [text(`${code}: ${title}${mechanisms.length === 0 ? ' (no mechanism)' : ''}`)] }],
          group: true,
        },
        ...mechanisms.map((each) => frameworkRow(each, context)),
      ]),
      compact: true,
    },
  ];
};
