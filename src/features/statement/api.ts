import { z } from 'zod';

import { type AppRoute, readCouncil } from '../site/index.ts';
import type { StatementDependencies } from './pages.ts';
import { READ_STATEMENT } from './policy.ts';
import { readStatement } from './read-statement.ts';
import { statementJson } from './statement-json.ts';

const CODES = { 400: 'period.invalid', 404: 'statement.empty' } as const;

/** The statement of assurance for a council's own programs: what `remit statement --format json` gives. */
export const statementApi = ({ site, clock }: StatementDependencies): AppRoute[] => [
  {
    method: 'GET',
    path: '/api/councils/:council/assurance/statement',
    permission: READ_STATEMENT,
    record: null,
    api: {
      summary:
        "The yearly statement of assurance: each function's opinion and what came in, concerns, gaps, and what changes",
      query: [
        {
          name: 'year',
          about: 'A financial year such as 2026/27; without it the last that is over, or the one that is running',
        },
      ],
      output: z.looseObject({}),
    },
    handle: async (request) => {
      const asked = await readCouncil(site, request, (tx, view) => readStatement(tx, view, request, clock));
      if (asked !== null && 'facts' in asked) return { kind: 'json', json: JSON.stringify(statementJson(asked.facts)) };
      const status = asked?.status ?? 404;
      const message = asked?.why ?? 'There is no such council';
      return {
        kind: 'json',
        status,
        json: JSON.stringify({ faults: [{ code: asked === null ? 'council.unknown' : CODES[status], message }] }),
      };
    },
  },
];
