import type { Block, Column, Inline, Row } from '../../../documents/model.ts';
import { formatDay, formatInstant, lastDay, periodTitle, previousPeriod } from '../../../kernel/index.ts';
import { strong, text } from '../../reports/index.ts';
import type { YearCount } from '../count-year.ts';
import type { FunctionYear, StatementFacts } from '../facts.ts';
import { sayAnswered, sayCount } from '../say.ts';
import { heading, levelPiece, rowOf, type StatementContext, type StatementSection, said } from './context.ts';
import { quarterPicture, sayQuarter } from './quarter-picture.ts';

const columnsFor = ({ year, reach }: StatementFacts): Column[] => [
  { title: 'Function', width: 27 },
  { title: `Opinion, ${reach.soFar ? 'so far' : formatDay(reach.day)}`, width: 18 },
  { title: `A year before, ${formatDay(lastDay(previousPeriod(year)))}`, width: 17 },
  { title: 'Answered of due', width: 15, align: 'end' },
  { title: 'Late', width: 8, align: 'end' },
  { title: 'Never', width: 9, align: 'end' },
  { title: 'Waived', width: 11, align: 'end' },
  { title: 'Concerns', width: 20, align: 'end' },
];

const counts = (of: YearCount): string[] => [sayAnswered(of), String(of.late), String(of.never), String(of.waived)];

const sayConcerns = (concerns: FunctionYear['concerns']): string => {
  if (concerns.length === 0) return 'None';
  const open = concerns.filter(({ concern }) => concern.state === 'open').length;
  return `${open} open, ${concerns.length - open} closed`;
};

const functionRow = ({ function: { code, title }, opinion, before, count, concerns }: FunctionYear): Row => {
  const overruled: Inline[] = opinion.overruled === null ? [] : [text(' (own opinion)')];
  return rowOf(
    [strong(`${code} `), text(title)],
    [levelPiece(opinion.level), ...overruled],
    before === null ? 'No framework yet' : [levelPiece(before)],
    ...counts(count),
    sayConcerns(concerns),
  );
};

const totalRow = ({ total, concerns }: StatementFacts): Row => {
  const [whole, ...cells] = ['All functions', ...counts(total), sayConcerns(concerns)].map((words) => ({
    content: [strong(words)],
  }));
  return { cells: [{ content: [], ...whole, columnSpan: 3 }, ...cells], total: true };
};

const sharedNote = ({ functions }: StatementFacts): string[] =>
  functions.some(({ mechanisms }) => mechanisms.some(({ alsoUnder }) => alsoUnder.length > 0))
    ? ['What counts for two functions stands in the rows of both, and once in the last row.']
    : [];

const quarterTable = ({ facts, numbers }: StatementContext): Block => ({
  kind: 'table',
  caption: numbers.table('The opinion on each function at the end of each quarter, as it was known then'),
  columns: [
    { title: 'Function', width: 9 },
    ...(facts.functions[0]?.quarters ?? []).map(({ day }): Column => ({ title: formatDay(day), width: 12 })),
  ],
  rows: facts.functions.map(({ function: { code }, quarters }) =>
    rowOf(
      code,
      ...quarters.map((quarter): Inline[] => [
        quarter.level === null ? text(sayQuarter(quarter)) : levelPiece(quarter.level),
      ]),
    ),
  ),
  compact: true,
});

/** The ten functions in one table, then by quarter as a picture with its table. */
export const atAGlance: StatementSection = (number, context) => {
  const { facts, numbers } = context;
  return [
    // The table that members look at first stands on one page.
    { kind: 'page-break' },
    heading(number, 'At a glance', 'at-a-glance'),
    said(context, number, sayCount(facts.total)),
    {
      kind: 'table',
      caption: numbers.table(`The functions in ${periodTitle(facts.year)}${facts.reach.soFar ? ', so far' : ''}`),
      columns: columnsFor(facts),
      rows: [...facts.functions.map(functionRow), totalRow(facts)],
      compact: true,
      notes: [
        `Counts of what was due in the year, as known at ${formatInstant(facts.asAt)}. What was late is among what was answered; what was waived is left out of what was due.`,
        ...sharedNote(facts),
        'Concerns: those raised in the year, and those open when it began.',
      ],
    },
    said(
      context,
      number,
      'The picture shows how the opinions stood at the end of each quarter; the table after it says the same.',
    ),
    { kind: 'picture', picture: quarterPicture(facts.functions), caption: 'The opinion on each function by quarter' },
    quarterTable(context),
  ];
};
