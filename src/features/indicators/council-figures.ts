import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

/** How far an indicator is published for anybody; null where no figure is loaded. */
export type PublishedIndicator = {
  indicator: string;
  title: string;
  reporting_period: string;
  published_kind: string | null;
  published_to: string | null;
};

/** One published figure of one council, as the file gives it. */
export type CouncilFigureRow = {
  indicator: string;
  period_kind: string;
  period: string;
  value: string;
  numerator: string | null;
  denominator: string | null;
  dataset: string;
};

/** The indicators named that are in force, each with the last period for which any council has a figure. */
export const publishedIndicators = async (
  tx: Transaction,
  indicators: readonly string[],
  asAt: Instant,
): Promise<PublishedIndicator[]> => {
  const found = await sql<PublishedIndicator>`
    select described.code as indicator, described.title, described.reporting_period, latest.period_kind as published_kind,
      latest.period as published_to
    from (
      select distinct on (code) * from indicator
      where code = any(${indicators}::text[]) and known_at <= ${asAt}::timestamptz order by code, known_at desc
    ) described
    left join lateral (select period_kind, period from indicator_value
      where indicator_value.indicator = described.code and known_at <= ${asAt}::timestamptz
      order by period_end desc, period_start desc limit 1) latest on true
    where not described.withdrawn`.execute(tx);
  return found.rows;
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
    select distinct on (indicator, period_start, period_end) indicator, period_kind, period, value, numerator, denominator, dataset
    from indicator_value
    where council = ${council} and indicator = any(${indicators}::text[]) and known_at <= ${asAt}::timestamptz
    order by indicator, period_start, period_end, known_at desc, sequence desc`.execute(tx);
  return found.rows;
};
