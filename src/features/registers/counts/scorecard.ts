import type { Transaction } from '../../../platform/database/database.ts';
import type { RevisedTable } from '../../../platform/database/revisions.ts';
import { readTogether, rowsInForce } from '../../../platform/database/together.ts';
import { LATEST } from '../../people/index.ts';

/** The measures of the balanced scorecards, as a pack lists them for all councils. */
export const SCORECARD_MEASURE: RevisedTable = {
  name: 'scorecard_measure',
  key: ['scorecard', 'measure'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'position', type: 'int' },
    { name: 'source', type: 'text' },
    { name: 'note', type: 'text' },
  ],
};

/** A scorecard: its measures in its order, each with why it stands there. */
export type Scorecard = {
  readonly code: string;
  readonly title: string;
  readonly measures: readonly { readonly measure: string; readonly source: string; readonly note: string | null }[];
};

type Row = {
  readonly scorecard: string;
  readonly title: string;
  readonly measure: string;
  readonly position: number;
  readonly source: string;
  readonly note: string | null;
};

/** All scorecards, in the order of their titles. */
export const readScorecards = async (tx: Transaction): Promise<Scorecard[]> => {
  const { rows } = await readTogether<{ rows: Row }>(tx, { rows: rowsInForce(SCORECARD_MEASURE, LATEST) });
  const codes = [...new Set(rows.map(({ scorecard }) => scorecard))];
  return codes
    .map((code) => {
      const own = rows.filter(({ scorecard }) => scorecard === code).toSorted((a, b) => a.position - b.position);
      return {
        code,
        title: own[0]?.title ?? code,
        measures: own.map(({ measure, source, note }) => ({ measure, source, note })),
      };
    })
    .toSorted((a, b) => (a.title < b.title ? -1 : 1));
};
