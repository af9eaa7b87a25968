import type { CouncilCode } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { may } from '../access/index.ts';
import { peopleOf, postsByCode, READ_PEOPLE } from '../people/index.ts';
import { anchorsIn } from '../record/index.ts';
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

const showList = async (tx: Transaction, view: CouncilView, { query }: AppRequest): Promise<string> => {
  const council: CouncilCode = view.council.code;
  const asked = { event: query['event'] ?? '', subject: query['subject']?.trim() ?? '' };
  const found = await entriesPage(tx, council, { ...asked, page: pageNumber(query['page']) });
  return listPage(view, found, asked, await eventsIn(tx, council), await namesFor(tx, view));
};

/**
 * The openings with their reasons. Those are restricted, so they are read with clearance, in a transaction that reads nothing else: the
 * permission of the address has been judged before. That is overseeing the openings and is not itself an opening: it leaves no entry, or each
 * look at the page would add to what the page shows.
 */
const showOpenings = async (site: Site, request: AppRequest): Promise<RouteAnswer> => {
  const read = await readCouncil(site, request, async (tx, view) => ({
    view,
    names: await namesFor(tx, view),
  }));
  if (read === null) return unknownCouncil();
  const council: CouncilCode = read.view.council.code;
  const asked = { event: 'restricted.read', subject: '', page: pageNumber(request.query['page']) };
  const found = await site.database.read({ council, clearance: 'restricted' }, (tx) => entriesPage(tx, council, asked));
  return { kind: 'page', html: openingsPage(read.view, found, read.names) };
};

const showAnchor = async (tx: Transaction, view: CouncilView): Promise<string> =>
  anchorPage(view, await anchorsIn(tx, view.council.code));

/** The pages of the record. They change with every change anywhere, so they are drawn anew each time. */
export const recordRoutes = ({ site }: { readonly site: Site }): AppRoute[] => {
  const reading =
    (draw: (tx: Transaction, view: CouncilView, request: AppRequest) => Promise<string>) =>
    async (request: AppRequest): Promise<RouteAnswer> =>
      (await readCouncil(site, request, async (tx, view) => ({
        kind: 'page' as const,
        html: await draw(tx, view, request),
      }))) ?? unknownCouncil();
  return [
    {
      method: 'GET',
      path: '/councils/:council/record',
      permission: READ_RECORD,
      record: null,
      handle: reading(showList),
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
      handle: reading(showAnchor),
    },
  ];
};
