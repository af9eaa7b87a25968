import type { Block, Inline, Row } from '../../../documents/model.ts';
import { strong, text } from '../../reports/index.ts';
import { sayFirstLead, sayFrequency } from '../changes.ts';
import type { FunctionYear, MechanismYear } from '../facts.ts';
import { gapsIn, sayAnswered, sayCount, sayNewest, sayShared } from '../say.ts';
import { heading, listOf, rowOf, type StatementContext, type StatementSection, said } from './context.ts';
import { opinionOf } from './opinion-of.ts';

const mechanismRow = (each: MechanismYear, { facts }: StatementContext): Row => {
  const { mechanism, schedule, leads, count, newest } = each;
  const shared = sayShared(each);
  const remark = [shared, each.gone ? 'taken out of the framework in the year' : ''].filter((words) => words !== '');
  const name: Inline[] = [text(mechanism.title), ...(remark.length === 0 ? [] : [text(` (${remark.join('; ')})`)])];
  return rowOf(
    name,
    sayFirstLead(facts.posts, leads),
    schedule === null ? 'No frequency' : sayFrequency(schedule),
    sayAnswered(count),
    count.late,
    count.never,
    count.waived,
    sayNewest(newest, count),
  );
};

const mechanismTable = ({ function: { code }, mechanisms }: FunctionYear, context: StatementContext): Block => ({
  kind: 'table',
  caption: context.numbers.table(`The mechanisms of ${code} and what came in`),
  columns: [
    { title: 'Mechanism', width: 26 },
    { title: 'Lead post', width: 20 },
    // Wide enough for “Management” in one piece.
    { title: 'How often', width: 18 },
    { title: 'Answered of due', width: 15, align: 'end' },
    { title: 'Late', width: 8, align: 'end' },
    { title: 'Never', width: 9, align: 'end' },
    { title: 'Waived', width: 11, align: 'end' },
    { title: 'Newest answer', width: 26 },
  ],
  rows: mechanisms.map((each) => mechanismRow(each, context)),
  compact: true,
});

const NOTHING_DUE_YET = 'nothing has fallen due, so there is nothing to judge by.';

const functionBlocks = (each: FunctionYear, number: string, context: StatementContext): Block[] => {
  const section = context.numbers.within(number);
  const { code, title } = each.function;
  const gaps = gapsIn(each);
  return [
    { kind: 'heading', level: 2, text: `${code}: ${title}`, number: section, id: `function-${code}` },
    ...opinionOf(each, section, context),
    said(context, section, strong('What came in: '), sayCount(each.count)),
    ...(each.mechanisms.length === 0
      ? [said(context, section, 'No mechanism brings assurance on this function.')]
      : [mechanismTable(each, context)]),
    said(
      context,
      section,
      strong('Gaps: '),
      gaps.length > 0
        ? ''
        : each.count.due === 0
          ? NOTHING_DUE_YET
          : 'none. Everything that fell due came in, and no concern is open.',
    ),
    ...(gaps.length === 0 ? [] : [listOf(gaps)]),
  ];
};

/** Each function by itself: opinion, reasons, mechanisms, gaps. */
export const functionSections: StatementSection = (number, context) => [
  heading(number, 'The functions', 'functions'),
  ...context.facts.functions.flatMap((each) => functionBlocks(each, number, context)),
];
