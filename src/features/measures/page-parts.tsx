import type { JSX } from 'preact';

import { formatInstant, isUnit, type Period, periodTitle, samePeriodLastYear, UNITS } from '../../kernel/index.ts';
import { DataTable, Details, KeyFacts, Link, StatusTag, SummaryCard, SummaryCards } from '../../ui/index.ts';
import { type Benchmark, sayPublished } from '../indicators/index.ts';
import { postTitle } from '../people/index.ts';
import { ADDRESS, type CouncilView, capitalised, count, markOf } from '../site/index.ts';
import { sayClosely, saySource, sayTargetDue } from './figure-words.ts';
import type { MeasurePageFacts } from './page-facts.ts';
import type { Revision, SeriesRow } from './series-presenter.ts';

const POLARITY_WORDS = {
  'higher-better': 'Higher is better',
  'lower-better': 'Lower is better',
  maintain: 'To be kept where it is',
  context: 'Neither higher nor lower is better: it describes need or circumstance',
} as const;

const KIND_WORDS: Readonly<Record<Period['kind'], string>> = {
  'financial-year': 'each financial year (April to March)',
  'academic-year': 'each school year (August to July)',
  'calendar-year': 'each calendar year',
  'half-year': 'each half of the financial year',
  quarter: 'each quarter',
  month: 'each month',
  day: 'on one day',
  'day-in-year': 'on one day of each year',
  years: 'over several years together',
};

const ROLL_UP_WORDS = {
  none: 'Figures of shorter periods are not combined.',
  sum: 'For a longer period the figures are added up.',
  last: 'For a longer period the last figure stands.',
  ratio: 'For a longer period numerators are added up, and denominators.',
} as const;

const ordinal = (number: number): string => {
  const lastTwo = number % 100;
  const ending = lastTwo >= 11 && lastTwo <= 13 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th');
  return `${number}${ending}`;
};

/** "20th of 32 councils", or why there is no rank. */
const sayRank = ({ rank, of, ranking, value, sharedWith }: Benchmark): string => {
  if (ranking === 'goldilocks') return 'Not ranked: neither end is better';
  if (rank === null) return value === null ? 'Not ranked: no national figure of its own' : 'Not ranked';
  return `${ordinal(rank)} of ${of} councils${sharedWith === 0 ? '' : `, shared with ${sharedWith}`}`;
};

/** The benchmark that stands beside the page's period, else the latest. */
export const shownBenchmark = ({ benchmarks, assessment }: MeasurePageFacts): Benchmark | null => {
  const own = benchmarks.filter(({ value }) => value !== null);
  const candidates = own.length > 0 ? own : benchmarks;
  return candidates.find(({ period }) => period.code === assessment.period?.code) ?? candidates.at(-1) ?? null;
};

/** Now, the target, a year before, and beside others: the first screen's answer. */
export const MeasureCards = (props: { readonly facts: MeasurePageFacts }): JSX.Element => {
  const { assessment, vocabulary, period } = props.facts;
  const { measure, figure, target, prior, latestEarlier, status, change } = assessment;
  const word = vocabulary.of(status);
  const benchmark = shownBenchmark(props.facts);
  const shownPeriod = assessment.period ?? period;
  const changed = change === 'unknown' ? '' : `; ${change === 'same' ? 'the same' : change} now`;
  return (
    <SummaryCards>
      <SummaryCard
        title={`In ${periodTitle(shownPeriod)}`}
        answer={figure === null ? 'No figure' : sayClosely(measure, figure)}
        note={
          figure === null
            ? latestEarlier === null
              ? 'No earlier figure either'
              : `Latest earlier: ${sayClosely(measure, latestEarlier)} in ${periodTitle(latestEarlier.period)}`
            : `${figure.provisional ? 'Provisional. ' : ''}${saySource(figure)}`
        }
      />
      <SummaryCard
        title="Target"
        answer={target === null || measure.dataOnly ? 'None' : capitalised(sayTargetDue(measure, target))}
        note={<StatusTag mark={markOf(word)} words={word.label} />}
      />
      <SummaryCard
        title="Same period last year"
        answer={prior === null ? 'No figure' : sayClosely(measure, prior)}
        note={`${periodTitle(assessment.priorPeriod ?? samePeriodLastYear(shownPeriod))}${changed}`}
      />
      {benchmark === null ? null : (
        <SummaryCard
          title={`Compared, ${benchmark.period.code}`}
          answer={sayRank(benchmark)}
          note={`Scotland ${benchmark.scotland === null ? 'not published' : sayPublished(benchmark.indicator, benchmark.scotland)}; family median ${benchmark.familyMedian === null ? 'not known' : sayPublished(benchmark.indicator, benchmark.familyMedian)}`}
        />
      )}
    </SummaryCards>
  );
};

