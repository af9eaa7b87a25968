import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

/** An observation as it is stored; days and instants as ISO text, numbers as exact text. */
export type ObservationRow = {
  readonly measure: string;
  readonly period_kind: string | null;
  readonly period: string | null;
  readonly period_start: string | null;
  readonly period_end: string | null;
  readonly period_as_written: string | null;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly state: 'provisional' | 'final';
  readonly absence: string | null;
  readonly expected_by: string | null;
  readonly basis: string | null;
  readonly note: string | null;
  readonly source: string;
  readonly source_line: number | null;
};

export type StoredObservation = ObservationRow & {
  readonly sequence: number;
  readonly origin: string;
  readonly known_at: Instant;
};

// Each statement carries its rows as one text: small enough to keep memory level, large enough to be quick.
const ROWS_IN_A_STATEMENT = 5000;

/** A stored row that no later one of the same source supersedes. */
export type ObservationInForce = StoredObservation & { readonly first_sequence: number };

/** Appends rows in the order given. */
export const appendObservations = async (
  tx: Transaction,
  rows: readonly ObservationRow[],
  origin: string,
  knownAt: Instant,
): Promise<void> => {
  for (let start = 0; start < rows.length; start += ROWS_IN_A_STATEMENT) {
    await appendChunk(tx, rows.slice(start, start + ROWS_IN_A_STATEMENT), origin, knownAt);
  }
};

const appendChunk = async (
  tx: Transaction,
  rows: readonly ObservationRow[],
  origin: string,
  knownAt: Instant,
): Promise<void> => {
  await sql`
    insert into observation (measure, period_kind, period, period_start, period_end, period_as_written, value, numerator,
      denominator, state, absence, expected_by, basis, note, source, source_line, origin, known_at)
    select measure, period_kind, period, period_start, period_end, period_as_written, value, numerator,
      denominator, state, absence, expected_by, basis, note, source, source_line, ${origin}, ${knownAt}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
      measure text, period_kind text, period text, period_start date, period_end date, period_as_written text, value numeric,
      numerator numeric, denominator numeric, state text, absence text, expected_by date, basis text, note text, source text,
      source_line int)) with ordinality as given order by ordinality`.execute(tx);
};

/** Every row of the measures named, oldest first, as known at `asAt`: superseded ones included. */
export const observationHistory = async (
  tx: Transaction,
  measures: readonly string[],
  asAt: Instant,
): Promise<StoredObservation[]> => {
  const found = await sql<StoredObservation>`
    select measure, period_kind, period, period_start, period_end, period_as_written, value, numerator, denominator, state,
      absence, expected_by, basis, note, source, source_line, sequence::int as sequence, origin, known_at
    from observation where measure = any(${measures}::text[]) and known_at <= ${asAt}::timestamptz
    order by sequence`.execute(tx);
  return found.rows;
};

/**
 * The rows in force at `asAt`: for each measure, period and source the latest one. `first_sequence` is that of the first row with the same
 * measure, period and source: when this source first spoke.
 */
export const observationsInForce = async (
  tx: Transaction,
  measures: readonly string[],
  asAt: Instant,
): Promise<ObservationInForce[]> => {
  const found = await sql<ObservationInForce>`
    select distinct on (measure, period_start, period_end, period_kind, source, undated)
      measure, period_kind, period, period_start, period_end, period_as_written, value, numerator, denominator, state,
      absence, expected_by, basis, note, source, source_line, sequence::int as sequence, origin, known_at,
      (min(sequence) over (partition by measure, period_start, period_end, period_kind, source, undated))::int as first_sequence
    from (
      select *, case when period is null then coalesce(period_as_written, '') end as undated from observation
      where measure = any(${measures}::text[]) and known_at <= ${asAt}::timestamptz
    ) stated
    order by measure, period_start, period_end, period_kind, source, undated, sequence desc`.execute(tx);
  return found.rows;
};
