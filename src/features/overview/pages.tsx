import type { Route } from '../../platform/http/index.ts';
import { assessmentAsked, readPlan } from '../plans/index.ts';
import { paperPeriods } from '../reports/index.ts';
import { ADDRESS, councilPages, mainPlan, type Site, unknownPeriod } from '../site/index.ts';
import { councilChoices, frontPage } from './front-page.tsx';
import { emptyHomePage, homePage } from './home-page.tsx';

const READING = { method: 'GET', permission: 'public', record: null } as const;

const front = (site: Site): Route => ({
  ...READING,
  path: '/',
  handle: async () => {
    const { choices, asAt } = await councilChoices(site);
    const [only, ...others] = choices;
    return only !== undefined && others.length === 0
      ? { kind: 'elsewhere', address: ADDRESS.council(only.council.code) }
      : { kind: 'page', html: frontPage(choices, asAt) };
  },
});

const home = (site: Site): Route => ({
  ...READING,
  path: '/councils/:council',
  handle: councilPages(site, async (tx, council, { query }) => {
    const plan = mainPlan(council);
    const view = plan === null ? null : await readPlan(tx, council, plan.code, paperPeriods);
    if (view === null) return { kind: 'page', html: emptyHomePage(council) };
    const assessment = assessmentAsked(view, query['period']);
    if (assessment === 'no-period') return { kind: 'page', html: emptyHomePage(council) };
    if (assessment === 'bad-period') {
      return unknownPeriod(council, view.periods, (period) => ADDRESS.council(council.council.code, period));
    }
    return { kind: 'page', html: homePage(council, view, assessment) };
  }),
});

/** The front page, and each council's home. */
export const overviewRoutes = ({ site }: { readonly site: Site }): Route[] => [front(site), home(site)];
