import { type RawBuilder, sql } from 'kysely';

import { decimal, type Instant, multiply, type Period, parsePeriod } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { sourceTitles } from '../councils/index.ts';
import {
  type CouncilFigureRow,
  councilFigures,
  type PublishedIndicator,
  publishedIndicators,
} from '../indicators/index.ts';
import type { MeasureFacts } from './assessment.ts';
import { type Absence, type Figure, isAbsence, type Measure, type NationalSeries } from './measure.ts';
import { type MeasureRow, periodOf, type TargetRow, toMeasure, toObservation, toTarget } from './rows.ts';
import { withoutWithheld } from './series.ts';
import { observationsInForce } from './store.ts';

/** A measure's place in a plan, with all that is needed to assess it. */
export type PlanMeasure = MeasureFacts & {
  readonly plan: string;
  readonly priority: string | null;
  readonly role: 'measure' | 'context' | 'reported';
  readonly baseline: { readonly value: string | null; readonly period: Period | null };
  readonly note: string | null;
};

/**
 * A query for others to join: `plan` and `measures`, how many the plan holds itself to, for each plan that holds itself to any. In SQL, so
 * that a list of plans stays one statement.
 */
export const measureCounts = (asAt: Instant): RawBuilder<{ plan: string; measures: number }> => sql`
  select plan, count(*)::int as measures from (
    select distinct on (plan, measure) plan, role, withdrawn from plan_measure where known_at <= ${asAt}::timestamptz
    order by plan, measure, known_at desc
  ) latest where role = 'measure' and not withdrawn group by plan`;

type LinkColumns = {
  indicator: string | null;
  factor: string | null;
  conversion: string | null;
  link_note: string | null;
};

type PlanMeasureRow = MeasureRow &
  LinkColumns & {
    plan: string;
    priority: string | null;
    role: PlanMeasure['role'];
    baseline_value: string | null;
    baseline_period_kind: string | null;
    baseline_period: string | null;
    baseline_absence: string | null;
    note: string | null;
    targets: TargetRow[] | null;
  };

// Numbers inside jsonb would come back as floating point, so targets travel as text. Each part is materialized: the planner guesses
// one row for each of them, and would otherwise work them out again for every row of the others.
const planMeasureRows = async (
  tx: Transaction,
  asAt: Instant,
  filter: { plan?: string; measure?: string },
): Promise<PlanMeasureRow[]> => {
  const plan = filter.plan ?? null;
  const measure = filter.measure ?? null;
  const found = await sql<PlanMeasureRow>`
    with known as (select ${asAt}::timestamptz as at),
    member as materialized (
      select distinct on (plan, measure) * from plan_measure, known
      where known_at <= known.at and (${plan}::text is null or plan = ${plan}) and (${measure}::text is null or measure = ${measure})
      order by plan, measure, known_at desc),
    definition as materialized (
      select distinct on (code) * from measure, known
      where known_at <= known.at and code in (select measure from member) order by code, known_at desc),
    aim as materialized (
      select distinct on (plan, measure, applies_kind, applies_to) * from target, known
      where known_at <= known.at and (${plan}::text is null or plan = ${plan}) and (${measure}::text is null or measure = ${measure})
      order by plan, measure, applies_kind, applies_to, known_at desc),
    link as materialized (
      select distinct on (measure) * from indicator_link, known
      where known_at <= known.at and measure in (select measure from member) order by measure, known_at desc),
    aims as materialized (
      select plan, measure, json_agg(json_build_object('applies_kind', applies_kind, 'applies_to', applies_to, 'operator', operator,
        'value', value::text, 'due', due, 'tolerance_kind', tolerance_kind, 'tolerance_value', tolerance_value::text)
        order by applies_to) as targets
      from aim where not withdrawn group by plan, measure)
    select member.plan, member.priority, member.role, member.baseline_value, member.baseline_period_kind, member.baseline_period,
      member.baseline_absence, member.note, definition.code, definition.title, definition.unit, definition.polarity,
      definition.decimals, definition.frequency, definition.roll_up, definition.owner_post, definition.owner_basis, definition.tags,
      definition.data_only, definition.definition_note, link.indicator, link.factor, link.conversion, link.note as link_note,
      aims.targets
    from member
    join definition on definition.code = member.measure and not definition.withdrawn
    left join link on link.measure = member.measure and not link.withdrawn
    left join aims on aims.plan = member.plan and aims.measure = member.measure
    where not member.withdrawn order by member.plan, member.position, member.measure`.execute(tx);
  return found.rows;
};

