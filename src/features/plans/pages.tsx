import type { Database } from '../../platform/database/database.ts';
import type { Route } from '../../platform/http/index.ts';
import { ADDRESS, assessmentAsked, councilPages, readPlan, unknownPeriod, unknownPlan } from '../overview/index.ts';
import { emptyPlanPage } from './page-empty.tsx';
import { scorecardPage } from './page-scorecard.tsx';
import { planContents } from './read-model.ts';
import { filtersFrom } from './scorecard-presenter.ts';

/** The scorecard of each plan of a council. */
export const planRoutes = ({ database }: { readonly database: Database }): Route[] => [
  {
    method: 'GET',
    path: '/councils/:council/plans/:plan',
    permission: 'public',
    record: null,
    handle: councilPages(database, async (tx, council, { path, query }) => {
      const view = await readPlan(tx, council, path['plan']);
      if (view === null) return unknownPlan(council);
      const contents = await planContents(tx, view.plan.code, council.asAt);
      const assessment = assessmentAsked(view, query['period']);
      if (assessment === 'bad-period') {
        return unknownPeriod(council, view.periods, (period) =>
          ADDRESS.plan(council.council.code, view.plan.code, { period: period.code }),
        );
      }
      if (assessment === 'no-period' || assessment.total === 0) {
        return { kind: 'page', html: emptyPlanPage(council, view, contents) };
      }
      const filters = filtersFrom(query);
      return { kind: 'page', html: scorecardPage({ council, view, assessment, contents, filters }) };
    }),
  },
];