/** The series in figures, newest first. */
export const SeriesTable = (props: { readonly rows: readonly SeriesRow[] }): JSX.Element => {
  const { rows } = props;
  const shares = rows.some(({ share }) => share !== '');
  return (
    <DataTable
      id="series"
      caption={`Every figure held, newest first (${rows.length})`}
      compact
      columns={[
        { title: 'Period', rowHeader: true, cell: (row: SeriesRow) => row.period },
        { title: 'Figure', numeric: true, cell: (row) => (row.used ? row.value : <s>{row.value}</s>) },
        ...(shares ? [{ title: 'Made of', numeric: true, cell: (row: SeriesRow) => row.share }] : []),
        { title: 'State', cell: (row) => row.state },
        { title: 'Source', cell: (row) => row.source },
        { title: 'Known since', cell: (row) => row.known },
      ]}
      rows={rows}
    />
  );
};

/** How the council stands nationally, period by period. */
export const BenchmarkTable = (props: {
  readonly benchmarks: readonly Benchmark[];
  readonly council: string;
}): JSX.Element => (
  <DataTable
    id="benchmarks"
    caption="Beside Scotland and similar councils"
    narrow="stack"
    compact
    columns={[
      {
        title: 'Period',
        rowHeader: true,
        cell: ({ indicator, period }: Benchmark) => (
          <Link href={ADDRESS.indicator(indicator.code, { period: period.code, council: props.council })}>
            {periodTitle(period)}
          </Link>
        ),
      },
      {
        title: 'This council',
        numeric: true,
        cell: ({ indicator, value }) => (value === null ? 'None' : sayPublished(indicator, value)),
      },
      {
        title: 'Scotland',
        numeric: true,
        cell: ({ indicator, scotland }) => (scotland === null ? 'None' : sayPublished(indicator, scotland)),
      },
      {
        title: 'Family median',
        numeric: true,
        cell: ({ indicator, familyMedian }) => (familyMedian === null ? 'None' : sayPublished(indicator, familyMedian)),
      },
      { title: 'Rank', cell: sayRank },
    ]}
    rows={props.benchmarks.toReversed()}
  />
);

/** What is counted, and each version of that definition. */
export const Definition = (props: { readonly facts: MeasurePageFacts }): JSX.Element => {
  const { chosen, versions, posts } = props.facts;
  const { measure, national } = chosen;
  const owner = postTitle(posts, measure.ownerPost);
  return (
    <>
      <KeyFacts
        facts={[
          { term: 'Counted as', value: UNITS[measure.unit].title },
          { term: 'Counted', value: `${capitalised(KIND_WORDS[measure.frequency])}. ${ROLL_UP_WORDS[measure.rollUp]}` },
          { term: 'Direction', value: POLARITY_WORDS[measure.polarity] },
          {
            term: 'Owner',
            value: measure.ownerBasis === 'inferred' ? `${owner} (our suggestion: no paper names one)` : owner,
          },
          ...(measure.tags.length === 0 ? [] : [{ term: 'Reported in', value: measure.tags.join(', ') }]),
          ...(measure.definitionNote === null ? [] : [{ term: 'Note', value: measure.definitionNote }]),
          ...(chosen.note === null ? [] : [{ term: 'Note of the plan', value: chosen.note }]),
          ...(national === null
            ? []
            : [
                {
                  term: 'National indicator',
                  value: `${national.indicator}, ${national.title}${national.note === null ? '' : `. ${national.note}`}`,
                },
              ]),
        ]}
      />
      <Details summary={`Versions of the definition: ${versions.length}`}>
        <ol>
          {versions.map((version) => (
            <li key={version.known_at}>
              From {formatInstant(version.known_at)}: {version.withdrawn ? 'withdrawn' : version.title}, counted as{' '}
              {isUnit(version.unit) ? UNITS[version.unit].title : version.unit}
              {version.definition_note === null ? '' : `, ${version.definition_note}`}
            </li>
          ))}
        </ol>
      </Details>
    </>
  );
};

/** What sources said before, where they have corrected themselves. */
export const Revisions = (props: { readonly revisions: readonly Revision[] }): JSX.Element => {
  const { revisions } = props;
  if (revisions.length === 0) return <p>No figure of this measure has been corrected by its source.</p>;
  return (
    <DataTable
      id="revisions"
      caption={`${count(revisions.length, 'figure')} corrected by the source`}
      narrow="stack"
      compact
      columns={[
        { title: 'Period', rowHeader: true, cell: (revision: Revision) => revision.period },
        {
          title: 'What was stated, oldest first',
          cell: ({ stated }) => (
            <ol>
              {stated.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ol>
          ),
        },
        { title: 'Source', cell: ({ source }) => source },
      ]}
      rows={revisions}
    />
  );
};

/** The plans that hold the measure, and their papers. */
export const WhereUsed = (props: { readonly facts: MeasurePageFacts; readonly view: CouncilView }): JSX.Element => {
  const { facts, view } = props;
  const titles = new Map<string, string>(view.plans.map(({ code, title }) => [code, title]));
  const roles = { measure: 'held to account on it', context: 'shown as context', reported: 'reported in it' } as const;
  return (
    <ul>
      {facts.everywhere.map(({ plan, role }) => (
        <li key={plan}>
          <Link href={ADDRESS.plan(view.council.code, plan)}>{titles.get(plan) ?? plan}</Link>: {roles[role]}.
          {role === 'measure' ? (
            <>
              {' '}
              <Link href={ADDRESS.paper(view.council.code, plan, null)}>Its paper</Link>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
};
