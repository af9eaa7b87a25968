import { councilCode } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { PUBLIC } from '../access/index.ts';
import { keptExpected } from '../framework/index.ts';
import { REASSIGN_OBLIGATION, reassignObligation, WAIVE_OBLIGATION, waiveObligation } from '../obligations/index.ts';
import { byCaller } from '../record/index.ts';
import {
  type AppRequest,
  type AppRoute,
  type FormRoute,
  formRoutes,
  notFoundPage,
  unknownCouncil,
} from '../site/index.ts';
import { OWED } from './addresses.ts';
import { calendarPage, feedPage } from './calendar-page.tsx';
import { endFeed, makeFeed, readFeed } from './feed.ts';
import { listPage } from './list-page.tsx';
import { monthPage } from './month-page.tsx';
import { onePage } from './one-page.tsx';
import { type CalendarDependencies, type CalendarPages, type Draw, drawn } from './owed-view.ts';
import { OWN_CALENDAR, READ_OWED } from './policy.ts';
import { wishMails } from './wish.ts';

const FORMS: readonly FormRoute<Draw>[] = [
  {
    path: '/owed/:obligation/waive',
    permission: WAIVE_OBLIGATION,
    record: 'obligation.waive',
    which: 'waive',
    change: ({ office, named, answer }) => waiveObligation(office, named('obligation'), answer('reason')),
    next: ({ council, named }) => OWED.one(council, named('obligation'), 'waived'),
    page:
      ({ named }) =>
      (given) =>
        onePage(given, named('obligation')),
  },
  {
    path: '/owed/:obligation/give',
    permission: REASSIGN_OBLIGATION,
    record: 'obligation.reassign',
    which: 'give',
    change: ({ office, named, answer }) =>
      reassignObligation(office, named('obligation'), answer('post'), answer('reason')),
    next: ({ council, named }) => OWED.one(council, named('obligation'), 'given'),
    page:
      ({ named }) =>
      (given) =>
        onePage(given, named('obligation')),
  },
  {
    path: '/owed/calendar/:feed/end',
    permission: OWN_CALENDAR,
    record: 'calendar-feed.end',
    which: 'feed',
    change: ({ office, named }) => endFeed(office, named('feed')),
    next: ({ council }) => OWED.calendar(council, 'ended'),
    page: () => calendarPage,
  },
  {
    path: '/owed/mails',
    permission: OWN_CALENDAR,
    record: 'reminder.wish',
    which: 'mails',
    change: ({ office, answer }) => wishMails(office, answer('wish')),
    next: ({ council }) => OWED.calendar(council, 'wished'),
    page: () => calendarPage,
  },
];

// The secret can be in no address that is gone on to, so the page that shows it is the answer itself.
const made = async (dependencies: CalendarPages, request: AppRequest): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const { site, clock, publicAddress } = dependencies;
  const by = byCaller(request.caller, council);
  const result = await makeFeed({ database: site.database, clock, council, by });
  if (!result.ok)
    return drawn(dependencies, request, calendarPage, { which: 'feed', form: request.form, faults: result.problem });
  const address = `${publicAddress.replace(/\/$/, '')}${OWED.feed(council, result.value.secret)}`;
  return drawn(dependencies, request, async (given) => feedPage(given, address));
};

const fetched = async (dependencies: CalendarDependencies, address: string): Promise<RouteAnswer> => {
  const { site, clock, publicAddress } = dependencies;
  const text = await readFeed(site.database, clock, publicAddress.replace(/\/$/, ''), address);
  return text === null
    ? { kind: 'page', status: 404, html: notFoundPage() }
    : { kind: 'text', text, type: 'text/calendar; charset=utf-8' };
};

/** What posts owe: lists, months, single ones, the calendars that fetch them and the mails that tell of them. */
export const calendarRoutes = (given: CalendarDependencies): AppRoute[] => {
  const dependencies: CalendarPages = { ...given, expectedAt: keptExpected() };
  const shown = (path: string, draw: (request: AppRequest) => Draw): AppRoute => ({
    method: 'GET',
    path: `/councils/:council/owed${path}`,
    permission: READ_OWED,
    record: null,
    handle: (request) => drawn(dependencies, request, draw(request)),
  });
  return [
    shown('', () => listPage),
    shown('/month', () => monthPage),
    shown('/calendar', () => calendarPage),
    shown('/:obligation', (request) => (given) => onePage(given, request.path['obligation'] ?? '')),
    ...formRoutes(
      {
        database: dependencies.site.database,
        clock: dependencies.clock,
        draw: (request, page: Draw, again) => drawn(dependencies, request, page, again),
      },
      FORMS,
    ),
    {
      method: 'POST',
      body: 'form',
      path: '/councils/:council/owed/calendar',
      permission: OWN_CALENDAR,
      record: 'calendar-feed.make',
      handle: (request) => made(dependencies, request),
    },
    {
      method: 'GET',
      path: '/calendar/:address.ics',
      permission: PUBLIC,
      record: null,
      handle: (request) => fetched(dependencies, request.path['address'] ?? ''),
    },
  ];
};
