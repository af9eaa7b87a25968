import { ADDRESS, type AppRoute, councilPages, type Site, unknownPeriod, unknownPlan } from '../site/index.ts';
import { emptyPlanPage } from './page-empty.tsx';
import { scorecardPage } from './page-scorecard.tsx';
import { assessmentAsked, type PaperPeriods, readPlan } from './plan-view.ts';
import { READ_PLANS } from './policy.ts';
import { planContents } from './read-model.ts';
import { filtersFrom } from './scorecard-presenter.ts';

type PlanDependencies = { readonly site: Site; readonly paperPeriods: PaperPeriods };

/** The scorecard of each plan of a council. */
export const planRoutes = ({ site, paperPeriods }: PlanDependencies): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/plans/:plan',
    permission: READ_PLANS,
    record: null,
    handle: councilPages(site, async (tx, council, { path, query }) => {
      const view = await readPlan(tx, council, path['plan'], paperPeriods);
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
