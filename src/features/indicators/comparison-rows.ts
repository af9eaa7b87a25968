import { sql } from 'kysely';

import { decimal, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { CouncilFigure, Family } from './benchmark.ts';
import type { Indicator } from './indicator.ts';
import { type IndicatorRow, toDecimal, toIndicator } from './rows.ts';

/** What to compare. Without `period` ("2021/22", "2010/14"), the latest one for which the council has a figure. */
export type WantedBenchmark = { readonly code: string; readonly period?: string };

type DescribedRow = IndicatorRow & { family: string | null; members: string[] | null };

/** The indicators asked for that are in force, each with the council's own family in the indicator's grouping. One statement. */
export const describedIndicators = async (
  tx: Transaction,
  council: string | null,
  codes: readonly string[],
  asAt: Instant,
): Promise<Map<string, { indicator: Indicator; family: Family | null }>> => {
  const found = await sql<DescribedRow>`
    with described as (
      select distinct on (code) * from indicator
      where code = any(${codes}::text[]) and known_at <= ${asAt}::timestamptz order by code, known_at desc),
    placed as (
      select distinct on (grouping, council) grouping, council, family, withdrawn from family_group
      where known_at <= ${asAt}::timestamptz order by grouping, council, known_at desc),
    own as (
      select mine.grouping, mine.family, array_agg(placed.council order by placed.council) as members
      from placed mine join placed on placed.grouping = mine.grouping and placed.family = mine.family and not placed.withdrawn
      where mine.council = ${council}::text and not mine.withdrawn group by mine.grouping, mine.family)
    select described.*, own.family, own.members
    from described left join own on own.grouping = described.family_grouping
    where not described.withdrawn`.execute(tx);
  return new Map(
    found.rows.map((row) => [
      row.code,
      {
        indicator: toIndicator(row),
        family: row.family === null ? null : { name: row.family, councils: row.members ?? [] },
      },
    ]),
  );
};

/** One council's figure in the period chosen for the wanted benchmark of this place in the list, counted from 1. */
export type FigureRow = {
  ordinal: number;
  period_kind: string;
  period: string;
  council: string;
  value: string;
  scotland: string | null;
};

/**
 * The figures of all councils for each benchmark wanted, as known at `asAt`, in one statement. Without a named period: the latest one
 * for which `council` has a figure.
 */
export const figureRows = async (
  tx: Transaction,
  council: string | null,
  wanted: readonly WantedBenchmark[],
  asAt: Instant,
): Promise<FigureRow[]> => {
  const codes = wanted.map(({ code }) => code);
  const periods = wanted.map(({ period }) => period ?? '');
  const found = await sql<FigureRow>`
    with wanted as (
      select code, nullif(period, '') as period, ordinal::int
      from unnest(${codes}::text[], ${periods}::text[]) with ordinality as given(code, period, ordinal)),
    chosen as (
      select wanted.ordinal, wanted.code, latest.* from wanted cross join lateral (
        (select period_start, period_end from indicator_value own
         where wanted.period is null and own.indicator = wanted.code and own.council = ${council}::text
           and own.known_at <= ${asAt}::timestamptz
         order by period_end desc, period_start desc limit 1)
        union all
        (select period_start, period_end from indicator_value named
         where named.indicator = wanted.code and named.period = wanted.period and named.known_at <= ${asAt}::timestamptz
         limit 1)) latest)
    select distinct on (chosen.ordinal, figure.council) chosen.ordinal, figure.period_kind, figure.period, figure.council,
      figure.value, figure.scotland
    from chosen join indicator_value figure on figure.indicator = chosen.code
      and figure.period_start = chosen.period_start and figure.period_end = chosen.period_end
      and figure.known_at <= ${asAt}::timestamptz
    order by chosen.ordinal, figure.council, figure.known_at desc, figure.sequence desc`.execute(tx);
  return found.rows;
};

export const toCouncilFigure = (row: FigureRow): CouncilFigure => ({
  council: row.council,
  value: decimal(row.value),
  scotland: toDecimal(row.scotland),
});
