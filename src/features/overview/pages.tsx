import type { Clock, CouncilCode } from '../../kernel/index.ts';
import { actingIn, type Caller, callerMay, PUBLIC } from '../access/index.ts';
import { READ_OWED } from '../calendar/index.ts';
import { openObligations } from '../obligations/index.ts';
import { assessmentAsked, READ_PLANS, readPlan } from '../plans/index.ts';
import { clocksToday } from '../registers/index.ts';
import { paperPeriods } from '../reports/index.ts';
import { ADDRESS, type AppRoute, councilPages, mainPlan, type Site, unknownPeriod } from '../site/index.ts';
import { councilChoices, frontPage } from './front-page.tsx';
import { emptyHomePage, homePage } from './home-page.tsx';
import { READ_TODAY } from './today/policy.ts';

type OverviewPages = { readonly site: Site; readonly clock: Clock };

// The officer's office begins with what needs it, whoever owes something or keeps a register with that, and everybody else with the plan.
const firstPage = async ({ site, clock }: OverviewPages, caller: Caller, council: CouncilCode): Promise<string> => {
  if (callerMay(caller, council, READ_TODAY)) return ADDRESS.today(council);
  const post = actingIn(caller, council)?.post;
  if (post === undefined || !callerMay(caller, council, READ_OWED)) return ADDRESS.council(council);
  const open = await site.database.read({ council }, (tx) => openObligations(tx, [post]));
  const keeps = async (): Promise<boolean> =>
    (await clocksToday(site.database, council, actingIn(caller, council), clock())) !== null;
  return open.length > 0 || (await keeps()) ? ADDRESS.owed(council) : ADDRESS.council(council);
};

const front = (pages: OverviewPages): AppRoute => ({
  method: 'GET',
  path: '/',
  permission: PUBLIC,
  record: null,
  handle: async ({ caller }) => {
    const { choices, asAt } = await councilChoices(pages.site, caller);
    const [only, ...others] = choices;
    if (only === undefined || others.length > 0) return { kind: 'page', html: frontPage(caller, choices, asAt) };
    const { code } = only.council;
    return { kind: 'elsewhere', address: await firstPage(pages, caller, code) };
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
export const overviewRoutes = (pages: OverviewPages): AppRoute[] => [front(pages), home(pages.site)];
