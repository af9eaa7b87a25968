import type { Clock } from '../../../kernel/index.ts';
import { type AppRoute, readCouncil, type Site, unknownCouncil } from '../../site/index.ts';
import { keptOpinions } from './kept-opinions.ts';
import { READ_TODAY } from './policy.ts';
import { todayFacts } from './today-facts.ts';
import { todayPage } from './today-page.tsx';

/** The officer's front page. What is late changes by the hour, so it is never kept. */
export const todayRoutes = ({ site, clock }: { readonly site: Site; readonly clock: Clock }): AppRoute[] => {
  const opinionsAt = keptOpinions();
  return [
    {
      method: 'GET',
      path: '/councils/:council/today',
      permission: READ_TODAY,
      record: null,
      handle: async (request) =>
        (await readCouncil(site, request, async (tx, view) => {
          const now = clock();
          const opinions = await opinionsAt(tx, view.council.code, now);
          return { kind: 'page' as const, html: todayPage(view, await todayFacts(tx, view, now, opinions)) };
        })) ?? unknownCouncil(),
    },
  ];
};
