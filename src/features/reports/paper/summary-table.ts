import type { Block, Row } from '../../../documents/model.ts';
import type { StatusWord } from '../../councils/index.ts';
import type { PaperFacts } from '../paper-facts.ts';
import type { PaperContext } from './context.ts';
import { statusPiece, strong, text } from './pieces.ts';

type SummaryRow = { readonly word: StatusWord; readonly count: number };

/**
 * How many measures stand at each status, in the vocabulary's order: every scored status, even where none stands there, and
 * the others that occur. A status without a word in the vocabulary throws, so that no measure can go uncounted.
 */
export const summaryRows = ({ assessment, vocabulary }: PaperFacts): SummaryRow[] => {
  const counts = new Map(assessment.summary.map(({ status, count }) => [vocabulary.of(status).code, count]));
  return vocabulary.words
    .map((word) => ({ word, count: counts.get(word.code) ?? 0 }))
    .filter(({ word, count }) => count > 0 || word.group === 'scored');
};

/** The table of measures by status, with its total and the sum written out. */
export const summaryTable = ({ facts, numbers }: PaperContext): Block => {
  const rows = summaryRows(facts);
  const total = facts.assessment.total;
  const body = rows.map(
    ({ word, count }): Row => ({ cells: [{ content: [statusPiece(word)] }, { content: [text(String(count))] }] }),
  );
  return {
    kind: 'table',
    caption: numbers.table('Performance measures by status'),
    columns: [
      { title: 'Status', width: 7 },
      { title: 'Measures', width: 2, align: 'end' },
    ],
    rows: [...body, { cells: [{ content: [strong('Total')] }, { content: [strong(String(total))] }], total: true }],
    notes: [`${rows.map(({ count }) => count).join(' + ')} = ${total}, the number of measures in the plan.`],
  };
};
