import type { Block } from '../../../documents/model.ts';
import { formatDay, formatInstant } from '../../../kernel/index.ts';
import { text } from '../../reports/index.ts';
import { count } from '../../site/index.ts';
import type { StatementFacts } from '../facts.ts';
import { nextYear } from '../say.ts';
import { placeOf, toSettle } from '../to-settle.ts';
import { heading, listOf, rowOf, type StatementContext, type StatementSection, said } from './context.ts';

const changeTable = ({ facts, numbers }: StatementContext): Block => ({
  kind: 'table',
  caption: numbers.table('Changes settled, each from its day on'),
  columns: [
    { title: 'Mechanism', width: 34 },
    { title: 'From', width: 16 },
    { title: 'What', width: 12 },
    { title: 'Before', width: 24 },
    { title: 'After', width: 24 },
  ],
  rows: facts.changes.map(({ title, from, what, before, after }) =>
    rowOf(title, formatDay(from), what === 'lead' ? 'Lead' : 'How often', before ?? 'Not in force before', after),
  ),
  compact: true,
});

// A list of fifty is read by nobody; all of them stand on the page of the framework's quality.
const MOST_PLACES = 5;

const findingBlocks = (facts: StatementFacts): Block[] => {
  const byRule = [...Map.groupBy(facts.findings, ({ rule }) => rule.code).values()];
  if (byRule.length === 0) return [];
  return [
    {
      kind: 'list',
      items: byRule.map((findings) => {
        const [first] = findings;
        const places = [...new Set(findings.map(({ place }) => placeOf(place, facts)))];
        const more = places.length - MOST_PLACES;
        const where = `${places.slice(0, MOST_PLACES).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
        // The rule's remedy tells the officer what to do; members read what was found.
        return [text(`${first?.rule.title ?? ''}: ${where}.`)];
      }),
    },
  ];
};

/** What is settled to change, what is still to be settled, and what the look over the framework found. */
export const changesNextYear: StatementSection = (number, context) => {
  const { facts } = context;
  const settle = toSettle(facts);
  return [
    heading(number, `What changes in ${nextYear(facts)}`, 'next-year'),
    said(
      context,
      number,
      facts.changes.length === 0
        ? 'No change to how often a mechanism is asked, or to who leads on it, is settled for after the year.'
        : `${count(facts.changes.length, 'change is', 'changes are')} settled for after the year, in how often a mechanism is asked or who leads on it.`,
    ),
    ...(facts.changes.length === 0 ? [] : [changeTable(context)]),
    said(context, number, settle.length === 0 ? 'Nothing else is left to be settled.' : 'To be settled:'),
    ...(settle.length === 0 ? [] : [listOf(settle)]),
    said(
      context,
      number,
      facts.findings.length === 0
        ? `A look over the framework on ${formatInstant(facts.asAt)} by the software's own rules found nothing serious.`
        : `A look over the framework on ${formatInstant(facts.asAt)} by the software's own rules, which are no law's, found the following to be serious:`,
    ),
    ...findingBlocks(facts),
  ];
};
