import { type Day, dayOf, daysAfter, type Instant, instantAt, type Period, readDay } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { type Delegation, type Directory, readDirectory, spans, stateAt, vacantPosts } from '../people/index.ts';
import { type AssessedMeasure, exceptionsOf, openingAssessment, type PlanView, readPlan } from '../plans/index.ts';
import { type EntryLine, entriesSince, RECORD_EVENTS } from '../record/index.ts';
import { awaitedTexts, paperFacts, paperHeads, paperPeriods, readTemplate } from '../reports/index.ts';
import { type CouncilView, type KnownPlan, mainPlan } from '../site/index.ts';
import { type OwedFigure, owedFigures, textsByPost } from './owed.ts';

/** A paper that has not been to its committee, with the texts it still wants, by post. */
export type PaperInProgress = {
  readonly plan: KnownPlan;
  readonly period: Period;
  readonly committee: string | null;
  readonly date: Day | null;
  readonly awaited: readonly { readonly post: string | null; readonly texts: number }[];
};

/** Where the council's main plan stands. */
export type PlanNow = {
  readonly plan: KnownPlan;
  readonly period: Period;
  readonly owed: readonly OwedFigure[];
  readonly offTarget: readonly AssessedMeasure[];
};

/** Everything that the handover page says, but for who opened restricted matter. */
export type HandoverFacts = {
  readonly directory: Directory;
  readonly now: Instant;
  readonly today: Day;
  /** The first day of what is told of the past, and the instant when it began. */
  readonly since: Day;
  readonly start: Instant;
  readonly cswoPosts: readonly string[];
  readonly delegations: readonly Delegation[];
  /** Posts with a role or a figure to give that nobody holds. */
  readonly emptyPosts: readonly string[];
  readonly plan: PlanNow | null;
  readonly papers: readonly PaperInProgress[];
  readonly underDelegation: readonly EntryLine[];
  readonly changes: readonly EntryLine[];
};

const MOST_LINES = 200;
const MOST_PAPERS = 3;
const USUAL_DAYS = 30;

// People and access: who may do what, who sees what is restricted, and how they come in.
const OF_ACCESS =
  /^(person|holding|post|service|group|group-member|absence|delegation|account|identity|token)\.|^sign-in\.locked$|^register\.(keepers|trust)$/;
/** The events of the record that the page tells of people and access. */
export const ACCESS_EVENTS: readonly string[] = Object.keys(RECORD_EVENTS).filter((event) => OF_ACCESS.test(event));

/** The day since when the past is told: the one asked for, or thirty days ago. */
const sinceDay = (asked: string | undefined, today: Day): Day => {
  const day = readDay(asked ?? '');
  return day !== null && day <= today ? day : daysAfter(today, -USUAL_DAYS);
};

// All that a paper says takes long to read, so their dates are read first: of most, no more is wanted.
const papersInProgress = async (
  tx: Transaction,
  view: CouncilView,
  { plan, measures }: PlanView,
  today: Day,
): Promise<PaperInProgress[]> => {
  const ahead = (await paperHeads(tx, plan.code, view.asAt))
    .filter(({ head }) => head.date === null || head.date >= today)
    .sort((a, b) => (a.period.end < b.period.end ? 1 : -1))
    .slice(0, MOST_PAPERS);
  const papers: PaperInProgress[] = [];
  for (const { period, head } of ahead) {
    const facts = await paperFacts(tx, view.council, plan.code, period, view.asAt, measures);
    if (!facts.ok) continue;
    const template = readTemplate(facts.value.template);
    const awaited = template.ok ? textsByPost(awaitedTexts(facts.value, template.value)) : [];
    papers.push({ plan, period, committee: head.committee, date: head.date, awaited });
  }
  return papers;
};

const planNow = ({ plan, measures, periods }: PlanView, today: Day): PlanNow | null => {
  const assessment = openingAssessment(measures, periods);
  if (assessment === null) return null;
  return {
    plan,
    period: assessment.period,
    owed: owedFigures(assessment, today),
    offTarget: exceptionsOf(assessment),
  };
};

const emptyAmong = (directory: Directory, owners: readonly string[], today: Day): string[] => {
  const needed = new Set([...directory.postRoles.map(({ post }) => post), ...owners]);
  return [...vacantPosts(directory, today)].filter((post) => needed.has(post));
};

/** Reads all that the handover page says, in the council's own transaction. */
export const handoverFacts = async (
  tx: Transaction,
  view: CouncilView,
  now: Instant,
  asked: string | undefined,
): Promise<HandoverFacts> => {
  const today = dayOf(now);
  const since = sinceDay(asked, today);
  const start = instantAt(since, '00:00') ?? now;
  const directory = await readDirectory(tx);
  const main = mainPlan(view);
  // Read once: the plan's figures and its papers both stand on the measures, which take the longest.
  const read = main === null ? null : await readPlan(tx, view, main.code, paperPeriods);
  const plan = read === null ? null : planNow(read, today);
  const owners = (plan?.owed ?? []).flatMap(({ assessed }) => assessed.measure.ownerPost ?? []);
  return {
    directory,
    now,
    today,
    since,
    start,
    cswoPosts: directory.postRoles.filter(({ role }) => role === 'cswo').map(({ post }) => post),
    delegations: directory.delegations.filter((each) => ['in force', 'to come'].includes(stateAt(each, now))),
    emptyPosts: emptyAmong(directory, owners, today),
    plan,
    papers: read === null ? [] : await papersInProgress(tx, view, read, today),
    underDelegation: await entriesSince(tx, start, { delegated: true }, MOST_LINES),
    changes: await entriesSince(tx, start, { actions: ACCESS_EVENTS }, MOST_LINES),
  };
};

/** The absences of today, in the order of their posts. */
export const awayToday = ({ directory, today }: HandoverFacts) =>
  directory.absences.filter((each) => spans(each, today)).sort((a, b) => (a.post < b.post ? -1 : 1));
