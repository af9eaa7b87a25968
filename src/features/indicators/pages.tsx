import type { ComponentChildren } from 'preact';
import { type Instant, periodTitle } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { Link } from '../../ui/index.ts';
import { actingIn, type Caller, PUBLIC } from '../access/index.ts';
import { lastChange } from '../record/index.ts';
import {
  ADDRESS,
  type AppRequest,
  type AppRoute,
  type CouncilView,
  councilPage,
  readCouncil,
  type Site,
  sharedPage,
  unknownCouncil,
} from '../site/index.ts';
import { councilsSideBySide } from './comparison.ts';
import { comparisonData } from './comparison-presenter.ts';
import { comparisonMain } from './page-comparison.tsx';
import { indicatorListMain } from './page-list.tsx';
import { findIndicator, indicatorPeriods, indicatorsOf } from './read-model.ts';

type Reading = {
  readonly tx: Transaction;
  readonly asAt: Instant;
  readonly caller: Caller;
  readonly view: CouncilView | null;
};

type PageOf = {
  readonly title: string;
  readonly within?: string;
  readonly label: string;
  readonly crumbs: { words: string; href: string }[];
  readonly main: ComponentChildren;
};

const LIST = 'Councils compared';
const BEFORE_ANYTHING: Instant = '1970-01-01T00:00:00.000Z';

const framed = ({ view, asAt, caller }: Reading, page: PageOf): string => {
  const whole = { ...page, caller, part: 'indicators' };
  return view === null ? sharedPage(whole, asAt === BEFORE_ANYTHING ? null : asAt) : councilPage(view, whole);
};

// National figures are shared by all. Who serves the council in the address reads them as a page of that council; for anybody else it is
// a page of no council, and the council named is not asked about.
const reading = async (
  site: Site,
  { caller, query }: AppRequest,
  work: (read: Reading) => Promise<RouteAnswer>,
): Promise<RouteAnswer> => {
  const council = query['council'] ?? '';
  if (actingIn(caller, council) === null) {
    return site.database.read({ council: null }, async (tx) =>
      work({ tx, caller, view: null, asAt: (await lastChange(tx)) ?? BEFORE_ANYTHING }),
    );
  }
  const read = await readCouncil(site, { caller, path: { council } }, (tx, view) =>
    work({ tx, caller, view, asAt: view.asAt }),
  );
  return read ?? unknownCouncil();
};

const missing = (read: Reading, title: string, main: ComponentChildren, status: 404 | 400): RouteAnswer => ({
  kind: 'page',
  status,
  html: framed(read, { title, label: LIST, crumbs: [], main }),
});

const unknownIndicator = (read: Reading, council: string | undefined): RouteAnswer =>
  missing(
    read,
    'There is no such indicator',
    <p>
      No national indicator with that code has been loaded.{' '}
      <Link href={ADDRESS.indicators(council === undefined ? {} : { council })}>See all indicators</Link>.
    </p>,
    404,
  );

const list =
  (site: Site) =>
  (request: AppRequest): Promise<RouteAnswer> =>
    reading(site, request, async (read) => {
      const search = request.query['search']?.trim() ?? '';
      const indicators = await indicatorsOf(read.tx, read.asAt);
      const html = framed(read, {
        title: LIST,
        ...(search === '' ? {} : { within: `search for ${search}` }),
        label: 'National indicators',
        crumbs: [],
        main: indicatorListMain({ indicators, search, council: read.view?.council.code ?? null }),
      });
      return { kind: 'page', html };
    });

const one =
  (site: Site, as: 'page' | 'data') =>
  (request: AppRequest): Promise<RouteAnswer> => {
    return reading(site, request, async (read) => {
      const code = request.path['code'] ?? '';
      const indicator = await findIndicator(read.tx, code, read.asAt);
      if (indicator === null) return unknownIndicator(read, read.view?.council.code);
      const period = request.query['period'] || null;
      const own = read.view?.council.code ?? null;
      // National figures are public, so any council can be marked among them; a code that has none marks nothing.
      const marked = request.query['council'] || null;
      const comparison = await councilsSideBySide(read.tx, code, period, read.asAt, marked);
      if (comparison === null) {
        const periods = await indicatorPeriods(read.tx, code, read.asAt);
        const links = periods.toReversed().map((each) => (
          <li key={each.code}>
            <Link href={ADDRESS.indicator(code, { period: each.code, ...(own === null ? {} : { council: own }) })}>
              {periodTitle(each)}
            </Link>
          </li>
        ));
        const words = links.length === 0 ? 'No figure of it has been loaded.' : `${indicator.title} has figures for:`;
        const main = (
          <>
            <p>{words}</p>
            <ul>{links}</ul>
          </>
        );
        return missing(read, 'That period cannot be shown', main, links.length === 0 ? 404 : 400);
      }
      if (as === 'data') {
        const name = `${code.replace('&', 'and')}-${comparison.period.code.replaceAll('/', '-')}.csv`;
        return { kind: 'file', bytes: comparisonData(comparison), type: 'text/csv; charset=utf-8', name };
      }
      const html = framed(read, {
        title: indicator.title,
        within: periodTitle(comparison.period),
        label: `National indicator ${code}`,
        crumbs: [{ words: LIST, href: ADDRESS.indicators(own === null ? {} : { council: own }) }],
        main: comparisonMain(comparison, marked),
      });
      return { kind: 'page', html };
    });
  };

/** The list of national indicators, and all councils side by side on each, as a page and as a file. */
export const indicatorRoutes = ({ site }: { readonly site: Site }): AppRoute[] => {
  const route = (path: string, handle: AppRoute['handle']): AppRoute => ({
    method: 'GET',
    path,
    permission: PUBLIC,
    record: null,
    handle,
  });
  return [
    route('/indicators', list(site)),
    route('/indicators/:code', one(site, 'page')),
    route('/indicators/:code.csv', one(site, 'data')),
  ];
};
