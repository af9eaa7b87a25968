import {
  type Fault,
  fail,
  fault,
  type Instant,
  isPeriodKind,
  ok,
  type Period,
  type PlanCode,
  parsePeriod,
  type Result,
  samePeriod,
} from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { type Council, noticesOf, packVersions, statusVocabulary } from '../councils/index.ts';
import { type PlanMeasure, planMeasures } from '../measures/index.ts';
import { postsByCode } from '../people/index.ts';
import { assessPlan, plansOf, prioritiesOf } from '../plans/index.ts';
import { backgroundOf, type EarlierPaper } from './background.ts';
import { linkedBenchmarks } from './benchmarks.ts';
import type { BackgroundPaper, PaperFacts, PaperHead, PaperText } from './paper-facts.ts';
import { BACKGROUND_PAPER, PAPER, PAPER_TEMPLATE, PAPER_TEXT } from './tables.ts';

const NO_HEAD: PaperHead = {
  number: null,
  committee: null,
  date: null,
  title: null,
  authorPost: null,
  approverPost: null,
  consulted: [],
};

type PaperRow = {
  period_kind: string;
  period: string;
  number: string | null;
  committee: string | null;
  date: string | null;
  title: string | null;
  author_post: string | null;
  approver_post: string | null;
  consulted: string[];
};

/** The papers of the plan with their heads, as known at `asAt`: one statement, and nothing of what they say. */
export const paperHeads = async (tx: Transaction, plan: PlanCode, asAt: Instant): Promise<EarlierPaper[]> => {
  const rows = await inForce<PaperRow>(tx, PAPER, asAt, { plan });
  return rows.flatMap(({ period_kind: kind, period: code, author_post, approver_post, ...head }) => {
    const period = isPeriodKind(kind) ? parsePeriod(code, kind) : null;
    if (period === null || !period.ok) return [];
    const { number, committee, date, title, consulted } = head;
    return [
      {
        period: period.value,
        head: { number, committee, date, title, consulted, authorPost: author_post, approverPost: approver_post },
      },
    ];
  });
};

type TextRow = { place: string; period: string; post: string | null; text: string };

// A text for the period stands before one for every paper of the plan.
const textsOf = async (
  tx: Transaction,
  plan: PlanCode,
  period: Period,
  asAt: Instant,
): Promise<Map<string, PaperText>> => {
  const always = await inForce<TextRow>(tx, PAPER_TEXT, asAt, { plan, period_kind: '', period: '' });
  const own = await inForce<TextRow>(tx, PAPER_TEXT, asAt, { plan, period_kind: period.kind, period: period.code });
  return new Map([...always, ...own].map(({ place, post, text }) => [place, { post, text }]));
};

const listedPapers = async (tx: Transaction, plan: PlanCode, asAt: Instant): Promise<BackgroundPaper[]> => {
  const rows = await inForce<BackgroundPaper & { position: number }>(tx, BACKGROUND_PAPER, asAt, { plan });
  return rows
    .sort((a, b) => a.position - b.position)
    .map(({ title, committee, date, reference }) => ({ title, committee, date, reference }));
};

const templateOf = async (tx: Transaction, asAt: Instant): Promise<unknown> => {
  const [row] = await inForce<{ content: unknown }>(tx, PAPER_TEMPLATE, asAt, { code: 'assessment' });
  return row?.content ?? null;
};

/**
 * All that the assessment paper of a plan for a period says, as known at `asAt`. The transaction must be the council's own. A fixed
 * number of statements, whatever the number of measures; fewer where the plan's measures are `known` already. Refused with `plan.unknown` where the council has no such plan.
 */
export const paperFacts = async (
  tx: Transaction,
  council: Council,
  planCode: PlanCode,
  period: Period,
  asAt: Instant,
  known: readonly PlanMeasure[] | null = null,
): Promise<Result<PaperFacts, Fault[]>> => {
  const plan = (await plansOf(tx, asAt)).find(({ code }) => code === planCode);
  if (plan === undefined) return fail([fault('plan.unknown', `${council.name} has no plan ${planCode}`)]);
  const measures = known ?? (await planMeasures(tx, council.code, asAt, { plan: planCode }));
  const papers = await paperHeads(tx, planCode, asAt);
  const head = papers.find((paper) => samePeriod(paper.period, period))?.head ?? NO_HEAD;
  const assessment = assessPlan(measures, period);
  return ok({
    council,
    plan,
    period,
    asAt,
    assessment,
    vocabulary: await statusVocabulary(tx, asAt),
    priorities: await prioritiesOf(tx, planCode, asAt),
    posts: await postsByCode(tx, asAt),
    notices: await noticesOf(tx, asAt),
    packs: await packVersions(tx, asAt),
    head,
    texts: await textsOf(tx, planCode, period, asAt),
    backgroundPapers: backgroundOf({ period, head }, papers, await listedPapers(tx, planCode, asAt)),
    template: await templateOf(tx, asAt),
    benchmarks: await linkedBenchmarks(tx, council.code, assessment, asAt),
  });
};
