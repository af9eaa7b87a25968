import { type Instant, type Period, type PlanCode, parsePeriod } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { type StatusVocabulary, statusVocabulary } from '../councils/index.ts';
import { type PlanMeasure, planMeasures, planPeriods } from '../measures/index.ts';
import { type Post, postsByCode } from '../people/index.ts';
import type { CouncilView, KnownPlan } from '../site/index.ts';
import { assessPlan, type PlanAssessment } from './assessment.ts';
import { openingAssessment } from './opening-assessment.ts';
import { type Priority, prioritiesOf } from './read-model.ts';

/** The periods of a plan that have a paper. Papers are made from plans, so a plan's pages are handed this and do not ask for it themselves. */
export type PaperPeriods = (tx: Transaction, plan: PlanCode, asAt: Instant) => Promise<Period[]>;

/** A plan with all that is needed to assess it for any period. */
export type PlanView = {
  readonly plan: KnownPlan;
  readonly measures: readonly PlanMeasure[];
  readonly priorities: readonly Priority[];
  readonly posts: ReadonlyMap<string, Post>;
  readonly vocabulary: StatusVocabulary;
  /** Periods that the plan can be looked at for, newest first. */
  readonly periods: readonly Period[];
  /** Those of them that have a paper. */
  readonly papers: readonly Period[];
};

/** Reads a plan of the council; `null` where it has none with that code. */
export const readPlan = async (
  tx: Transaction,
  { plans, council, asAt }: CouncilView,
  code: string | undefined,
  paperPeriods: PaperPeriods,
): Promise<PlanView | null> => {
  const plan = plans.find((each) => each.code === code);
  if (plan === undefined) return null;
  const measures = await planMeasures(tx, council.code, asAt, { plan: plan.code });
  const papers = await paperPeriods(tx, plan.code, asAt);
  return {
    plan,
    measures,
    papers,
    periods: planPeriods(plan, measures, papers, asAt),
    priorities: await prioritiesOf(tx, plan.code, asAt),
    posts: await postsByCode(tx, asAt),
    vocabulary: await statusVocabulary(tx, asAt),
  };
};

/** The assessment for the period asked for in the address, or for the opening one where none is. `bad-period`: it cannot be read. */
export const assessmentAsked = (
  { measures, periods }: PlanView,
  asked: string | undefined,
): PlanAssessment | 'bad-period' | 'no-period' => {
  if (asked === undefined || asked === '') return openingAssessment(measures, periods) ?? 'no-period';
  const known = periods.find(({ code }) => code === asked);
  if (known !== undefined) return assessPlan(measures, known);
  const read = parsePeriod(asked);
  return read.ok ? assessPlan(measures, read.value) : 'bad-period';
};
