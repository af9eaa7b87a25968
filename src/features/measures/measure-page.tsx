import type { ComponentChildren } from 'preact';

import { periodTitle } from '../../kernel/index.ts';
import { Details, DownloadList, Link } from '../../ui/index.ts';
import { postTitle } from '../people/index.ts';
import { ADDRESS, type CouncilView, councilPage } from '../site/index.ts';
import { disagreementRow } from './disagreement-row.ts';
import { DisagreementTable } from './disagreement-table.tsx';
import { MeasureChart } from './page-chart.tsx';
import { Evidence, type MeasureEvidence } from './page-evidence.tsx';
import type { MeasurePageFacts } from './page-facts.ts';
import {
  BenchmarkTable,
  Definition,
  MeasureCards,
  Revisions,
  SeriesTable,
  shownBenchmark,
  WhereUsed,
} from './page-parts.tsx';
import { periodOf } from './rows.ts';
import { revisionsOf, seriesRows, undatedRows } from './series-presenter.ts';

/** "How are we doing, and compared with whom?": the answer first, then the picture, every figure, and what stands behind them. */
export const measurePage = (
  view: CouncilView,
  facts: MeasurePageFacts,
  evidence: MeasureEvidence,
  counted: ComponentChildren = null,
): string => {
  const { chosen, assessment, vocabulary, period } = facts;
  const { measure, national } = chosen;
  const code = view.council.code;
  const plan = view.plans.find((each) => each.code === chosen.plan);
  const undated = undatedRows(assessment.series, measure);
  const benchmark = shownBenchmark(facts);
  return councilPage(view, {
    title: measure.title,
    within: `${plan?.title ?? chosen.plan}, ${periodTitle(period)}`,
    label: 'Measure',
    crumbs:
      plan === undefined ? [] : [{ words: plan.title, href: ADDRESS.plan(code, plan.code, { period: period.code }) }],
    facts: [
      { term: 'Owner', value: postTitle(facts.posts, measure.ownerPost) },
      { term: 'Period', value: periodTitle(period) },
    ],
    main: (
      <>
        <h2>How are we doing, and compared with whom?</h2>
        <p class="remit-lead">{assessment.reason}</p>
        <MeasureCards facts={facts} />
        <MeasureChart facts={facts} councilName={view.council.shortName} />
        {benchmark === null && national !== null ? (
          <p>
            This measure is linked to the national indicator {national.indicator}.{' '}
            <Link href={ADDRESS.indicator(national.indicator, { council: code })}>See other councils on it</Link>.
          </p>
        ) : null}
        {assessment.disagreements.length === 0 ? null : (
          <>
            <h2>Where sources disagree</h2>
            <DisagreementTable
              id="disagreements"
              rows={assessment.disagreements.map((each) => disagreementRow(measure, each))}
              hrefOf={null}
            />
          </>
        )}
        {facts.benchmarks.length === 0 ? null : (
          <>
            <h2>Compared with others</h2>
            <BenchmarkTable benchmarks={facts.benchmarks} council={code} />
            {benchmark?.family == null ? null : (
              <p>
                The family is the group of councils most like this one for such indicators ({benchmark.family}); its
                median includes this council.
              </p>
            )}
          </>
        )}
        <h2>The figures</h2>
        <SeriesTable rows={seriesRows(assessment.series, chosen, vocabulary)} />
        {undated.length === 0 ? null : (
          <Details summary={`Figures printed without a period, shown but never judged: ${undated.length}`}>
            <ul>
              {undated.map(({ value, written, source }) => (
                <li key={`${value} ${written} ${source}`}>
                  {value}: the source prints “{written}” ({source})
                </li>
              ))}
            </ul>
          </Details>
        )}
        <DownloadList
          downloads={[
            { title: 'The figures of this measure', href: ADDRESS.measureData(code, measure.code), format: 'CSV' },
          ]}
        />
        {counted}
        <Evidence {...evidence} />
        <h2>Corrections</h2>
        <Revisions revisions={revisionsOf(facts.history, measure, periodOf)} />
        <h2>What is counted</h2>
        <Definition facts={facts} />
        <h2>Where this measure is used</h2>
        <WhereUsed facts={facts} view={view} />
      </>
    ),
  });
};
