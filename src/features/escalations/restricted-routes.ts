import { councilCode, type Fault, fault } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { actorIn } from '../access/index.ts';
import { faultsOfReason, readRestricted } from '../record/index.ts';
import { type AppRequest, type AppRoute, answerIn, councilView, unknownCouncil } from '../site/index.ts';
import { confidentialityOf, escalationCode, RESTRICTED_SUBJECT } from './escalation.ts';
import { READ_RESTRICTED_ESCALATIONS } from './policy.ts';
import { doorPage, restrictedChronologyPage, restrictedListPage } from './restricted-page.tsx';
import { escalationOf, escalationsOf } from './store.ts';
import { drawn, type EscalationPages, nothingHere, viewOf } from './view.tsx';

type Asking = { readonly code: string; readonly reason: string };

const askingOf = ({ form }: AppRequest): Asking => ({
  code: answerIn(form, 'open', 'code').trim(),
  reason: answerIn(form, 'open', 'reason'),
});

const faultsOf = ({ code, reason }: Asking): Fault[] => {
  const read = escalationCode(code);
  const wrong = code !== '' && (read === null || confidentialityOf(read) !== 'restricted');
  const remedy = 'It looks like ESR-2026-001. Leave it empty for the list.';
  return [
    ...(wrong ? [fault('answer.invalid', 'This is no code of a restricted risk', { column: 'code' }, remedy)] : []),
    ...faultsOfReason(reason, { column: 'reason', ask: 'Say why you need to see it' }),
  ];
};

const open = async (pages: EscalationPages, request: AppRequest): Promise<RouteAnswer> => {
  const { site, clock } = pages;
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const asking = askingOf(request);
  const faults = faultsOf(asking);
  if (faults.length > 0) return drawn(pages, request, doorPage, { which: 'open', form: request.form, faults });
  const code = escalationCode(asking.code);
  // The opening is recorded whether there is such a risk or not: asking is what is watched.
  const risk = code === null ? {} : { risk: code };
  const opening = { subject: RESTRICTED_SUBJECT, detail: risk, reason: asking.reason, clock };
  return readRestricted(site.database, actorIn(request.caller, council), council, opening, async (tx) => {
    const view = await councilView(site, tx, council, clock(), request.caller);
    if (view === null) return unknownCouncil();
    const given = await viewOf(tx, view, clock(), request);
    if (code === null) return restrictedListPage(given, await escalationsOf(tx, { confidentiality: 'restricted' }));
    const escalation = await escalationOf(tx, code, 'restricted');
    return escalation === null ? nothingHere(given) : restrictedChronologyPage(given, escalation);
  });
};

/** Restricted risks: a form that asks for the reason, and what it opens. Nothing restricted has an address that could be followed. */
export const restrictedEscalationRoutes = (pages: EscalationPages): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/escalations/restricted',
    permission: READ_RESTRICTED_ESCALATIONS,
    record: null,
    handle: (request) => drawn(pages, request, doorPage),
  },
  {
    method: 'POST',
    path: '/councils/:council/escalations/restricted',
    body: 'form',
    permission: READ_RESTRICTED_ESCALATIONS,
    record: 'restricted.read',
    handle: (request) => open(pages, request),
  },
];
