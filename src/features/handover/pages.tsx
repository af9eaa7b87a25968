import type { Clock } from '../../kernel/index.ts';
import { callerMay, may } from '../access/index.ts';
import { openEscalations, READ_ESCALATIONS } from '../escalations/index.ts';
import { READ_OPENINGS } from '../record-pages/index.ts';
import { inHand } from '../registers/index.ts';
import { SECURE_TYPES } from '../secure-accommodation/index.ts';
import { type AppRoute, readCouncil, type Site, unknownCouncil } from '../site/index.ts';
import { handoverFacts } from './handover-facts.ts';
import { handoverPage } from './handover-page.tsx';
import { handedOverUntil } from './in-hand.tsx';
import { openingsSince } from './openings.ts';
import { owingNow } from './owing.tsx';
import { READ_HANDOVER } from './policy.ts';

/** The handover page. It says how things stand at this moment, so it is drawn anew each time. */
export const handoverRoutes = ({ site, clock }: { readonly site: Site; readonly clock: Clock }): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/handover',
    permission: READ_HANDOVER,
    record: null,
    handle: async (request) => {
      const read = await readCouncil(site, request, async (tx, view) => ({
        view,
        facts: await handoverFacts(tx, view, clock(), request.query['since']),
        owing: await owingNow(tx, clock()),
        // A depute for meetings alone carries the office, and reads no risks.
        risks: may(view.acting, READ_ESCALATIONS) ? await openEscalations(tx) : null,
      }));
      if (read === null) return unknownCouncil();
      const { view, facts, risks, owing } = read;
      const { code } = view.council;
      const openings = callerMay(request.caller, code, READ_OPENINGS)
        ? await openingsSince(site.database, code, facts.start)
        : null;
      const hand = await inHand(site.database, code, view.acting, {
        types: SECURE_TYPES,
        now: facts.now,
        until: handedOverUntil(facts),
      });
      return { kind: 'page', html: handoverPage(view, facts, openings, risks, owing, hand) };
    },
  },
];
