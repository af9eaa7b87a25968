import type { CouncilCode } from '../../kernel/index.ts';
import type { Clearance, Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { callerMay, may } from '../access/index.ts';
import { peopleOf, postsByCode, READ_PEOPLE } from '../people/index.ts';
import { anchorsOf } from '../record/index.ts';
import { registerTitles } from '../registers/index.ts';
import {
  type AppRequest,
  type AppRoute,
  type CouncilView,
  readCouncil,
  type Site,
  unknownCouncil,
} from '../site/index.ts';
import { anchorPage } from './anchor-page.tsx';
import { listPage } from './list-page.tsx';
import { openingsPage } from './openings-page.tsx';
import { READ_OPENINGS, READ_RECORD } from './policy.ts';
import type { Names } from './presenter.ts';
import { entriesPage, eventsIn } from './read-model.ts';

const pageNumber = (text: string | undefined): number => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 1);

const namesFor = async (tx: Transaction, { asAt, acting }: CouncilView): Promise<Names> => ({
  posts: await postsByCode(tx, asAt),
  people: may(acting, READ_PEOPLE) ? await peopleOf(tx) : null,
});

type Reading = { readonly view: CouncilView; readonly names: Names };

const read = (site: Site, request: AppRequest): Promise<Reading | null> =>
  readCouncil(site, request, async (tx, view) => ({ view, names: await namesFor(tx, view) }));

// Restricted entries are there for those who may see who opened restricted matter. They are read in a transaction that reads nothing else.
const clearanceOf = ({ caller }: AppRequest, council: CouncilCode): Clearance =>
  callerMay(caller, council, READ_OPENINGS) ? 'restricted' : 'open';

const showList = async (site: Site, request: AppRequest): Promise<RouteAnswer> => {
  const known = await read(site, request);
  if (known === null) return unknownCouncil();
  const { view, names } = known;
  const { query } = request;
  const council: CouncilCode = view.council.code;
  const asked = { event: query['event'] ?? '', subject: query['subject']?.trim() ?? '' };
  const clearance = clearanceOf(request, council);
  const { found, events } = await site.database.read({ council, clearance }, async (tx) => ({
    found: await entriesPage(tx, council, { ...asked, page: pageNumber(query['page']) }, 'open'),
    events: await eventsIn(tx, council),
  }));
  return { kind: 'page', html: listPage(view, found, asked, events, names) };
};

/**
 * The openings with their reasons. Those are restricted, so they are read with clearance, in a transaction that reads nothing else: the
 * permission of the address has been judged before. That is overseeing the openings and is not itself an opening: it leaves no entry, or each
 * look at the page would add to what the page shows.
 */
const showOpenings = async (site: Site, request: AppRequest): Promise<RouteAnswer> => {
  const known = await read(site, request);
  if (known === null) return unknownCouncil();
  const council: CouncilCode = known.view.council.code;
  const asked = { event: 'restricted.read', subject: '', page: pageNumber(request.query['page']) };
  const { found, registers } = await site.database.read({ council, clearance: 'restricted' }, async (tx) => ({
    found: await entriesPage(tx, council, asked, 'all'),
    registers: await registerTitles(tx, { database: site.database, council }),
  }));
  return { kind: 'page', html: openingsPage(known.view, found, known.names, registers) };
};

const showAnchor = async (site: Site, request: AppRequest): Promise<RouteAnswer> => {
  const view = await readCouncil(site, request, async (_tx, each) => each);
  if (view === null) return unknownCouncil();
  const { code } = view.council;
  const anchors = await anchorsOf(site.database, code, clearanceOf(request, code));
  return { kind: 'page', html: anchorPage(view, anchors) };
};

/** The pages of the record. They change with every change anywhere, so they are drawn anew each time. */
export const recordRoutes = ({ site }: { readonly site: Site }): AppRoute[] => {
  return [
    {
      method: 'GET',
      path: '/councils/:council/record',
      permission: READ_RECORD,
      record: null,
      handle: (request) => showList(site, request),
    },
    {
      method: 'GET',
      path: '/councils/:council/record/restricted',
      permission: READ_OPENINGS,
      record: null,
      handle: (request) => showOpenings(site, request),
    },
    {
      method: 'GET',
      path: '/councils/:council/record/anchor',
      permission: READ_RECORD,
      record: null,
      handle: (request) => showAnchor(site, request),
    },
  ];
};
