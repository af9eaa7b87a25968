import type { Database } from '../../platform/database/database.ts';
import type { Route } from '../../platform/http/index.ts';
import { aboutPage } from './about-page.tsx';
import { type AccessibilityContact, accessibilityPage } from './accessibility-page.tsx';
import { ADDRESS } from './addresses.ts';
import { councilPages } from './council-pages.ts';
import { mainPlan } from './council-view.ts';
import { councilChoices, frontPage } from './front-page.tsx';
import { emptyHomePage, homePage } from './home-page.tsx';
import { unknownPeriod } from './missing-pages.tsx';
import { assessmentAsked, readPlan } from './plan-view.ts';

export type OverviewDependencies = { readonly database: Database; readonly accessibilityContact: AccessibilityContact };

const READING = { method: 'GET', permission: 'public', record: null } as const;

const front = (database: Database): Route => ({
  ...READING,
  path: '/',
  handle: async () => {
    const { choices, asAt } = await councilChoices(database);
    const [only, ...others] = choices;
    return only !== undefined && others.length === 0
      ? { kind: 'elsewhere', address: ADDRESS.council(only.council.code) }
      : { kind: 'page', html: frontPage(choices, asAt) };
  },
});

const home = (database: Database): Route => ({
  ...READING,
  path: '/councils/:council',
  handle: councilPages(database, async (tx, council, { query }) => {
    const plan = mainPlan(council);
    const view = plan === null ? null : await readPlan(tx, council, plan.code);
    if (view === null) return { kind: 'page', html: emptyHomePage(council) };
    const assessment = assessmentAsked(view, query['period']);
    if (assessment === 'no-period') return { kind: 'page', html: emptyHomePage(council) };
    if (assessment === 'bad-period') {
      return unknownPeriod(council, view.periods, (period) => ADDRESS.council(council.council.code, period));
    }
    return { kind: 'page', html: homePage(council, view, assessment) };
  }),
});

/** The front page, each council's home, the statements, and the address that says whether the service is well. */
export const overviewRoutes = ({ database, accessibilityContact }: OverviewDependencies): Route[] => [
  front(database),
  home(database),
  { ...READING, path: ADDRESS.about, handle: async () => ({ kind: 'page', html: aboutPage() }) },
  {
    ...READING,
    path: ADDRESS.accessibility,
    handle: async () => ({ kind: 'page', html: accessibilityPage(accessibilityContact) }),
  },
  {
    ...READING,
    path: '/health',
    handle: async () => {
      // A service that cannot read its data is not well: the read fails, and so does the answer.
      await database.read({ council: null }, async (tx) => tx.selectNoFrom((_) => []).execute());
      return { kind: 'json', json: JSON.stringify({ status: 'ok', database: database.kind }) };
    },
  },
];
