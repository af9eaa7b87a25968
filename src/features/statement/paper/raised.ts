import type { Block } from '../../../documents/model.ts';
import { formatDay } from '../../../kernel/index.ts';
import type { ReportedRisk } from '../../escalations/index.ts';
import { count } from '../../site/index.ts';
import type { StatementFacts, YearConcern } from '../facts.ts';
import { inYear } from '../say.ts';
import { heading, rowOf, type StatementContext, type StatementSection, said } from './context.ts';

const concernRow = ({ concern, mechanism, functions, closedOn }: YearConcern) =>
  rowOf(
    concern.code,
    `${mechanism}${functions.length === 0 ? '' : ` (${functions.join(', ')})`}`,
    concern.severity === 'serious' ? 'Serious' : 'Ordinary',
    `${formatDay(concern.raisedOn)}, by ${concern.raisedBy === 'lead' ? 'the lead' : 'a reviewer'}`,
    closedOn === null
      ? 'Still open'
      : `Closed on ${formatDay(closedOn)}: ${concern.outcome?.trim() ?? 'what came of it is not recorded'}`,
  );

/** The concerns, and what came of them. */
export const concerns: StatementSection = (number, context) => {
  const { facts, numbers } = context;
  const all = facts.concerns;
  const open = all.filter(({ concern }) => concern.state === 'open').length;
  return [
    heading(number, 'Concerns raised, and what came of them', 'concerns'),
    said(
      context,
      number,
      all.length === 0
        ? `No concern was raised ${inYear(facts)}, and none was open when the year began.`
        : `${count(all.length, 'concern was', 'concerns were')} raised ${inYear(facts)} or open when the year began: ${open} ${open === 1 ? 'is' : 'are'} still open, ${all.length - open} ${all.length - open === 1 ? 'is' : 'are'} closed.`,
    ),
    ...(all.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: numbers.table('Concerns'),
            columns: [
              { title: 'Concern', width: 12 },
              { title: 'Mechanism and functions', width: 30 },
              { title: 'How serious', width: 11 },
              { title: 'Raised', width: 18 },
              { title: 'What came of it', width: 29 },
            ],
            rows: all.map(concernRow),
            compact: true,
          } satisfies Block,
        ]),
  ];
};

// The same words whether there are any or not: a number would tell its readers what they may not know, and so would silence in some years alone.
const RESTRICTED =
  'Risks that were restricted are no part of this statement, nor of any number in it. It does not say whether there are any.';

const sayRisks = (facts: StatementFacts): string => {
  const many = facts.risks.length;
  if (many === 0)
    return `No significant, serious or immediate risk that is not restricted was raised ${inYear(facts)}. ${RESTRICTED}`;
  const untold = facts.risks.filter(({ told }) => told.length === 0).length;
  const raised = `${count(many, 'significant, serious or immediate risk was', 'significant, serious or immediate risks were')} raised ${inYear(facts)}`;
  return `${raised}${untold === 0 ? '' : `, and of ${untold} nobody is recorded as told`}. ${RESTRICTED}`;
};

// Where nobody was told, a list of all who were not would say it twice.
const sayTold = (told: ReportedRisk['told'], notTold: readonly string[]): string => {
  if (told.length === 0) return 'Nobody is recorded as told';
  const others = notTold.length === 0 ? '' : `. Not recorded as told: ${notTold.join('; ')}`;
  return `${told.map(({ whom, on }) => `${whom}, ${formatDay(on)}`).join('; ')}${others}`;
};

const riskTable = ({ facts, numbers }: StatementContext): Block => ({
  kind: 'table',
  caption: numbers.table('Risks reported upwards'),
  columns: [
    { title: 'Report', width: 13 },
    { title: 'How grave', width: 13 },
    { title: 'A risk since', width: 16 },
    { title: 'Raised on', width: 16 },
    { title: 'Who was told, and when first', width: 30 },
    { title: 'Stands', width: 12 },
  ],
  rows: facts.risks.map(({ code, grade, since, reportedOn, told, notTold, open }) =>
    rowOf(code, grade, formatDay(since), formatDay(reportedOn), sayTold(told, notTold), open ? 'Open' : 'Closed'),
  ),
  compact: true,
  notes: [
    'What each risk is was said to those who were told. It is not printed here, because such words may tell of people.',
  ],
});

/** The risks that were reported upwards, without what they are. */
export const risks: StatementSection = (number, context) => {
  const { facts } = context;
  return [
    heading(number, 'Risks reported upwards', 'risks'),
    said(context, number, sayRisks(facts)),
    ...(facts.risks.length === 0 ? [] : [riskTable(context)]),
  ];
};
