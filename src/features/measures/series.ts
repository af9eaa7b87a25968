import { agreeWithinRounding, printedPlaces } from '../../analysis/agreement.ts';
import { comparePeriods, type Period } from '../../kernel/index.ts';
import type { Disagreement, Figure, Observation } from './measure.ts';

/** What is in force for one period: the figure to use, what other sources say, and the reason given where there is none. */
export type PeriodEntry = {
  readonly period: Period;
  readonly figure: Figure | null;
  readonly others: readonly Figure[];
  readonly absence: Observation | null;
};

export type Series = { readonly entries: ReadonlyMap<string, PeriodEntry>; readonly undated: readonly Observation[] };

const keyOf = (period: Period): string => `${period.kind} ${period.code}`;

/**
 * The observations without what may not be seen: where any source withholds a period's figure, no other own figure of that period is left. They
 * stay in the database; nothing that is shown starts from more than this.
 */
export const withoutWithheld = (observations: readonly Observation[]): Observation[] => {
  const withheld = new Set(
    observations.flatMap(({ absence, period }) => (absence === 'withheld' && period !== null ? [keyOf(period)] : [])),
  );
  return observations.filter(
    ({ period, absence }) => period === null || absence === 'withheld' || !withheld.has(keyOf(period)),
  );
};

const toFigure = (observation: Observation): Figure | null =>
  observation.period === null || observation.value === null
    ? null
    : {
        period: observation.period,
        value: observation.value,
        numerator: observation.numerator,
        denominator: observation.denominator,
        provisional: observation.state === 'provisional',
        approximate: observation.basis === 'approximate',
        realTerms: false,
        origin: 'own',
        source: observation.source,
        ...(observation.sourceTitle === undefined ? {} : { sourceTitle: observation.sourceTitle }),
        note: observation.note,
      };

const latestPer = (
  observations: readonly Observation[],
  keyOfOne: (observation: Observation) => string,
): Observation[] => {
  const latest = new Map<string, Observation>();
  for (const observation of observations) {
    const before = latest.get(keyOfOne(observation));
    if (before === undefined || before.sequence < observation.sequence) latest.set(keyOfOne(observation), observation);
  }
  return [...latest.values()];
};

/** The source of what a council sends in itself, and not by quoting a paper. */
const RETURN = 'return';

// Which own source counts. What the council sent in itself comes first: that is how it corrects what a paper printed. Then an exact figure
// before one printed as "around", a final before a provisional one, and the source that spoke first before a later one that
// quotes it. A correction under the same source keeps that source's place.
const byStanding = (a: Observation, b: Observation): number =>
  Number(b.source === RETURN) - Number(a.source === RETURN) ||
  Number(a.basis === 'approximate') - Number(b.basis === 'approximate') ||
  Number(a.state === 'provisional') - Number(b.state === 'provisional') ||
  a.firstSequence - b.firstSequence;

const entryOf = (period: Period, observations: readonly Observation[]): PeriodEntry => {
  const standing = latestPer(observations, ({ source }) => source).sort(byStanding);
  // A figure that anybody withholds is shown from no source: a second paper that prints it would give it away.
  const withheld = standing.find(({ absence }) => absence === 'withheld');
  if (withheld !== undefined) return { period, figure: null, others: [], absence: withheld };
  const figures = standing.map(toFigure).filter((figure) => figure !== null);
  const [figure = null, ...others] = figures;
  return { period, figure, others, absence: figure === null ? (standing[0] ?? null) : null };
};

/** Arranges a measure's observations by period. Later rows of one source supersede its earlier ones. */
export const seriesOf = (observations: readonly Observation[]): Series => {
  const grouped = new Map<string, Observation[]>();
  const undated: Observation[] = [];
  for (const observation of observations) {
    if (observation.period === null) {
      undated.push(observation);
      continue;
    }
    const key = keyOf(observation.period);
    const group = grouped.get(key);
    if (group === undefined) grouped.set(key, [observation]);
    else group.push(observation);
  }
  const entries = new Map<string, PeriodEntry>();
  for (const [key, group] of grouped) {
    const period = group[0]?.period;
    if (period !== undefined && period !== null) entries.set(key, entryOf(period, group));
  }
  return {
    entries,
    undated: latestPer(undated, ({ source, periodAsWritten }) => `${source} ${periodAsWritten ?? ''}`),
  };
};

export const entryFor = (series: Series, period: Period): PeriodEntry | null =>
  series.entries.get(keyOf(period)) ?? null;

/** All figures of the series in time order; where a period has several sources, the one in use. */
export const figuresOf = (series: Series): Figure[] =>
  [...series.entries.values()]
    .map(({ figure }) => figure)
    .filter((figure) => figure !== null)
    .sort((a, b) => comparePeriods(a.period, b.period));

/** Own figures first; national ones fill only the periods for which the council has stated none itself. */
export const withNational = (own: Series, national: readonly Figure[]): Series => {
  const entries = new Map(own.entries);
  for (const figure of national) {
    const key = keyOf(figure.period);
    const entry = entries.get(key);
    if (entry === undefined) entries.set(key, { period: figure.period, figure, others: [], absence: null });
    else if (entry.figure === null) {
      // A reason for absence was recorded while the national figure was still awaited: the figure has come.
      const answered = entry.absence?.absence === 'not-yet-published' || entry.absence?.absence === 'not-collected';
      entries.set(
        key,
        answered ? { ...entry, figure, absence: null } : { ...entry, others: [...entry.others, figure] },
      );
    } else entries.set(key, { ...entry, others: [...entry.others, figure] });
  }
  return { entries, undated: own.undated };
};

const agrees = (a: Figure, b: Figure, decimals: number): boolean => {
  // A national figure is published to many places; the council's own stands for what its printed digits allow.
  const placesOf = (figure: Figure): number =>
    figure.origin === 'national' ? Math.max(decimals, 6) : printedPlaces(figure.value);
  return agreeWithinRounding(a.value, placesOf(a), b.value, placesOf(b));
};

/** Every period in which two sources state different figures for the measure, beyond rounding. */
export const disagreementsOf = (measure: string, series: Series, decimals: number): Disagreement[] =>
  [...series.entries.values()].flatMap(({ period, figure, others }) =>
    figure === null || figure.approximate
      ? []
      : others
          .filter((other) => !other.approximate && !agrees(figure, other, decimals))
          .map((other) => ({ measure, period, scored: figure, other })),
  );
