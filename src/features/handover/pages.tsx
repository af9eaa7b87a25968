import type { Clock } from '../../kernel/index.ts';
import { type AppRoute, readCouncil, type Site, unknownCouncil } from '../site/index.ts';
import { handoverFacts } from './handover-facts.ts';
import { handoverPage } from './handover-page.tsx';
import { READ_HANDOVER } from './policy.ts';

/** The handover page. It says how things stand at this moment, so it is drawn anew each time. */
export const handoverRoutes = ({ site, clock }: { readonly site: Site; readonly clock: Clock }): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/handover',
    permission: READ_HANDOVER,
    record: null,
    handle: async (request) =>
      (await readCouncil(site, request, async (tx, view) => ({
        kind: 'page' as const,
        html: handoverPage(view, await handoverFacts(tx, view, clock(), request.query['since'])),
      }))) ?? unknownCouncil(),
  },
];
