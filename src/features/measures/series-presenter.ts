import {
  type Decimal,
  decimal,
  decimalPlaces,
  formatDay,
  formatDecimal,
  formatInstant,
  type Instant,
  type Period,
  type PeriodKind,
  periodTitle,
  samePeriod,
} from '../../kernel/index.ts';
import type { StatusVocabulary } from '../councils/index.ts';
import { sayClosely, sayOwnSource, saySource } from './figure-words.ts';
import type { Figure, Measure, Observation } from './measure.ts';
import type { PlanMeasure } from './read-model.ts';
import type { PeriodEntry, Series } from './series.ts';
import type { StoredObservation } from './store.ts';

/** One line of the series: a figure, or the reason why there is none. */
export type SeriesRow = {
  readonly key: string;
  readonly period: string;
  readonly value: string;
  readonly share: string;
  readonly state: string;
  readonly source: string;
  readonly known: string;
  readonly used: boolean;
};

/** A whole number or as many places as were published: numerators are printed as they came, never rounded to hide a part. */
const plainNumber = (value: Decimal): string => formatDecimal(value, Math.min(decimalPlaces(value), 2));

const shareOf = ({ numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>): string => {
  if (numerator === null && denominator === null) return '';
  const part = numerator === null ? '?' : plainNumber(numerator);
  return denominator === null ? part : `${part} of ${plainNumber(denominator)}`;
};

const knownSince = (observations: readonly Observation[], period: Period, source: string): string => {
  const stated = observations.find(
    (each) => each.period !== null && samePeriod(each.period, period) && each.source === source,
  );
  return stated === undefined ? '' : formatInstant(stated.knownAt);
};

const stateOf = ({ provisional, approximate }: Figure): string =>
  [provisional ? 'Provisional' : 'Final', ...(approximate ? ['printed as about'] : [])].join(', ');

const figureRow = (measure: Measure, figure: Figure, facts: PlanMeasure, used: boolean): SeriesRow => ({
  key: `${figure.period.kind} ${figure.period.code} ${figure.source}`,
  period: periodTitle(figure.period),
  value: sayClosely(measure, figure),
  share: shareOf(figure),
  state: `${stateOf(figure)}${used ? '' : ', not the one used'}`,
  source: saySource(figure),
  known: figure.origin === 'own' ? knownSince(facts.observations, figure.period, figure.source) : '',
  used,
});

const absenceRow = (observation: Observation, period: Period, vocabulary: StatusVocabulary): SeriesRow => {
  const expected = observation.expectedBy === null ? '' : `, expected by ${formatDay(observation.expectedBy)}`;
  const word = observation.absence === null ? null : vocabulary.of(observation.absence);
  return {
    key: `${period.kind} ${period.code} absent`,
    period: periodTitle(period),
    value: 'None',
    share: '',
    state: `${word?.label ?? 'None'}${expected}`,
    source: sayOwnSource(observation.source, observation.sourceTitle),
    known: formatInstant(observation.knownAt),
    used: true,
  };
};

const newestFirst = (a: PeriodEntry, b: PeriodEntry): number =>
  a.period.end === b.period.end ? (a.period.start < b.period.start ? -1 : 1) : a.period.end < b.period.end ? 1 : -1;

/** The whole series, newest first: for each period the figure used, then what other sources say, or why there is none. */
export const seriesRows = (series: Series, facts: PlanMeasure, vocabulary: StatusVocabulary): SeriesRow[] =>
  [...series.entries.values()]
    .sort(newestFirst)
    .flatMap((entry) => [
      ...(entry.figure === null ? [] : [figureRow(facts.measure, entry.figure, facts, true)]),
      ...entry.others.map((other) => figureRow(facts.measure, other, facts, false)),
      ...(entry.absence === null ? [] : [absenceRow(entry.absence, entry.period, vocabulary)]),
    ]);

/** Figures that a source prints without a period. They are shown and never scored. */
export const undatedRows = (series: Series, measure: Measure): { value: string; written: string; source: string }[] =>
  series.undated.flatMap(({ value, periodAsWritten, source, sourceTitle }) =>
    value === null
      ? []
      : [
          {
            value: formatDecimal(value, Math.max(measure.decimals, Math.min(decimalPlaces(value), 2))),
            written: periodAsWritten ?? 'no period at all',
            source: sayOwnSource(source, sourceTitle),
          },
        ],
  );

export type Revision = {
  readonly key: string;
  readonly period: string;
  readonly source: string;
  /** What was stated, oldest first: "12 (provisional), known 3 May 2024, 10:00". */
  readonly stated: readonly string[];
};

const said = (measure: Measure, row: StoredObservation): string => {
  const what =
    row.value === null
      ? `none: ${(row.absence ?? 'no reason').replaceAll('-', ' ')}`
      : formatDecimal(decimal(row.value), measure.decimals);
  return `${what} (${row.state}), known ${formatInstant(row.known_at as Instant)}`;
};

/**
 * Every figure that its own source has stated more than once: what it said before, and what it says now. Of a figure that is withheld now, what was
 * said before stays in the record and is not shown, from whatever source it came.
 */
export const revisionsOf = (
  history: readonly StoredObservation[],
  measure: Measure,
  periodOf: (kind: PeriodKind, code: string) => Period | null,
): Revision[] => {
  const groups = new Map<string, StoredObservation[]>();
  for (const row of history) {
    if (row.period === null) continue;
    const key = `${row.period_kind} ${row.period} ${row.source}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const withheld = new Set(
    [...groups.values()]
      .map((rows) => rows.at(-1))
      .filter((latest) => latest?.absence === 'withheld')
      .map((latest) => `${latest?.period_kind} ${latest?.period}`),
  );
  return [...groups]
    .filter(([, rows]) => rows.length > 1 && !withheld.has(`${rows[0]?.period_kind} ${rows[0]?.period}`))
    .map(([key, rows]) => {
      const [first] = rows;
      const period = first === undefined ? null : periodOf(first.period_kind as PeriodKind, first.period ?? '');
      return {
        key,
        period: period === null ? (first?.period ?? '') : periodTitle(period),
        source: sayOwnSource(first?.source ?? ''),
        stated: rows.map((row) => said(measure, row)),
      };
    })
    .reverse();
};
