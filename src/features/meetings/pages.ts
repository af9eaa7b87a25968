import { type AppRoute, type FormDesk, formRoutes } from '../site/index.ts';
import { MEETING_FORMS } from './forms.ts';
import { groupPage } from './page-group.tsx';
import { listPage } from './page-list.tsx';
import { oneMeetingPage } from './page-meeting.tsx';
import { READ_MEETINGS } from './policy.ts';
import { type Draw, drawn, type MeetingPages } from './view.tsx';

/** Every address of meetings: the groups that meet, one group's meetings, one meeting, and the forms that stand on them. */
export const meetingRoutes = (pages: MeetingPages): AppRoute[] => {
  const page = (path: string, draw: Draw): AppRoute => ({
    method: 'GET',
    path: `/councils/:council${path}`,
    permission: READ_MEETINGS,
    record: null,
    handle: (request) => drawn(pages, request, draw),
  });
  const desk: FormDesk<Draw> = {
    database: pages.site.database,
    clock: pages.clock,
    makeDue: pages.makeDue,
    draw: (request, draw, again) => drawn(pages, request, draw, again),
  };
  return [
    page('/meetings', listPage),
    page('/meetings/groups/:group', (given) => groupPage(given, given.request.path['group'] ?? '')),
    page('/meetings/:meeting', (given) => oneMeetingPage(given, given.request.path['meeting'] ?? '')),
    ...formRoutes(desk, MEETING_FORMS),
  ];
};
