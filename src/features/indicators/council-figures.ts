import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

/** One published figure of one council, as the file gives it, with how far the indicator is published for anybody. */
export type CouncilFigureRow = {
  indicator: string;
  title: string;
  reporting_period: string;
  period_kind: string;
  period: string;
  value: string;
  numerator: string | null;
  denominator: string | null;
  dataset: string;
  published_kind: string;
  published_to: string;
};

/**
 * A council's own figures of the indicators named, as known at `asAt`: the latest row for each period. One statement, whose cost does not
 * depend on how many councils there are.
 */
export const councilFigures = async (
  tx: Transaction,
  council: string,
  indicators: readonly string[],
  asAt: Instant,
): Promise<CouncilFigureRow[]> => {
  const found = await sql<CouncilFigureRow>`
    select distinct on (figure.indicator, figure.period_start, figure.period_end)
      figure.indicator, described.title, described.reporting_period, figure.period_kind, figure.period, figure.value,
      figure.numerator, figure.denominator, figure.dataset, latest.period_kind as published_kind, latest.period as published_to
    from indicator_value figure
    join lateral (select title, reporting_period from indicator
      where code = figure.indicator and known_at <= ${asAt}::timestamptz order by known_at desc limit 1) described on true
    join lateral (select period_kind, period from indicator_value any_council
      where any_council.indicator = figure.indicator and any_council.known_at <= ${asAt}::timestamptz
      order by period_end desc, period_start desc limit 1) latest on true
    where figure.council = ${council} and figure.indicator = any(${indicators}::text[]) and figure.known_at <= ${asAt}::timestamptz
    order by figure.indicator, figure.period_start, figure.period_end, figure.known_at desc, figure.sequence desc`.execute(
    tx,
  );
  return found.rows;
};
