import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import {
  type AppRoute,
  type CouncilView,
  councilPages,
  readCouncil,
  type Site,
  unknownCouncil,
} from '../site/index.ts';
import { readFilters } from './filters.ts';
import { careListPage, emptyListPage } from './list-page.tsx';
import { careData } from './page-data.ts';
import { READ_INSPECTIONS } from './policy.ts';
import { historyOf, standingOf } from './read-model.ts';
import { noServicePage, servicePage } from './service-page.tsx';
import { sharesByEdition } from './shares-by-edition.ts';

const html = (text: string, status: 200 | 404 = 200): RouteAnswer => ({ kind: 'page', html: text, status });

const onePage = async (tx: Transaction, view: CouncilView, care: string): Promise<RouteAnswer> => {
  const { code } = view.council;
  const history = await historyOf(tx, care, view.asAt);
  // Of a service that came from elsewhere, or went there, the whole history is shown to both: it is published.
  if (!history.some(({ council }) => council === code)) return html(noServicePage(view), 404);
  const gone = (await standingOf(tx, code, view.asAt))?.gone.find(({ service }) => service === care);
  return html(servicePage(view, history, gone?.goneBy ?? null) ?? noServicePage(view));
};

/** The care services of a council with their grades: the list, a file, and a page for each. */
export const inspectionRoutes = ({ site }: { readonly site: Site }): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/inspections',
    permission: READ_INSPECTIONS,
    record: null,
    handle: councilPages(site, async (tx, view, { query }) => {
      const { code } = view.council;
      const standing = await standingOf(tx, code, view.asAt);
      if (standing === null) return html(emptyListPage(view));
      const filters = readFilters(query, [...standing.covering.keys()]);
      const kinds = filters.kind === null ? null : [filters.kind];
      const { question } = filters;
      const shares = await sharesByEdition(tx, { council: code, kinds, question, asAt: view.asAt });
      const page = /^\d{1,4}$/.test(query['page'] ?? '') ? Number(query['page']) : 1;
      return html(careListPage(view, standing, shares, filters, page));
    }),
  },
  {
    method: 'GET',
    path: '/councils/:council/inspections.csv',
    permission: READ_INSPECTIONS,
    record: null,
    handle: async (request) =>
      (await readCouncil(site, request, async (tx, view): Promise<RouteAnswer> => {
        const { code } = view.council;
        const standing = await standingOf(tx, code, view.asAt);
        if (standing === null) return html(emptyListPage(view), 404);
        const name = `${code}-care-services.csv`;
        return { kind: 'file', bytes: careData(code, standing), type: 'text/csv; charset=utf-8', name };
      })) ?? unknownCouncil(),
  },
  {
    method: 'GET',
    path: '/councils/:council/inspections/:care',
    permission: READ_INSPECTIONS,
    record: null,
    handle: councilPages(site, (tx, view, { path }) => onePage(tx, view, path['care'] ?? '')),
  },
];
