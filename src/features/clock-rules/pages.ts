import type { RouteAnswer } from '../../platform/http/index.ts';
import { type AppRoute, councilPages, readCouncil, type Site, unknownCouncil } from '../site/index.ts';
import { rulesPage } from './list-page.tsx';
import { READ_CLOCK_RULES } from './policy.ts';
import { readClockRules } from './read-model.ts';
import { noRulePage, rulePage } from './rule-page.tsx';
import { rulesData } from './rules-csv.ts';

const html = (text: string, status: 200 | 404 = 200): RouteAnswer => ({ kind: 'page', html: text, status });

/** The law's clocks: the list, a file, and a page for each rule. */
export const clockRuleRoutes = ({ site }: { readonly site: Site }): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/clock-rules',
    permission: READ_CLOCK_RULES,
    record: null,
    handle: councilPages(site, async (tx, view) => html(rulesPage(view, await readClockRules(tx, view.asAt)))),
  },
  {
    method: 'GET',
    path: '/councils/:council/clock-rules.csv',
    permission: READ_CLOCK_RULES,
    record: null,
    handle: async (request) =>
      (await readCouncil(site, request, async (tx, view): Promise<RouteAnswer> => {
        const { code } = view.council;
        const bytes = rulesData(code, await readClockRules(tx, view.asAt));
        return { kind: 'file', bytes, type: 'text/csv; charset=utf-8', name: `${code}-clock-rules.csv` };
      })) ?? unknownCouncil(),
  },
  {
    method: 'GET',
    path: '/councils/:council/clock-rules/:clock',
    permission: READ_CLOCK_RULES,
    record: null,
    handle: councilPages(site, async (tx, view, { path }) => {
      const page = rulePage(view, await readClockRules(tx, view.asAt), path['clock'] ?? '');
      return page === null ? html(noRulePage(view), 404) : html(page);
    }),
  },
];
