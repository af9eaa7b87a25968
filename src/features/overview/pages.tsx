import { callerMay, PUBLIC } from '../access/index.ts';
import { assessmentAsked, READ_PLANS, readPlan } from '../plans/index.ts';
import { paperPeriods } from '../reports/index.ts';
import { ADDRESS, type AppRoute, councilPages, mainPlan, type Site, unknownPeriod } from '../site/index.ts';
import { councilChoices, frontPage } from './front-page.tsx';
import { emptyHomePage, homePage } from './home-page.tsx';
import { READ_TODAY } from './today/policy.ts';

const front = (site: Site): AppRoute => ({
  method: 'GET',
  path: '/',
  permission: PUBLIC,
  record: null,
  handle: async ({ caller }) => {
    const { choices, asAt } = await councilChoices(site, caller);
    const [only, ...others] = choices;
    if (only === undefined || others.length > 0) return { kind: 'page', html: frontPage(caller, choices, asAt) };
    const { code } = only.council;
    return {
      kind: 'elsewhere',
      address: callerMay(caller, code, READ_TODAY) ? ADDRESS.today(code) : ADDRESS.council(code),
    };
  },
});

const home = (site: Site): AppRoute => ({
  method: 'GET',
  permission: READ_PLANS,
  record: null,
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
export const overviewRoutes = ({ site }: { readonly site: Site }): AppRoute[] => [front(site), home(site)];