// The national file names years 2019-20 for school years as well: the figure is put under the measure's own kind of year.
const inOwnKind = (kind: string, code: string, measure: Measure): Period | null => {
  const wanted = kind === 'financial-year' ? parsePeriod(code, measure.frequency) : null;
  return wanted?.ok ? wanted.value : periodOf(kind, code);
};

/** The conversion, as packs write it, of a cost that the national file gives in the prices of its latest year. */
const REAL_TERMS = 'real-terms';

const nationalSeries = (
  measure: Measure,
  link: LinkColumns,
  published: PublishedIndicator | undefined,
  rows: readonly CouncilFigureRow[],
): NationalSeries | null => {
  const { indicator, factor, conversion } = link;
  if (indicator === null || factor === null || conversion === null) return null;
  const figures = rows.flatMap((row): Figure[] => {
    const period = inOwnKind(row.period_kind, row.period, measure);
    if (period === null) return [];
    return [
      {
        period,
        value: multiply(decimal(row.value), decimal(factor)),
        numerator: row.numerator === null ? null : decimal(row.numerator),
        denominator: row.denominator === null ? null : decimal(row.denominator),
        provisional: false,
        approximate: false,
        realTerms: conversion === REAL_TERMS,
        origin: 'national',
        source: `${row.dataset} ${indicator}`,
        note: link.link_note,
      },
    ];
  });
  return {
    indicator,
    title: published?.title ?? indicator,
    conversion,
    factor: decimal(factor),
    note: link.link_note,
    reportingPeriod: published?.reporting_period ?? '',
    figures,
    publishedTo:
      published?.published_kind == null || published.published_to === null
        ? null
        : inOwnKind(published.published_kind, published.published_to, measure),
  };
};

const grouped = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
};

/**
 * The measures of a plan (or one measure in every plan that holds it) in the plan's order, with targets, observations and linked national
 * figures as known at `asAt`. At most five statements, whatever the number of measures.
 */
export const planMeasures = async (
  tx: Transaction,
  council: string,
  asAt: Instant,
  filter: { plan?: string; measure?: string },
): Promise<PlanMeasure[]> => {
  const rows = await planMeasureRows(tx, asAt, filter);
  const codes = rows.map(({ code }) => code);
  const indicators = [...new Set(rows.map(({ indicator }) => indicator).filter((code) => code !== null))];
  const observed = grouped(await observationsInForce(tx, codes, asAt), ({ measure }) => measure);
  const titles = await sourceTitles(tx, asAt);
  const linked = indicators.length > 0;
  const national = grouped(
    linked ? await councilFigures(tx, council, indicators, asAt) : [],
    ({ indicator }) => indicator,
  );
  const published = new Map(
    (linked ? await publishedIndicators(tx, indicators, asAt) : []).map((known) => [known.indicator, known]),
  );
  return rows.map((row) => {
    const measure = toMeasure(row);
    const absence: Absence | null =
      row.baseline_absence !== null && isAbsence(row.baseline_absence) ? row.baseline_absence : null;
    return {
      plan: row.plan,
      priority: row.priority,
      role: row.role,
      note: row.note,
      baseline: { value: row.baseline_value, period: periodOf(row.baseline_period_kind, row.baseline_period) },
      baselineAbsence: absence,
      measure,
      targets: (row.targets ?? []).map(toTarget),
      observations: withoutWithheld((observed.get(row.code) ?? []).map((stated) => toObservation(stated, titles))),
      national: nationalSeries(
        measure,
        row,
        published.get(row.indicator ?? ''),
        national.get(row.indicator ?? '') ?? [],
      ),
    };
  });
};

/** The codes of the council's measures as known at `asAt`. */
export const measureCodes = async (tx: Transaction, asAt: Instant): Promise<ReadonlySet<string>> => {
  const found = await sql<{ code: string }>`
    select code from (
      select distinct on (code) code, withdrawn from measure where known_at <= ${asAt}::timestamptz order by code, known_at desc
    ) latest where not withdrawn`.execute(tx);
  return new Set(found.rows.map(({ code }) => code));
};
