import { fieldOf } from '../../platform/http/index.ts';
import type { Power } from '../access/index.ts';
import {
  type AppRequest,
  type AppRoute,
  type Asked,
  type FormDesk,
  type FormRoute,
  formRoutes,
} from '../site/index.ts';
import { ESCALATIONS } from './addresses.ts';
import { chronologyPage } from './chronology-page.tsx';
import { continueEscalation } from './continue-escalation.ts';
import { listPage } from './list-page.tsx';
import { newPage } from './new-page.tsx';
import { openEscalation } from './open-escalation.ts';
import { READ_ESCALATIONS, WRITE_ESCALATIONS } from './policy.ts';
import { stepPage } from './step-page.tsx';
import type { StepDraft } from './typed-step.ts';
import { type Draw, drawn, type EscalationPages } from './view.tsx';

const stepIn = ({ answer, request }: Asked): StepDraft => ({
  kind: fieldOf(request.form, 'kind'),
  day: answer('day'),
  time: answer('time'),
  whom: answer('whom'),
  whomElse: answer('whom_else'),
  how: answer('how'),
  words: answer('words'),
  refersTo: answer('refers_to'),
  takesBack: answer('takes_back') === 'yes',
});

const FORMS: readonly FormRoute<Draw>[] = [
  {
    path: '/escalations',
    permission: WRITE_ESCALATIONS,
    record: 'escalation.open',
    which: 'report',
    change: ({ office, answer }) =>
      openEscalation(office, {
        grade: answer('grade'),
        risk: answer('risk'),
        since: answer('since'),
        legalBasis: answer('legal_basis'),
        confidentiality: answer('confidentiality'),
      }),
    next: ({ council }, code) => ESCALATIONS.one(council, String(code), 'reported'),
    page: () => newPage,
  },
  {
    path: '/escalations/:escalation/continue',
    permission: WRITE_ESCALATIONS,
    record: 'escalation.continue',
    which: 'step',
    change: (asked) => continueEscalation(asked.office, asked.named('escalation'), stepIn(asked)),
    next: ({ council, named }) => ESCALATIONS.one(council, named('escalation'), 'continued'),
    page:
      ({ named }) =>
      (given) =>
        stepPage(given, named('escalation')),
  },
];

/** The addresses of risks reported upwards that are not restricted, and of the forms that report and continue both kinds. */
export const escalationRoutes = (pages: EscalationPages): AppRoute[] => {
  const page = (path: string, permission: Power, draw: Draw): AppRoute => ({
    method: 'GET',
    path: `/councils/:council${path}`,
    permission,
    record: null,
    handle: (request) => drawn(pages, request, draw),
  });
  const code = ({ path }: AppRequest): string => path['escalation'] ?? '';
  const desk: FormDesk<Draw> = {
    database: pages.site.database,
    clock: pages.clock,
    draw: (request, draw, again) => drawn(pages, request, draw, again),
  };
  return [
    page('/escalations', READ_ESCALATIONS, listPage),
    page('/escalations/new', WRITE_ESCALATIONS, newPage),
    page('/escalations/:escalation', READ_ESCALATIONS, (given) => chronologyPage(given, code(given.request))),
    page('/escalations/:escalation/continue', WRITE_ESCALATIONS, (given) => stepPage(given, code(given.request))),
    ...formRoutes(desk, FORMS),
  ];
};
