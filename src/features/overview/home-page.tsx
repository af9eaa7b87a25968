import type { JSX } from 'preact';

import { periodTitle } from '../../kernel/index.ts';
import { DataTable, EmptyState, Link, Tally } from '../../ui/index.ts';
import { DisagreementTable } from '../measures/index.ts';
import {
  exceptionsOf,
  figureCount,
  headlineOf,
  type PlanAssessment,
  type PlanView,
  sayHeadline,
  scoreColumns,
  scoreRow,
} from '../plans/index.ts';
import { ADDRESS, type CouncilView, councilPage, count } from '../site/index.ts';
import { disagreementRows } from './disagreement-rows.ts';
import { AwaitedTable, HeadlineCards, PrioritiesFigure } from './home-parts.tsx';
import { awaitedLines, priorityLines, tallyCounts } from './home-presenter.ts';

type HomeOf = { readonly council: string; readonly view: PlanView; readonly assessment: PlanAssessment };

const Exceptions = ({ council, view, assessment }: HomeOf): JSX.Element => {
  const exceptions = exceptionsOf(assessment);
  const of = {
    council,
    plan: view.plan.code,
    period: assessment.period,
    vocabulary: view.vocabulary,
    posts: view.posts,
  };
  if (exceptions.length === 0) {
    return (
      <p>
        {headlineOf(assessment).onTrack === 0
          ? 'No figure of this period can be held against a target yet, so nothing is known to be off target.'
          : 'No measure missed its target.'}
      </p>
    );
  }
  return (
    <DataTable
      id="exceptions"
      caption={`${count(exceptions.length, 'measure')} off target, the furthest outwith limits first`}
      captionHidden
      narrow="stack"
      columns={scoreColumns({ reasons: true })}
      rows={exceptions.map((assessed) => scoreRow(assessed, of, 'exception'))}
    />
  );
};

const Awaited = ({ council, view, assessment, asAt }: HomeOf & { readonly asAt: string }): JSX.Element => {
  const lines = awaitedLines(assessment, council, view, asAt);
  const others = assessment.summary.filter(
    ({ status }) => view.vocabulary.of(status).group === 'absent' && status !== 'not-yet-published',
  );
  return (
    <>
      {lines.length === 0 ? <p>No figure is waiting for a source to publish it.</p> : <AwaitedTable lines={lines} />}
      {others.length === 0 ? null : (
        <ul>
          {others.map(({ status, count: number }) => {
            const word = view.vocabulary.of(status);
            const href = ADDRESS.plan(council, view.plan.code, { period: assessment.period.code, status });
            return (
              <li key={status}>
                <Link href={href}>
                  {word.label}: {count(number, 'measure')}
                </Link>
                . {word.meaning}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
};

const OtherPeriods = ({ council, view, assessment }: HomeOf): JSX.Element | null => {
  const others = view.periods.filter(({ code }) => code !== assessment.period.code);
  if (others.length === 0) return null;
  return (
    <>
      <h2 id="periods">Other periods</h2>
      <ul>
        {others.map((period) => (
          <li key={period.code}>
            <Link href={ADDRESS.council(council, period)}>{periodTitle(period)}</Link>
            {view.papers.some(({ code }) => code === period.code) ? ' (has a paper)' : ''}
          </li>
        ))}
      </ul>
    </>
  );
};

/** "Where does the plan stand?": the answer, then what is off target, then the whole by status and by priority, then what is awaited. */
export const homePage = (council: CouncilView, view: PlanView, assessment: PlanAssessment): string => {
  const code = council.council.code;
  const { plan } = view;
  const of: HomeOf = { council: code, view, assessment };
  const disagreements = disagreementRows(assessment);
  const figures = figureCount(assessment);
  return councilPage(council, {
    title: 'Where does the plan stand?',
    within: `${plan.title}, ${periodTitle(assessment.period)}`,
    label: plan.title,
    part: 'home',
    facts: [
      {
        term: 'Period',
        value: (
          <>
            {periodTitle(assessment.period)}, with figures for {figures} of {count(assessment.total, 'measure')}{' '}
            {view.periods.length > 1 ? <a href="#periods">(other periods)</a> : null}
          </>
        ),
      },
    ],
    main: (
      <>
        <p class="remit-lead">{sayHeadline(assessment)}</p>
        <h2 class="visually-hidden">At a glance</h2>
        <HeadlineCards {...of} disagreements={disagreements.length} />
        <p>
          <Link href={ADDRESS.plan(code, plan.code, { period: assessment.period.code })}>
            All {count(assessment.total, 'measure')} of the plan
          </Link>{' '}
          · <Link href={ADDRESS.paper(code, plan.code, assessment.period)}>The paper for committee</Link>
        </p>
        <h2>Target missed</h2>
        <Exceptions {...of} />
        <h2>All measures by status</h2>
        <Tally
          id="tally"
          caption={`The plan's ${count(assessment.total, 'measure')} by status, ${periodTitle(assessment.period)}`}
          counted="measures"
          counts={tallyCounts(code, plan.code, assessment, view.vocabulary)}
        />
        <h2>By priority</h2>
        <PrioritiesFigure {...of} lines={priorityLines(view, assessment)} />
        <h2>What is awaited</h2>
        <Awaited {...of} asAt={council.asAt} />
        {disagreements.length === 0 ? null : (
          <>
            <h2 id="disagreements">Where sources disagree</h2>
            <DisagreementTable
              id="disagreement-table"
              rows={disagreements}
              hrefOf={(row) => ADDRESS.measure(code, row.code, { plan: plan.code })}
            />
          </>
        )}
        <OtherPeriods {...of} />
      </>
    ),
  });
};

/** The front page of a council that has no plan with figures yet. */
export const emptyHomePage = (council: CouncilView): string =>
  councilPage(council, {
    title: 'Where does the plan stand?',
    part: 'home',
    main: (
      <EmptyState
        title="No plan with figures has been loaded yet"
        purpose={`This page will show where ${council.council.name}'s plan stands: what is off target first, then the whole by priority. It begins when a plan, its measures and their figures are loaded.`}
        first={{
          words: 'See how councils compare on the national figures',
          href: ADDRESS.indicators({ council: council.council.code }),
        }}
      />
    ),
  });
