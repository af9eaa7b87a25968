import type { PaperDocument } from '../../documents/index.ts';
import { describeFault, type Fault, type Period } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { EmptyState, Link } from '../../ui/index.ts';
import { assessmentAsked, type PlanView, readPlan } from '../plans/index.ts';
import {
  ADDRESS,
  type AppRequest,
  type AppRoute,
  type CouncilView,
  councilPage,
  councilPages,
  readCouncil,
  type Site,
  unknownCouncil,
  unknownPeriod,
  unknownPlan,
} from '../site/index.ts';
import { assessmentJson } from './assessment-json.ts';
import { assessmentPaper } from './assessment-paper.ts';
import type { PaperFacts } from './paper-facts.ts';
import { paperPage } from './paper-page.tsx';
import { paperPeriods } from './paper-periods.ts';
import { READ_PAPERS } from './policy.ts';
import { paperFacts } from './read-model.ts';
import { MEDIA_TYPES, paperFileName, renderPaper } from './write-paper.ts';

/** What was read for a paper; made into bytes outside the transaction, so that a slow writer holds nothing up. */
type Ready = {
  readonly view: CouncilView;
  readonly facts: PaperFacts;
  readonly document: PaperDocument;
  readonly periods: readonly Period[];
};

type Read = { readonly ready: Ready } | { readonly answer: RouteAnswer };

const noPaper = (view: CouncilView, plan: PlanView): RouteAnswer => ({
  kind: 'page',
  status: 404,
  html: councilPage(view, {
    title: 'There is no paper yet',
    within: plan.plan.title,
    part: 'paper',
    main: (
      <EmptyState
        title="A paper is made from a plan's measures and their figures, and this plan has none here"
        purpose="The paper says where the plan stands in a period, with a report on each measure that missed its target."
        first={{ words: "See where the council's plan stands", href: ADDRESS.council(view.council.code) }}
      />
    ),
  }),
});

// Nothing wrong is ever printed: where the summary does not add up or the template cannot be used, the page says so instead.
const refused = (view: CouncilView, faults: readonly Fault[]): RouteAnswer => ({
  kind: 'page',
  status: 409,
  html: councilPage(view, {
    title: 'The paper cannot be made',
    part: 'paper',
    main: (
      <>
        <p>Something stands in the way, so no paper is shown rather than a wrong one.</p>
        <ul>
          {faults.map((found) => (
            <li key={found.message}>{describeFault(found)}</li>
          ))}
        </ul>
        <p>
          <Link href={ADDRESS.council(view.council.code)}>Back to where the plan stands</Link>
        </p>
      </>
    ),
  }),
});

// The address may leave the period out: then the latest paper, because that is the one being worked on.
const periodOf = (plan: PlanView, asked: string | undefined): Period | 'bad-period' | 'no-period' => {
  if (asked === undefined || asked === '') {
    const latest = plan.periods.find(({ code }) => plan.papers.some((paper) => paper.code === code));
    if (latest !== undefined) return latest;
  }
  const assessment = assessmentAsked(plan, asked);
  return typeof assessment === 'string' ? assessment : assessment.period;
};

export const readPaper = async (tx: Transaction, view: CouncilView, { path, query }: AppRequest): Promise<Read> => {
  const plan = await readPlan(tx, view, path['plan'], paperPeriods);
  if (plan === null) return { answer: unknownPlan(view) };
  const period = periodOf(plan, query['period']);
  const { council, asAt } = view;
  if (period === 'no-period' || plan.plan.measures === 0) return { answer: noPaper(view, plan) };
  if (period === 'bad-period') {
    return {
      answer: unknownPeriod(view, plan.periods, (each) => ADDRESS.paper(council.code, plan.plan.code, each)),
    };
  }
  const facts = await paperFacts(tx, council, plan.plan.code, period, asAt);
  if (!facts.ok) return { answer: refused(view, facts.problem) };
  const document = assessmentPaper(facts.value);
  if (!document.ok) return { answer: refused(view, document.problem) };
  return { ready: { view, facts: facts.value, document: document.value, periods: plan.periods } };
};

/** The paper of a plan as a page, and as files to take away. */
export const reportRoutes = ({ site }: { readonly site: Site }): AppRoute[] => {
  const route = (suffix: string, handle: AppRoute['handle']): AppRoute => ({
    method: 'GET',
    path: `/councils/:council/plans/:plan/paper${suffix}`,
    permission: READ_PAPERS,
    record: null,
    handle,
  });
  const file = (suffix: string, answer: (ready: Ready) => RouteAnswer | Promise<RouteAnswer>): AppRoute =>
    route(suffix, async (request) => {
      const read = await readCouncil(site, request, (tx, view) => readPaper(tx, view, request));
      if (read === null) return unknownCouncil();
      return 'answer' in read ? read.answer : answer(read.ready);
    });
  const written = (format: 'docx' | 'pdf'): AppRoute =>
    file(`.${format}`, async ({ facts, document }) => ({
      kind: 'file',
      bytes: await renderPaper(document, format),
      type: MEDIA_TYPES[format],
      name: paperFileName(facts, format),
    }));
  return [
    route(
      '',
      councilPages(site, async (tx, view, request) => {
        const read = await readPaper(tx, view, request);
        return 'answer' in read ? read.answer : { kind: 'page', html: paperPage(read.ready) };
      }),
    ),
    written('docx'),
    written('pdf'),
    file('.json', ({ facts }) => ({ kind: 'json', json: JSON.stringify(assessmentJson(facts)) })),
  ];
};
