import { councilCode, dayOf, type Fault, fault } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { fieldOf, type RouteAnswer } from '../../platform/http/index.ts';
import { actorIn } from '../access/index.ts';
import { faultsOfReason, readRestricted } from '../record/index.ts';
import {
  type AppRequest,
  type AppRoute,
  type CouncilView,
  councilView,
  readCouncil,
  unknownCouncil,
} from '../site/index.ts';
import { confidentialityOf, evidenceCode } from './evidence.ts';
import { unknownFile } from './missing-page.tsx';
import { contextOf, download, type EvidencePages, page, pageNumber } from './pages.ts';
import { READ_RESTRICTED } from './policy.ts';
import { evidenceFile, evidencePage } from './read-model.ts';
import { type Asking, type Door, doorPage, restrictedFilePage, restrictedListPage, WANTS } from './restricted-page.tsx';
import { openEvidence } from './service.ts';

const askingOf = ({ form }: AppRequest): Asking => ({
  want: fieldOf(form, 'want'),
  code: fieldOf(form, 'code'),
  reason: fieldOf(form, 'reason'),
  page: fieldOf(form, 'page'),
});

const faultsOf = ({ want, code, reason }: Asking): Fault[] => {
  const faults: Fault[] = [];
  if (!Object.hasOwn(WANTS, want))
    faults.push(fault('answer.missing', 'Choose what you want to see', { column: 'want' }));
  const read = evidenceCode(code);
  if (want !== 'list' && (read === null || confidentialityOf(read) !== 'restricted'))
    faults.push(
      fault('answer.invalid', 'Give the code of a restricted file', { column: 'code' }, 'It looks like ER-2026-0001.'),
    );
  faults.push(...faultsOfReason(reason, { column: 'reason', ask: 'Say why you need to see it' }));
  return faults;
};

const show = async (tx: Transaction, view: CouncilView, { desk }: EvidencePages, door: Door): Promise<RouteAnswer> => {
  const { asking } = door;
  if (asking.want === 'list') {
    const asked = pageNumber(asking.page);
    const found = await evidencePage(tx, { confidentiality: 'restricted', page: asked });
    return page(restrictedListPage(view, found, door, Math.min(Math.max(asked, 1), found.pages), dayOf(desk.clock())));
  }
  const code = evidenceCode(asking.code) ?? '';
  if (asking.want === 'file') {
    const opened = await openEvidence(tx, code);
    return opened.ok ? download(opened.value) : unknownFile(view);
  }
  const kept = await evidenceFile(tx, code);
  return kept === null
    ? unknownFile(view)
    : page(restrictedFilePage(view, kept, await contextOf(tx, view, desk.clock, kept), door));
};

const showDoor = (
  pages: EvidencePages,
  request: AppRequest,
  door: Omit<Door, 'formToken'>,
): Promise<RouteAnswer | null> =>
  readCouncil(pages.site, request, async (_tx, view) => ({
    kind: 'page',
    html: doorPage(view, { ...door, formToken: request.formToken }),
    status: door.faults.length > 0 ? 422 : 200,
  }));

const open = async (pages: EvidencePages, request: AppRequest): Promise<RouteAnswer> => {
  const { site, desk } = pages;
  const { caller, formToken } = request;
  const council = councilCode(request.path['council'] ?? '');
  const asking = askingOf(request);
  const faults = faultsOf(asking);
  if (council === null) return unknownCouncil();
  if (faults.length > 0) return (await showDoor(pages, request, { asking, faults, added: null })) ?? unknownCouncil();
  // The opening is recorded whether there is such a file or not: asking is what is watched.
  const subject = asking.want === 'list' ? 'evidence' : (evidenceCode(asking.code) ?? '');
  const opening = { subject, reason: asking.reason, clock: desk.clock };
  return readRestricted(desk.database, actorIn(caller, council), council, opening, async (tx) => {
    const view = await councilView(site, tx, council, desk.clock(), caller);
    return view === null ? unknownCouncil() : show(tx, view, pages, { asking, faults, formToken, added: null });
  });
};

/** Restricted files: a form that asks for the reason, and what it opens. Nothing restricted has an address that could be followed. */
export const restrictedEvidenceRoutes = (pages: EvidencePages): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/evidence/restricted',
    permission: READ_RESTRICTED,
    record: null,
    handle: async (request) => {
      const code = request.query['code'] ?? '';
      const asking = { want: code === '' ? 'list' : 'details', code, reason: '', page: '' };
      const added = evidenceCode(request.query['added'] ?? '');
      return (await showDoor(pages, request, { asking, faults: [], added })) ?? unknownCouncil();
    },
  },
  {
    method: 'POST',
    path: '/councils/:council/evidence/restricted',
    body: 'form',
    permission: READ_RESTRICTED,
    record: 'restricted.read',
    handle: (request) => open(pages, request),
  },
];
