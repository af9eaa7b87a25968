import type { JSX } from 'preact';

import { periodTitle } from '../../kernel/index.ts';
import { DataTable, EmptyState, FilterForm, Link } from '../../ui/index.ts';
import { ADDRESS, type CouncilView, councilPage, count, type ScorecardFilters } from '../site/index.ts';
import { type AssessedMeasure, byPriority, exceptionsOf, type PlanAssessment } from './assessment.ts';
import { sayHeadline } from './headline.ts';
import { type PlanContents, PlanDetails } from './page-contents.tsx';
import type { PlanView } from './plan-view.ts';
import { scoreColumns, scoreRow } from './score-row.tsx';
import {
  clearedAddress,
  isNarrowed,
  narrowed,
  ownerChoices,
  periodChoices,
  priorityChoices,
  sayFilters,
  statusChoices,
} from './scorecard-presenter.ts';

type ScorecardPage = {
  readonly council: CouncilView;
  readonly view: PlanView;
  readonly assessment: PlanAssessment;
  readonly contents: PlanContents;
  readonly filters: ScorecardFilters;
};

const Filters = ({ council, view, assessment, filters }: ScorecardPage): JSX.Element => {
  const { status = '', priority = '', owner = '' } = filters;
  return (
    <FilterForm
      label="Filter measures"
      action={ADDRESS.plan(council.council.code, view.plan.code)}
      filters={[
        {
          kind: 'select',
          name: 'period',
          label: 'Period',
          choices: periodChoices(view, assessment),
          value: assessment.period.code,
        },
        { kind: 'select', name: 'status', label: 'Status', choices: statusChoices(view, assessment), value: status },
        {
          kind: 'select',
          name: 'priority',
          label: 'Priority',
          choices: priorityChoices(view, assessment),
          value: priority,
        },
        { kind: 'select', name: 'owner', label: 'Owner', choices: ownerChoices(view, assessment), value: owner },
      ]}
      {...(isNarrowed(filters) ? { clearHref: clearedAddress(council.council.code, view.plan.code, filters) } : {})}
    />
  );
};

const rowsOf = ({ council, view, assessment }: ScorecardPage, measures: readonly AssessedMeasure[], place: string) => {
  const of = {
    council: council.council.code,
    plan: view.plan.code,
    period: assessment.period,
    vocabulary: view.vocabulary,
    posts: view.posts,
  };
  return measures.map((assessed) => scoreRow(assessed, of, place));
};

const ByPriority = (props: {
  readonly page: ScorecardPage;
  readonly measures: readonly AssessedMeasure[];
}): JSX.Element => {
  const { page, measures } = props;
  return (
    <DataTable
      id="measures"
      caption={`${count(measures.length, 'measure')} by priority, ${periodTitle(page.assessment.period)}`}
      captionHidden
      narrow="stack"
      columns={scoreColumns({ reasons: false })}
      groups={byPriority(page.view.priorities, measures)
        .filter((group) => group.measures.length > 0)
        .map((group) => ({
          title: `${group.priority.title} (${group.measures.length})`,
          rows: rowsOf(page, group.measures, 'priority'),
        }))}
    />
  );
};

const Narrowed = ({ page }: { readonly page: ScorecardPage }): JSX.Element => {
  const { council, view, assessment, filters } = page;
  const found = narrowed(assessment, filters);
  return (
    <>
      <h2>
        {found.length} of {count(assessment.total, 'measure')}
      </h2>
      <p>Narrowed to {sayFilters(view, assessment, filters)}.</p>
      {found.length === 0 ? (
        <EmptyState
          title="No measure fits all of these at once"
          purpose="Choose fewer filters, or another period."
          first={{
            words: 'Show all measures',
            href: clearedAddress(council.council.code, view.plan.code, filters),
          }}
        />
      ) : (
        <ByPriority page={page} measures={found} />
      )}
    </>
  );
};

const Whole = ({ page }: { readonly page: ScorecardPage }): JSX.Element => {
  const { assessment } = page;
  const exceptions = exceptionsOf(assessment);
  return (
    <>
      <h2>Target missed ({exceptions.length})</h2>
      {exceptions.length === 0 ? (
        <p>No measure with a figure for this period missed its target.</p>
      ) : (
        <DataTable
          id="exceptions"
          caption={`${count(exceptions.length, 'measure')} off target, the furthest outwith limits first`}
          captionHidden
          narrow="stack"
          columns={scoreColumns({ reasons: true })}
          rows={rowsOf(page, exceptions, 'exception')}
        />
      )}
      <h2>All {count(assessment.total, 'measure')} by priority</h2>
      <ByPriority page={page} measures={assessment.measures} />
    </>
  );
};

/** The scorecard: what missed its target first, then every measure under its priority, one line each. */
export const scorecardPage = (page: ScorecardPage): string => {
  const { council, view, assessment, filters } = page;
  const code = council.council.code;
  const said = isNarrowed(filters) ? `, ${sayFilters(view, assessment, filters)}` : '';
  return councilPage(council, {
    title: view.plan.title,
    within: `${periodTitle(assessment.period)}${said}`,
    label: 'Plan',
    part: 'plan',
    facts: [{ term: 'Period', value: periodTitle(assessment.period) }],
    main: (
      <>
        <p class="remit-lead">{sayHeadline(assessment)}</p>
        <Filters {...page} />
        {isNarrowed(filters) ? <Narrowed page={page} /> : <Whole page={page} />}
        <p>
          <Link href={ADDRESS.paper(code, view.plan.code, assessment.period)}>
            The paper for committee, {periodTitle(assessment.period)}
          </Link>
        </p>
        <PlanDetails view={view} contents={page.contents} />
      </>
    ),
  });
};
