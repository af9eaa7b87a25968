import type { AppRequest, AppRoute } from '../../site/index.ts';
import { PATHS } from '../addresses.ts';
import { READ_COUNTS } from '../policy.ts';
import { complaintsFile, complaintsPaperFile } from './complaints-file.ts';
import { complaintsPage } from './complaints-page.tsx';
import { onKnownDay } from './known-on.tsx';
import { scorecardFile, scorecardPage, scorecardsPage } from './scorecard-page.tsx';
import { type Draw, drawn, type RegisterPages } from './view.tsx';

/** The addresses of what registers count: scorecards and complaints, each as a page and as files. */
export const registerCountRoutes = (pages: RegisterPages): AppRoute[] => {
  const at = (path: string, draw: (request: AppRequest) => Draw): AppRoute => ({
    method: 'GET',
    path,
    permission: READ_COUNTS,
    record: null,
    handle: (request) => drawn(pages, request, draw(request)),
  });
  const code = ({ path }: AppRequest): string => path['scorecard'] ?? '';
  return [
    at(PATHS.scorecards, () => scorecardsPage),
    at(PATHS.scorecard, (request) => onKnownDay(scorecardPage(code(request)))),
    at(`${PATHS.scorecard}.csv`, (request) => onKnownDay(scorecardFile(code(request)))),
    at(PATHS.complaints, () => onKnownDay(complaintsPage)),
    at(`${PATHS.complaints}.csv`, () => onKnownDay(complaintsFile)),
    at(`${PATHS.complaints}.docx`, () => onKnownDay(complaintsPaperFile('docx'))),
    at(`${PATHS.complaints}.pdf`, () => onKnownDay(complaintsPaperFile('pdf'))),
  ];
};
