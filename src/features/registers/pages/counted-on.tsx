import type { JSX } from 'preact';

import { councilCode, type Period, periodTitle } from '../../../kernel/index.ts';
import { DataTable, Link } from '../../../ui/index.ts';
import { actingIn, may } from '../../access/index.ts';
import type { AppRequest } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { countsTowards } from '../counts/figures.ts';
import { READ_COUNTS } from '../policy.ts';
import { readRuled } from '../read-ruled.ts';
import { toldToAll } from './count-period.tsx';
import { countedInRow, differs, Registers, saidBeside } from './scorecard-page.tsx';
import { type ScorecardRow, scorecardRows } from './scorecard-rows.ts';
import { opensEntries, type RegisterPages, type RegistersView, readRegisters } from './view.tsx';

const Part = (props: {
  readonly given: RegistersView;
  readonly rows: readonly ScorecardRow[];
  readonly period: Period;
}): JSX.Element => {
  const { given, rows, period } = props;
  return (
    <>
      <h2>Counted from registers</h2>
      {rows.some((row) => differs(given, row)) ? (
        <p>
          <strong>Finding:</strong> what was submitted for {periodTitle(period)} differs from what the register counts.
        </p>
      ) : null}
      <DataTable
        id="counted"
        caption={`Counted and submitted, ${periodTitle(period)}`}
        narrow="stack"
        columns={[
          {
            title: 'Register',
            rowHeader: true,
            cell: (row: ScorecardRow) => (row.countings.length === 0 ? 'None' : <Registers given={given} row={row} />),
          },
          { title: 'Counted', cell: (row) => countedInRow(given, row, 0) },
          { title: 'Submitted', cell: (row) => row.submitted ?? 'Nothing' },
          { title: 'What to know', cell: (row) => saidBeside(given, row).join('; ') },
        ]}
        rows={rows}
      />
    </>
  );
};

/**
 * What the registers count towards a measure, for the page of the measure, which lies below the registers and is handed this where the service is put
 * together. `counts`: whether a register counts towards it and the reader may see what they count; only then is `part` asked for, outside of any transaction. It
 * is made of what this reader may have counted, so a page that shows it is never kept.
 */
export const countedOn = (pages: RegisterPages) => ({
  counts: async (request: AppRequest, measure: string): Promise<boolean> => {
    const council = councilCode(request.path['council'] ?? '');
    if (council === null || !may(actingIn(request.caller, council), READ_COUNTS)) return false;
    const { database } = pages.site;
    const { types } = await database.read({ council }, (tx) => readRuled(tx, { database, council }));
    return countsTowards(types.values(), measure).length > 0;
  },
  part: (request: AppRequest, measure: string, period: Period): Promise<JSX.Element | null> =>
    readRegisters(pages, request, async (given) => {
      if (!opensEntries(given) && !toldToAll(period)) {
        return (
          <p>
            What the registers count is told to you by financial year alone: choose a year as the period of this page,
            or see the <Link href={REGISTERS.scorecards(given.council)}>scorecards</Link>.
          </p>
        );
      }
      const alone = { code: measure, title: measure, measures: [{ measure, source: 'ours', note: null }] };
      return <Part given={given} rows={await scorecardRows(given, alone, [period])} period={period} />;
    }),
});
