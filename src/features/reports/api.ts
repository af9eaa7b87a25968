import { z } from 'zod';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { type AppRoute, readCouncil, type Site } from '../site/index.ts';
import { assessmentJson } from './assessment-json.ts';
import { readPaper } from './pages.tsx';
import { READ_PAPERS } from './policy.ts';

const WHY = {
  400: { code: 'period.invalid', message: 'There is no such period' },
  404: { code: 'plan.unknown', message: 'There is no such plan, or it has no measures' },
  409: { code: 'paper.template', message: 'No assessment can be made; the page of the paper says why' },
} as const;

const refused = (status: 400 | 404 | 409): RouteAnswer => ({
  kind: 'json',
  status,
  json: JSON.stringify({ faults: [WHY[status]] }),
});

const statusOf = (answer: RouteAnswer): 400 | 404 | 409 => {
  const status = answer.kind === 'page' ? answer.status : 404;
  return status === 400 || status === 409 ? status : 404;
};

/** Where a plan stands in a period, for a council's own programs: what `remit assess --format json` gives. */
export const reportApi = ({ site }: { readonly site: Site }): AppRoute[] => [
  {
    method: 'GET',
    path: '/api/councils/:council/plans/:plan/assessment',
    permission: READ_PAPERS,
    record: null,
    api: {
      summary: "A plan's assessment in a period: the summary, and each measure with its status and the reason for it",
      query: [{ name: 'period', about: 'Such as 2022/23 or 2022/23-H1; the latest paper where it is left out' }],
      output: z.looseObject({}),
    },
    handle: async (request) => {
      const read = await readCouncil(site, request, (tx, view) => readPaper(tx, view, request));
      if (read === null) return refused(404);
      if ('answer' in read) return refused(statusOf(read.answer));
      return { kind: 'json', json: JSON.stringify(assessmentJson(read.ready.facts)) };
    },
  },
];
