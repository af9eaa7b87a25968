import { type Clock, councilCode } from '../../../kernel/index.ts';
import { actingIn } from '../../access/index.ts';
import { keptOpinions } from '../../assurance/index.ts';
import { openObligations } from '../../obligations/index.ts';
import { byCaller } from '../../record/index.ts';
import { clocksToday } from '../../registers/index.ts';
import { keptUntold, readRefused } from '../../reminders/index.ts';
import { type AppRoute, readCouncil, type Site, unknownCouncil } from '../../site/index.ts';
import { READ_TODAY } from './policy.ts';
import { todayFacts } from './today-facts.ts';
import { todayPage } from './today-page.tsx';
import { restrictedTellings } from './untold.tsx';

/** The officer's front page. What is late changes by the hour, so it is never kept. */
export const todayRoutes = ({ site, clock }: { readonly site: Site; readonly clock: Clock }): AppRoute[] => {
  const opinionsAt = keptOpinions();
  const untoldAt = keptUntold();
  return [
    {
      method: 'GET',
      path: '/councils/:council/today',
      permission: READ_TODAY,
      record: null,
      handle: async (request) => {
        const council = councilCode(request.path['council'] ?? '');
        if (council === null) return unknownCouncil();
        const acting = actingIn(request.caller, council);
        const reader = byCaller(request.caller, council);
        const restricted = await restrictedTellings(site.database, council, acting, clock());
        const clocks = await clocksToday(site.database, council, acting, clock());
        const refused = await readRefused(site.database, council);
        const html = await readCouncil(site, request, async (tx, view, version) => {
          // The instant of what the transaction sees: a write that came in while this reader waited is no later.
          const now = clock();
          const formed = await opinionsAt(tx, council, version, now);
          const open = await openObligations(tx);
          const facts = await todayFacts(tx, view, { now, reader, formed, open });
          const unmailed = await untoldAt(tx, { council, now, version, open, refused });
          return todayPage(view, facts, { restricted, unmailed, clocks });
        });
        return html === null ? unknownCouncil() : { kind: 'page', html };
      },
    },
  ];
};
