import { councilCode } from '../../kernel/index.ts';
import type { Power } from '../access/index.ts';
import { READ_ANSWERS } from '../answers/index.ts';
import { CHANGE_FRAMEWORK, changeLead, changeSchedule, READ_FRAMEWORK, recordEvent } from '../framework/index.ts';
import { type AppRoute, formRoutes } from '../site/index.ts';
import { ASSURANCE } from './addresses.ts';
import { MECHANISM_FORMS, MOST_LEADS } from './mechanism-forms.tsx';
import { OWN } from './opinion-form.tsx';
import { frameworkPage } from './page-framework.tsx';
import { functionPage } from './page-function.tsx';
import { mechanismPage } from './page-mechanism.tsx';
import { ownersPage } from './page-owners.tsx';
import { qualityPage } from './page-quality.tsx';
import { READ_CARE, SETTLE_OPINION } from './policy.ts';
import { settleOpinion } from './service.ts';
import { type AssuranceDependencies, type AssuranceForm, type Draw, drawn } from './view.ts';

const FORMS: readonly AssuranceForm[] = [
  {
    path: '/assurance/functions/:function/opinion',
    permission: SETTLE_OPINION,
    record: 'opinion.settle',
    which: OWN,
    change: ({ office, named, answer }) =>
      settleOpinion(office, named('function'), { level: answer('level'), reason: answer('reason') }),
    next: ({ council, named }, level) =>
      ASSURANCE.function(council, named('function'), level === null ? 'withdrawn' : 'opinion'),
    page: () => functionPage,
  },
  {
    path: '/assurance/mechanisms/:mechanism/schedule',
    permission: CHANGE_FRAMEWORK,
    record: 'mechanism.schedule',
    which: MECHANISM_FORMS.schedule,
    change: ({ office, named, answer }) =>
      changeSchedule(office, named('mechanism'), {
        frequency: answer('frequency'),
        group: answer('group'),
        from: answer('from'),
        reason: answer('reason'),
      }),
    next: ({ council, named }) => ASSURANCE.mechanism(council, named('mechanism'), { said: 'schedule' }),
    page: () => mechanismPage,
  },
  {
    path: '/assurance/mechanisms/:mechanism/lead',
    permission: CHANGE_FRAMEWORK,
    record: 'mechanism.lead',
    which: MECHANISM_FORMS.lead,
    change: ({ office, named, answer }) =>
      changeLead(office, named('mechanism'), {
        posts: Array.from({ length: MOST_LEADS }, (_, at) => answer(at === 0 ? 'post' : `post_${at + 1}`)),
        from: answer('from'),
        reason: answer('reason'),
      }),
    next: ({ council, named }) => ASSURANCE.mechanism(council, named('mechanism'), { said: 'lead' }),
    page: () => mechanismPage,
  },
  {
    path: '/assurance/mechanisms/:mechanism/event',
    permission: CHANGE_FRAMEWORK,
    record: 'mechanism.event',
    which: MECHANISM_FORMS.event,
    change: ({ office, named, answer }) =>
      recordEvent(office, named('mechanism'), { what: answer('what'), day: answer('day') }),
    next: ({ council, named }) => ASSURANCE.mechanism(council, named('mechanism'), { said: 'arose' }),
    page: () => mechanismPage,
  },
];

/** Every address of assurance: the framework, a function, a mechanism, what asking costs, and the quality of it all. */
export const assuranceRoutes = (dependencies: AssuranceDependencies): AppRoute[] => {
  const page = (path: string, permission: Power, draw: Draw): AppRoute => ({
    method: 'GET',
    path: `/councils/:council/assurance${path}`,
    permission,
    record: null,
    handle: (request) => drawn(dependencies, request, draw),
  });
  return [
    page('', READ_FRAMEWORK, frameworkPage),
    page('/functions/:function', READ_FRAMEWORK, functionPage),
    page('/mechanisms/:mechanism', READ_ANSWERS, mechanismPage),
    {
      method: 'GET',
      path: '/councils/:council/assurance/owners',
      permission: READ_CARE,
      record: null,
      handle: async (request) => {
        const council = councilCode(request.path['council'] ?? '');
        const untold = council === null ? [] : await dependencies.untold(council, dependencies.clock());
        return drawn(dependencies, request, (given) => ownersPage(given, untold));
      },
    },
    page('/quality', READ_CARE, qualityPage),
    ...formRoutes(
      {
        database: dependencies.site.database,
        clock: dependencies.clock,
        draw: (request, draw, again) => drawn(dependencies, request, draw, again),
      },
      FORMS,
    ),
  ];
};
