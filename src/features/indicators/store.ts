import { sql } from 'kysely';

import { type Decimal, type Instant, toPlain } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { PublishedValue } from './indicator.ts';

/** The numbers of one row, as exact text. */
const FIELDS = ['value', 'numerator', 'denominator', 'scotland', 'scotland_numerator', 'scotland_denominator'] as const;
type Field = (typeof FIELDS)[number];
type Numbers = Readonly<Record<Field, string | null>>;

/** A national figure that now reads otherwise than it did. Only the numbers that differ are listed, as published. */
export type RevisedValue = {
  readonly indicator: string;
  readonly council: string;
  readonly period: string;
  readonly fields: readonly { readonly field: Field; readonly before: string | null; readonly after: string | null }[];
};

type AppendedValues = {
  /** How many values of an indicator were not known before. */
  readonly added: readonly { readonly indicator: string; readonly count: number }[];
  readonly revised: readonly RevisedValue[];
};

const text = (value: Decimal | null | undefined): string | null => (value ? toPlain(value) : null);

const toRow = ({ indicator, council, period, value, numerator, denominator, scotland }: PublishedValue) => ({
  indicator,
  council,
  period_kind: period.kind,
  period: period.code,
  period_start: period.start,
  period_end: period.end,
  value: toPlain(value),
  numerator: text(numerator),
  denominator: text(denominator),
  scotland: text(scotland?.value),
  scotland_numerator: text(scotland?.numerator),
  scotland_denominator: text(scotland?.denominator),
});

const FIELD_COLUMNS = sql.join(FIELDS.map((field) => sql.ref(field)));
const columnsOf = (table: string) => sql.join(FIELDS.map((field) => sql.ref(`${table}.${field}`)));
const asText = (table: string) =>
  sql.join(FIELDS.flatMap((field) => [sql.lit(field), sql`${sql.ref(`${table}.${field}`)}::text`]));

type Outcome = {
  indicator: string;
  added: number;
  revised: { council: string; period: string; before: Numbers; after: Numbers }[];
};

/**
 * Appends those of `values` that differ from what is in force, or are new, in one statement. Numbers are compared as numbers: 0.50 is 0.5.
 * The same value twice in one call is not looked for here: the reader of the file refuses it.
 */
export const appendValues = async (
  tx: Transaction,
  values: readonly PublishedValue[],
  dataset: string,
  knownAt: Instant,
): Promise<AppendedValues> => {
  const indicators = [...new Set(values.map(({ indicator }) => indicator))];
  const found = await sql<Outcome>`
    with given as (
      select * from json_to_recordset(${JSON.stringify(values.map(toRow))}::json) as given(
        indicator text, council text, period_kind text, period text, period_start date, period_end date, value numeric,
        numerator numeric, denominator numeric, scotland numeric, scotland_numerator numeric, scotland_denominator numeric)),
    standing as (
      select distinct on (indicator, council, period_start, period_end) true as known, indicator, council, period_start, period_end,
        ${FIELD_COLUMNS}
      from indicator_value where indicator = any(${indicators}::text[]) and known_at <= ${knownAt}::timestamptz
      order by indicator, council, period_start, period_end, known_at desc, sequence desc),
    differing as (
      select given.*, standing.known,
        case when standing.known then jsonb_build_object(${asText('standing')}) end as before,
        case when standing.known then jsonb_build_object(${asText('given')}) end as after
      from given left join standing on standing.indicator = given.indicator and standing.council = given.council
        and standing.period_start = given.period_start and standing.period_end = given.period_end
      where standing.known is null or (${columnsOf('standing')}) is distinct from (${columnsOf('given')})),
    appended as (
      insert into indicator_value (indicator, council, period_kind, period, period_start, period_end, ${FIELD_COLUMNS},
        dataset, known_at)
      select indicator, council, period_kind, period, period_start, period_end, ${FIELD_COLUMNS},
        ${dataset}, ${knownAt}::timestamptz from differing)
    select indicator, count(*) filter (where known is null)::int as added,
      coalesce(jsonb_agg(jsonb_build_object('council', council, 'period', period, 'before', before, 'after', after)
        order by council, period_end, period_start) filter (where known), '[]') as revised
    from differing group by indicator order by indicator`.execute(tx);
  return {
    added: found.rows.filter(({ added }) => added > 0).map(({ indicator, added }) => ({ indicator, count: added })),
    revised: found.rows.flatMap(({ indicator, revised }) =>
      revised.map(({ council, period, before, after }) => ({
        indicator,
        council,
        period,
        fields: FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
          field,
          before: before[field],
          after: after[field],
        })),
      })),
    ),
  };
};
