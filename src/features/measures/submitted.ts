import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { sourceTitles } from '../councils/index.ts';
import type { Measure } from './measure.ts';
import { type MeasureRow, toMeasure, toObservation } from './rows.ts';
import { type Series, seriesOf, withoutWithheld } from './series.ts';
import { observationsInForce } from './store.ts';

/** What a council said itself of a measure: its definition and its own figures by period, without what may not be seen. */
export type Submitted = { readonly measure: Measure; readonly series: Series };

/** The council's own figures of the measures named, as known at `asAt`; a code that is no measure of the council's is left out. */
export const submittedFigures = async (
  tx: Transaction,
  codes: readonly string[],
  asAt: Instant,
): Promise<ReadonlyMap<string, Submitted>> => {
  const { rows } = await sql<MeasureRow & { readonly withdrawn: boolean }>`
    select distinct on (code) code, title, unit, polarity, decimals, frequency, roll_up, owner_post, owner_basis, tags, data_only,
      definition_note, withdrawn
    from measure where code = any(${[...codes]}::text[]) and known_at <= ${asAt}::timestamptz order by code, known_at desc`.execute(
    tx,
  );
  const held = rows.filter(({ withdrawn }) => !withdrawn);
  const titles = await sourceTitles(tx, asAt);
  const stated = await observationsInForce(
    tx,
    held.map(({ code }) => code),
    asAt,
  );
  return new Map(
    held.map((row) => {
      const own = stated.filter(({ measure }) => measure === row.code).map((each) => toObservation(each, titles));
      return [row.code, { measure: toMeasure(row), series: seriesOf(withoutWithheld(own)) }];
    }),
  );
};
