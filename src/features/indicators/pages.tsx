import type { ComponentChildren } from 'preact';

import { type Instant, periodTitle } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Route, RouteAnswer, RouteRequest } from '../../platform/http/index.ts';
import { Link } from '../../ui/index.ts';
import { lastChange } from '../record/index.ts';
import {
  ADDRESS,
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

type Reading = { readonly tx: Transaction; readonly asAt: Instant; readonly view: CouncilView | null };

type PageOf = {
  readonly title: string;
  readonly within?: string;
  readonly label: string;
  readonly crumbs: { words: string; href: string }[];
  readonly main: ComponentChildren;
};

const LIST = 'Councils compared';
const BEFORE_ANYTHING: Instant = '1970-01-01T00:00:00.000Z';

const framed = ({ view, asAt }: Reading, page: PageOf): string => {
  const whole = { ...page, part: 'indicators' } as const;
  return view === null ? sharedPage(whole, asAt === BEFORE_ANYTHING ? null : asAt) : councilPage(view, whole);
};

// National figures are shared by all. With a council in the address the page is that council's; without one it is nobody's.
const reading = async (
  site: Site,
  council: string | undefined,
  work: (read: Reading) => Promise<RouteAnswer>,
): Promise<RouteAnswer> => {
  if (council === undefined || council === '') {
    return site.database.read({ council: null }, async (tx) =>
      work({ tx, view: null, asAt: (await lastChange(tx)) ?? BEFORE_ANYTHING }),
    );
  }
  return (await readCouncil(site, council, (tx, view) => work({ tx, view, asAt: view.asAt }))) ?? unknownCouncil();
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
  ({ query }: RouteRequest): Promise<RouteAnswer> =>
    reading(site, query['council'], async (read) => {
      const search = query['search']?.trim() ?? '';
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
  (request: RouteRequest): Promise<RouteAnswer> => {
    const asked = { council: request.query['council'], period: request.query['period'] };
    return reading(site, asked.council, async (read) => {
      const code = request.path['code'] ?? '';
      const indicator = await findIndicator(read.tx, code, read.asAt);
      if (indicator === null) return unknownIndicator(read, read.view?.council.code);
      const period = asked.period === undefined || asked.period === '' ? null : asked.period;
      const own = read.view?.council.code ?? null;
      const comparison = await councilsSideBySide(read.tx, code, period, read.asAt, own);
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
        main: comparisonMain(comparison, own),
      });
      return { kind: 'page', html };
    });
  };

/** The list of national indicators, and all councils side by side on each, as a page and as a file. */
export const indicatorRoutes = ({ site }: { readonly site: Site }): Route[] => {
  const route = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    permission: 'public',
    record: null,
    handle,
  });
  return [
    route('/indicators', list(site)),
    route('/indicators/:code', one(site, 'page')),
    route('/indicators/:code.csv', one(site, 'data')),
  ];
};
