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
import type { CountedOn } from './page-counted.ts';
import { measureData } from './page-data.ts';
import type { EvidenceOn, MeasureEvidence } from './page-evidence.tsx';
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

type Drawn = {
  readonly view: CouncilView;
  readonly facts: MeasurePageFacts;
  readonly evidence: MeasureEvidence;
};

// Most measures are counted by no register: their pages are kept. What is counted is of one reader and may rest on restricted entries, so those are not.
const measurePages = (site: Site, evidenceOn: EvidenceOn, countedOn: CountedOn): AppRoute['handle'] => {
  const kept = councilPages(site, (tx, view, request) =>
    answered(tx, view, request, async (facts) => ({
      kind: 'page',
      html: measurePage(view, facts, await evidenceOn(tx, view, facts.chosen.measure.code)),
    })),
  );
  return async (request) => {
    const measure = request.path['measure'] ?? '';
    if (!(await countedOn.counts(request, measure))) return kept(request);
    // The page is drawn after the transaction, in which nothing else can be read; what is no page of the measure is answered as it is.
    let drawn: Drawn | null = null;
    const answer = await readCouncil(site, request, (tx, view) =>
      answered(tx, view, request, async (facts) => {
        const evidence = await evidenceOn(tx, view, facts.chosen.measure.code);
        drawn = { view, facts, evidence };
        return { kind: 'page', html: '' };
      }),
    );
    if (answer === null || drawn === null) return answer ?? unknownCouncil();
    const { view, facts, evidence }: Drawn = drawn;
    const counted = await countedOn.part(request, measure, facts.period);
    return { kind: 'page', html: measurePage(view, facts, evidence, counted) };
  };
};

/** The page of each measure of a council, and its figures as a file. */
export const measureRoutes = ({
  site,
  evidenceOn,
  countedOn,
}: {
  readonly site: Site;
  readonly evidenceOn: EvidenceOn;
  readonly countedOn: CountedOn;
}): AppRoute[] => [
  {
    method: 'GET',
    path: '/councils/:council/measures/:measure',
    permission: READ_MEASURES,
    record: null,
    handle: measurePages(site, evidenceOn, countedOn),
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
