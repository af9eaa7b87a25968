import type { JSX } from 'preact';

import { formatDay, periodTitle } from '../../kernel/index.ts';
import { DataTable, Link } from '../../ui/index.ts';
import { ADDRESS, count } from '../site/index.ts';
import type { PaperInProgress, PlanNow } from './handover-facts.ts';
import { type Of, Post } from './named.tsx';
import type { OwedFigure } from './owed.ts';

/** The figures that the main plan is owed, late ones first. */
export const Figures = ({ plan, ...of }: Of & { readonly plan: PlanNow }): JSX.Element => {
  const council = of.view.council.code;
  const late = plan.owed.filter((each) => each.late).length;
  return (
    <>
      <h2>Figures owed</h2>
      <p>
        {plan.plan.title}, {periodTitle(plan.period)}: {count(plan.owed.length, 'figure')} owed, of which {late} late;
        and{' '}
        <Link href={ADDRESS.plan(council, plan.plan.code, { period: plan.period.code, status: 'off-target' })}>
          {count(plan.offTarget.length, 'measure')} off target
        </Link>
        .
      </p>
      {plan.owed.length === 0 ? null : (
        <DataTable
          id="owed"
          caption="Figures owed, late ones first"
          captionHidden
          narrow="stack"
          columns={[
            {
              title: 'Measure',
              rowHeader: true,
              cell: ({ assessed }: OwedFigure) => (
                <Link href={ADDRESS.measure(council, assessed.measure.code, { plan: plan.plan.code })}>
                  {assessed.measure.title}
                </Link>
              ),
            },
            { title: 'Owner', cell: ({ assessed }) => <Post {...of} post={assessed.measure.ownerPost} /> },
            {
              title: 'Expected',
              cell: ({ assessed, late: isLate }) =>
                assessed.expectedBy === null
                  ? 'No day given'
                  : `${formatDay(assessed.expectedBy)}${isLate ? ': late' : ''}`,
            },
            { title: 'Why it is not here', cell: ({ assessed }) => assessed.reason },
          ]}
          rows={plan.owed}
        />
      )}
    </>
  );
};

/** The papers that have not been to their committee, with the texts they want. */
export const Papers = (of: Of): JSX.Element => {
  const { view, facts } = of;
  const texts = ({ awaited }: PaperInProgress): number => awaited.reduce((sum, each) => sum + each.texts, 0);
  return (
    <>
      <h2>Papers in progress</h2>
      {facts.papers.length === 0 ? (
        <p>No paper is in progress.</p>
      ) : (
        <DataTable
          id="papers"
          caption="Papers in progress, and the texts they still want"
          captionHidden
          narrow="stack"
          columns={[
            {
              title: 'Paper',
              rowHeader: true,
              cell: (paper: PaperInProgress) => (
                <Link href={ADDRESS.paper(view.council.code, paper.plan.code, paper.period)}>
                  {paper.plan.title}, {periodTitle(paper.period)}
                </Link>
              ),
            },
            { title: 'Committee', cell: ({ committee }) => committee ?? 'Not yet said' },
            { title: 'Date', cell: ({ date }) => (date === null ? 'Not yet given' : formatDay(date)) },
            { title: 'Texts wanted', numeric: true, cell: texts },
            {
              title: 'From',
              cell: ({ awaited }) => (
                <ul>
                  {awaited.map(({ post, texts: number }) => (
                    <li key={post ?? ''}>
                      <Post {...of} post={post} />: {number}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
          rows={facts.papers}
        />
      )}
    </>
  );
};
