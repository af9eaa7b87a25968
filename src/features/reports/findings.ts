import { formatValue, type Period, periodTitle, toPlain } from '../../kernel/index.ts';
import type { Figure, Measure } from '../measures/index.ts';
import type { PlanAssessment } from '../plans/index.ts';

/** Two sources that state different figures for one period. `scored` is the one the paper uses. */
export type Finding = {
  readonly kind: 'disagreement';
  readonly measure: Measure;
  readonly period: Period;
  readonly scored: Figure;
  readonly other: Figure;
  /** The finding in a sentence. */
  readonly text: string;
};

const named = (figure: Figure): string => figure.sourceTitle ?? figure.source;

const prices = ({ realTerms }: Figure): string => (realTerms ? ', in real terms' : '');

// Both figures at the precision that shows them apart: "2%" beside "9.66%", not beside "10%".
const shown = (figure: Figure, { unit, decimals }: Measure): string => {
  const written = toPlain(figure.value).split('.')[1]?.length ?? 0;
  return formatValue(figure.value, unit, Math.min(Math.max(decimals, written), decimals + 2));
};

/**
 * Every disagreement between sources in the periods that the paper shows: those that had ended when its own period ended.
 * Each names both figures, their sources, and which of them is scored.
 */
export const findingsOf = (assessment: PlanAssessment): Finding[] =>
  assessment.measures.flatMap(({ measure, disagreements }) =>
    disagreements
      .filter(({ period }) => period.start < assessment.period.end)
      .map(({ period, scored, other }) => ({
        kind: 'disagreement' as const,
        measure,
        period,
        scored,
        other,
        text: `${measure.title}, ${periodTitle(period)}: ${shown(scored, measure)} (source: ${named(scored)}${prices(scored)}) is the figure used; ${shown(other, measure)} (source: ${named(other)}${prices(other)}) is not.`,
      })),
  );

/** The measures whose figure for the period may still change. */
export const provisionalOf = (assessment: PlanAssessment): PlanAssessment['measures'] =>
  assessment.measures.filter(({ figure }) => figure?.provisional === true);
