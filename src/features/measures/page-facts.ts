import { sql } from 'kysely';

import { financialYear, type Instant, type Period, parsePeriod } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { type StatusVocabulary, statusVocabulary } from '../councils/index.ts';
import { type Benchmark, benchmarksFor, indicatorPeriods } from '../indicators/index.ts';
import { type Post, postsByCode } from '../people/index.ts';
import type { CouncilView } from '../site/index.ts';
import { assessMeasure, type MeasureAssessment } from './assessment.ts';
import { planPeriods } from './plan-periods.ts';
import { type PlanMeasure, planMeasures } from './read-model.ts';
import { figuresOf } from './series.ts';
import { observationHistory, type StoredObservation } from './store.ts';

/** A definition as it stood from `knownAt` until the next one. */
type DefinitionVersion = {
  readonly title: string;
  readonly unit: string;
  readonly polarity: string;
  readonly frequency: string;
  readonly definition_note: string | null;
  readonly withdrawn: boolean;
  readonly known_at: Instant;
};

/** All that the page of a measure says. */
export type MeasurePageFacts = {
  /** The measure in the plan that the page speaks of. */
  readonly chosen: PlanMeasure;
  /** The measure in each plan that holds it, the chosen one included. */
  readonly everywhere: readonly PlanMeasure[];
  readonly assessment: MeasureAssessment;
  /** The period asked for, or the one the page opens with. */
  readonly period: Period;
  readonly versions: readonly DefinitionVersion[];
  /** Every row ever stated, superseded ones included, oldest first. */
  readonly history: readonly StoredObservation[];
  /** How the council stands nationally, for each period with national figures, oldest first; empty without a linked indicator. */
  readonly benchmarks: readonly Benchmark[];
  readonly posts: ReadonlyMap<string, Post>;
  readonly vocabulary: StatusVocabulary;
};

const definitionVersions = async (tx: Transaction, code: string, asAt: Instant): Promise<DefinitionVersion[]> => {
  const found = await sql<DefinitionVersion>`
    select title, unit, polarity, frequency, definition_note, withdrawn, known_at from measure
    where code = ${code} and known_at <= ${asAt}::timestamptz order by known_at`.execute(tx);
  return found.rows;
};

// The latest period of the plan for which the measure has a figure; else that of its latest figure; else the last finished year.
const openingPeriod = (chosen: PlanMeasure, { plans, asAt }: CouncilView): Period => {
  const plan = plans.find(({ code }) => code === chosen.plan);
  const periods = plan === undefined ? [] : planPeriods(plan, [{ ...chosen, role: 'measure' }], [], asAt);
  const answered = periods.find((period) => assessMeasure(chosen, period).figure !== null);
  if (answered !== undefined) return answered;
  const latest = figuresOf(assessMeasure(chosen, financialYear(2000)).series).at(-1);
  return latest?.period ?? financialYear(Number(asAt.slice(0, 4)) - 2);
};

/** The period named in the address; null where it cannot be read. */
const periodAsked = (asked: string, chosen: PlanMeasure): Period | null => {
  const plain = parsePeriod(asked);
  if (plain.ok) return plain.value;
  const own = parsePeriod(asked, chosen.measure.frequency);
  return own.ok ? own.value : null;
};

// Every period published, not the council's own alone: a council without national figures can still be shown beside Scotland.
const nationalBenchmarks = async (
  tx: Transaction,
  { national, measure }: PlanMeasure,
  { council, asAt }: CouncilView,
): Promise<Benchmark[]> => {
  if (national === null) return [];
  const periods = await indicatorPeriods(tx, national.indicator, asAt);
  const wanted = periods.map(({ code }) => ({ code: national.indicator, period: code }));
  const found = await benchmarksFor(tx, council.code, wanted, asAt);
  return found.filter((benchmark) => benchmark !== null).filter(({ indicator }) => indicator.unit === measure.unit);
};

type MeasureAsked = {
  readonly measure: string;
  readonly plan: string | undefined;
  readonly period: string | undefined;
};

/** Reads the page's facts. `null`: the council has no such measure. `bad-period`: the period asked for cannot be read. */
export const measurePageFacts = async (
  tx: Transaction,
  view: CouncilView,
  asked: MeasureAsked,
): Promise<MeasurePageFacts | 'bad-period' | null> => {
  const { asAt, council } = view;
  const everywhere = await planMeasures(tx, council.code, asAt, { measure: asked.measure });
  const chosen =
    everywhere.find(({ plan }) => plan === asked.plan) ??
    everywhere.find(({ role }) => role === 'measure') ??
    everywhere[0];
  if (chosen === undefined) return null;
  const period =
    asked.period === undefined || asked.period === '' ? openingPeriod(chosen, view) : periodAsked(asked.period, chosen);
  if (period === null) return 'bad-period';
  return {
    chosen,
    everywhere,
    period,
    assessment: assessMeasure(chosen, period),
    versions: await definitionVersions(tx, asked.measure, asAt),
    history: await observationHistory(tx, [asked.measure], asAt),
    benchmarks: await nationalBenchmarks(tx, chosen, view),
    posts: await postsByCode(tx, asAt),
    vocabulary: await statusVocabulary(tx, asAt),
  };
};
