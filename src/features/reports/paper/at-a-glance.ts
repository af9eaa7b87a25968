import type { Block, Cell, Column, Inline, Row } from '../../../documents/model.ts';
import { periodTitle, samePeriodLastYear, UNITS } from '../../../kernel/index.ts';
import { postTitle } from '../../people/index.ts';
import { type AssessedMeasure, byPriority } from '../../plans/index.ts';
import type { PaperFacts } from '../paper-facts.ts';
import { benchmarkText, figureRemarks, insteadOfFigure, targetText } from '../say-measure.ts';
import type { SectionBuilder } from './context.ts';
import { figurePiece, markOf, named, sectionHeading, statusPiece, strong, text } from './pieces.ts';
import { trendCell } from './trend.ts';
import { templateParagraphs } from './written.ts';

const remarks = (parts: readonly string[]): Inline[] => (parts.length === 0 ? [] : [text(`, ${parts.join(', ')}`)]);

/** The name of a measure as it can head something: its code where it has none. */
export const measureName = ({ measure }: AssessedMeasure): string => named(measure.title, measure.code);

/** "Chief Education Officer (suggested)": an owner that no source states is only our suggestion. */
export const ownerText = ({ measure }: AssessedMeasure, { posts }: PaperFacts): string =>
  `${postTitle(posts, measure.ownerPost)}${measure.ownerBasis === 'inferred' ? ' (suggested)' : ''}`;

const measureCell = (assessed: AssessedMeasure, facts: PaperFacts): Cell => {
  const tags = assessed.measure.tags.length === 0 ? '' : ` [${assessed.measure.tags.join(', ')}]`;
  return { content: [strong(measureName(assessed)), text(`${tags}. Owner: ${ownerText(assessed, facts)}`)] };
};

/** The figure of the period; where there is none, the reason, and what is known instead. */
export const figureContent = (assessed: AssessedMeasure, facts: PaperFacts): Inline[] => {
  const { figure, measure, status } = assessed;
  return figure === null
    ? [text([facts.vocabulary.of(status).shortLabel, ...insteadOfFigure(assessed)].join('; '))]
    : [figurePiece(figure, measure), ...remarks(figureRemarks(figure, facts.period))];
};

/** The figure of the same period a year before. */
export const priorContent = (assessed: AssessedMeasure, facts: PaperFacts): Inline[] => {
  const { prior, measure } = assessed;
  return prior === null
    ? [text('No figure')]
    : [figurePiece(prior, measure), ...remarks(figureRemarks(prior, facts.period))];
};

const benchmarkCell = ({ measure, national }: AssessedMeasure, { benchmarks }: PaperFacts): Cell => {
  const benchmark = benchmarks.get(measure.code);
  if (benchmark !== undefined) return { content: [text(`${benchmark.indicator}: ${benchmarkText(benchmark)}`)] };
  return { content: [text(national === null ? 'Not linked' : `${national.indicator}: no figures loaded`)] };
};

const measureRow = (assessed: AssessedMeasure, facts: PaperFacts): Row => ({
  cells: [
    measureCell(assessed, facts),
    { content: [text(UNITS[assessed.measure.unit].title)] },
    { content: figureContent(assessed, facts) },
    { content: priorContent(assessed, facts) },
    { content: [text(targetText(assessed, facts.period) ?? 'No target')] },
    { content: [statusPiece(facts.vocabulary.of(assessed.status), true)] },
    trendCell(assessed, facts.period.end),
    benchmarkCell(assessed, facts),
  ],
});

const columnsFor = ({ period }: PaperFacts): Column[] => [
  { title: 'Measure, its tags and owner', width: 24 },
  { title: 'Unit', width: 7 },
  { title: `This period (${periodTitle(period)})`, width: 14 },
  { title: `Same period last year (${periodTitle(samePeriodLastYear(period))})`, width: 10 },
  { title: 'Target', width: 13 },
  { title: 'Status', width: 11 },
  { title: 'Trend', width: 12 },
  { title: 'Benchmark', width: 13 },
];

const notesFor = ({ assessment, period, benchmarks, packs }: PaperFacts): string[] => [
  ...(assessment.measures.some(({ figure }) => figure !== null && figure.period.kind !== period.kind)
    ? [
        'A measure counted for another kind of year is shown for the year of the same name, and a count on one day for the last day of the period.',
      ]
    : []),
  'The small pictures show the last eight figures at most, in the kind of period that the measure is counted for.',
  'A figure without a period in its source, or of an earlier period, is shown as such and is not judged.',
  ...(benchmarks.size === 0 ? [] : ['In a benchmark, 1st is best of the councils with a figure.']),
  ...(packs.length === 0
    ? []
    : [`Made from the data packs ${packs.map(({ pack, version }) => `${pack} ${version}`).join(', ')}.`]),
];

const key = ({ vocabulary }: PaperFacts): Block => ({
  kind: 'key',
  title: 'Key to the statuses',
  entries: vocabulary.words.map((word) => ({ status: word.label, mark: markOf(word), meaning: word.meaning })),
});

/** Every measure of the plan on landscape pages, by priority, with the key to the statuses. */
export const atAGlance: SectionBuilder = (section, context) => {
  const { facts, numbers } = context;
  const groups = byPriority(facts.priorities, facts.assessment.measures);
  const rows = groups.flatMap(({ priority, measures }): Row[] => [
    {
      cells: [{ content: [text(measures.length === 0 ? `${priority.title}: no measures` : priority.title)] }],
      group: true,
    },
    ...measures.map((measure) => measureRow(measure, facts)),
  ]);
  return [
    { kind: 'page-break', landscape: true },
    sectionHeading(section, context),
    ...templateParagraphs(section, '', context),
    {
      kind: 'table',
      caption: numbers.table('Measures at a glance, by priority'),
      columns: columnsFor(facts),
      rows,
      compact: true,
      notes: notesFor(facts),
    },
    key(facts),
  ];
};
