import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import {
  ADDRESS,
  type AppRequest,
  type AppRoute,
  type CouncilView,
  councilPages,
  readCouncil,
  type Site,
  unknownCouncil,
  unknownMeasure,
  unknownPeriod,
} from '../site/index.ts';
import { measurePage } from './measure-page.tsx';
import { measureData } from './page-data.ts';
import type { EvidenceOn } from './page-evidence.tsx';
import { type MeasurePageFacts, measurePageFacts } from './page-facts.ts';
import { READ_MEASURES } from './policy.ts';
import { figuresOf } from './series.ts';

const answered = async (
  tx: Transaction,
  view: CouncilView,
  { path, query }: AppRequest,
  answer: (facts: MeasurePageFacts) => RouteAnswer | Promise<RouteAnswer>,
): Promise<RouteAnswer> => {
  const asked = { measure: path['measure'] ?? '', plan: query['plan'], period: query['period'] };
  const facts = await measurePageFacts(tx, view, asked);
  if (facts === null) return unknownMeasure(view);
  if (facts !== 'bad-period') return answer(facts);
  const opening = await measurePageFacts(tx, view, { ...asked, period: undefined });
  if (opening === null || opening === 'bad-period') return unknownMeasure(view);
  const periods = figuresOf(opening.assessment.series).map(({ period }) => period);
  return unknownPeriod(view, periods.toReversed(), (period) =>
    ADDRESS.measure(view.council.code, opening.chosen.measure.code, { period: period.code }),
  );
};

/** The page of each measure of a council, and its figures as a file. */
export const measureRoutes = ({
  site,
  evidenceOn,
}: {
  readonly site: Site;
  readonly evidenceOn: EvidenceOn;
}): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/measures/:measure',
    permission: READ_MEASURES,
    record: null,
    handle: councilPages(site, (tx, view, request) =>
      answered(tx, view, request, async (facts) => ({
        kind: 'page',
        html: measurePage(view, facts, await evidenceOn(tx, view, facts.chosen.measure.code)),
      })),
    ),
  },
  {
    method: 'GET',
    path: '/councils/:council/measures/:measure.csv',
    permission: READ_MEASURES,
    record: null,
    handle: async (request) =>
      (await readCouncil(site, request, (tx, view) =>
        answered(tx, view, request, (facts) => ({
          kind: 'file',
          bytes: measureData(view.council.code, facts),
          type: 'text/csv; charset=utf-8',
          name: `${view.council.code}-${facts.chosen.measure.code}.csv`,
        })),
      )) ?? unknownCouncil(),
  },
];
