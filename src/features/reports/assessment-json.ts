import { type Decimal, type Period, toPlain } from '../../kernel/index.ts';
import type { Figure, Observation } from '../measures/index.ts';
import { postTitle } from '../people/index.ts';
import type { AssessedMeasure } from '../plans/index.ts';
import { type Finding, findingsOf } from './findings.ts';
import { summaryRows } from './paper/summary-table.ts';
import type { Benchmark, PaperFacts } from './paper-facts.ts';

/** A number that `JSON.stringify` writes with exactly the digits of the decimal it was made from. */
type ExactNumber = { readonly exactNumber: never };

// TypeScript's library does not know `JSON.rawJSON` yet; Node has it since version 21.
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => ExactNumber };

const exact = (value: Decimal): ExactNumber => rawJSON(toPlain(value));

const codes = ({ kind, code }: Period): { period: string; periodKind: string } => ({ period: code, periodKind: kind });

const figureJson = (figure: Figure) => ({
  ...codes(figure.period),
  value: exact(figure.value),
  provisional: figure.provisional,
  approximate: figure.approximate,
  realTerms: figure.realTerms,
  source: figure.source,
});

const undatedJson = ({ value, periodAsWritten, source }: Observation) => ({
  value: value === null ? null : exact(value),
  periodAsWritten,
  source,
});

const benchmarkJson = (benchmark: Benchmark | undefined) =>
  benchmark === undefined
    ? null
    : {
        ...benchmark,
        scotland: benchmark.scotland === null ? null : exact(benchmark.scotland),
        familyMedian: benchmark.familyMedian === null ? null : exact(benchmark.familyMedian),
      };

const measureJson = (assessed: AssessedMeasure, facts: PaperFacts) => {
  const { measure, period, figure, prior, priorPeriod, target, latestEarlier } = assessed;
  return {
    code: measure.code,
    title: measure.title,
    unit: measure.unit,
    value: figure === null ? null : exact(figure.value),
    ...codes(period ?? facts.period),
    target: target === null ? null : exact(target.value),
    targetOperator: target?.operator ?? null,
    targetDue: target?.due ?? null,
    tolerance: target === null ? null : { kind: target.tolerance.kind, value: exact(target.tolerance.value) },
    priorValue: prior === null ? null : exact(prior.value),
    priorPeriod: priorPeriod?.code ?? null,
    status: assessed.status,
    statusLabel: facts.vocabulary.of(assessed.status).label,
    reason: assessed.reason,
    trend: assessed.change,
    tags: measure.tags,
    priority: assessed.priority,
    priorityTitle: facts.priorities.find(({ code }) => code === assessed.priority)?.title ?? null,
    owner: measure.ownerPost,
    ownerTitle: measure.ownerPost === null ? null : postTitle(facts.posts, measure.ownerPost),
    ownerBasis: measure.ownerBasis,
    polarity: measure.polarity,
    decimals: measure.decimals,
    provisional: figure?.provisional ?? false,
    approximate: figure?.approximate ?? false,
    realTerms: figure?.realTerms ?? false,
    source: figure?.source ?? null,
    latestEarlier: latestEarlier === null ? null : figureJson(latestEarlier),
    undated: assessed.undated.map(undatedJson),
    expectedBy: assessed.expectedBy,
    disagreements: assessed.disagreements.map(({ period: when, scored, other }) => ({
      ...codes(when),
      scored: figureJson(scored),
      other: figureJson(other),
    })),
    benchmark: benchmarkJson(facts.benchmarks.get(measure.code)),
  };
};

const findingJson = ({ kind, measure, period, scored, other, text }: Finding) => ({
  kind,
  measure: measure.code,
  ...codes(period),
  scored: figureJson(scored),
  other: figureJson(other),
  text,
});

/**
 * The assessment for programs: pass it to `JSON.stringify` as it is. Values are in the measure's own unit with every digit that is
 * stored; `null` where there is none. A measure's `period` is its own for the assessed one ("2019/20" may be a school year:
 * `periodKind` says), or the assessed one where it is not counted for it. `trend` compares with `priorValue`; it is `unknown`
 * where the two are in different prices.
 */
export const assessmentJson = (facts: PaperFacts) => ({
  council: facts.council.code,
  councilName: facts.council.name,
  plan: facts.plan.code,
  planTitle: facts.plan.title,
  ...codes(facts.period),
  asAt: facts.asAt,
  total: facts.assessment.total,
  summary: summaryRows(facts).map(({ word, count }) => ({ status: word.code, label: word.label, count })),
  measures: facts.assessment.measures.map((assessed) => measureJson(assessed, facts)),
  findings: findingsOf(facts.assessment).map(findingJson),
  notices: facts.notices.map(({ pack, text, invented }) => ({ pack, text, invented })),
  packs: facts.packs.map(({ pack, version }) => ({ pack, version })),
});
