import { formatDay, type Instant, periodTitle } from '../../kernel/index.ts';
import type { TallyCount } from '../../ui/index.ts';
import type { StatusVocabulary } from '../councils/index.ts';
import type { StatusCode } from '../measures/index.ts';
import { postTitle } from '../people/index.ts';
import { type AssessedMeasure, byPriority, type PlanAssessment, tally } from '../plans/index.ts';
import { ADDRESS } from './addresses.ts';
import { count } from './figure-words.ts';
import type { PlanView } from './plan-view.ts';
import { markOf } from './scorecard.tsx';

/** Groups of statuses that a reader asks for by one name. */
export const STATUS_GROUPS = {
  'off-target': { words: 'Target missed', statuses: ['outwith-limits', 'within-limits'] },
  'no-figure': {
    words: 'No figure for the period',
    statuses: ['not-yet-published', 'not-measured', 'not-collected', 'baseline-not-set', 'withheld', 'not-received'],
  },
} as const satisfies Record<string, { words: string; statuses: readonly StatusCode[] }>;
export type StatusGroup = keyof typeof STATUS_GROUPS;

export const isStatusGroup = (text: string): text is StatusGroup => Object.hasOwn(STATUS_GROUPS, text);

const inGroup = (group: StatusGroup, status: StatusCode): boolean =>
  (STATUS_GROUPS[group].statuses as readonly StatusCode[]).includes(status);

const countOf = (assessment: PlanAssessment, wanted: (status: StatusCode) => boolean): number =>
  assessment.summary.filter(({ status }) => wanted(status)).reduce((sum, each) => sum + each.count, 0);

/** The counts of an assessment under the few headings a reader begins with. They add up to `total`. */
export type Headline = {
  readonly total: number;
  readonly onTrack: number;
  readonly missed: number;
  readonly outwith: number;
  readonly noFigure: number;
  readonly dataOnly: number;
};

export const headlineOf = (assessment: PlanAssessment): Headline => ({
  total: assessment.total,
  onTrack: countOf(assessment, (status) => status === 'on-track'),
  missed: countOf(assessment, (status) => inGroup('off-target', status)),
  outwith: countOf(assessment, (status) => status === 'outwith-limits'),
  noFigure: countOf(assessment, (status) => inGroup('no-figure', status)),
  dataOnly: countOf(assessment, (status) => status === 'data-only'),
});

const are = (number: number): string => (number === 1 ? 'is' : 'are');
const have = (number: number): string => (number === 1 ? 'has' : 'have');

/** Where the plan stands, in two or three sentences. */
export const sayHeadline = (assessment: PlanAssessment): string => {
  const { total, onTrack, missed, outwith, noFigure, dataOnly } = headlineOf(assessment);
  const off =
    missed === 0
      ? 'None missed its target.'
      : `${missed} missed ${missed === 1 ? 'its' : 'their'} target, ${outwith === 0 ? 'none' : outwith} of them by more than the acceptable limit.`;
  const without = noFigure === 0 ? '' : ` ${noFigure} ${have(noFigure)} no figure for the period.`;
  const shown = dataOnly === 0 ? '' : ` ${dataOnly} ${are(dataOnly)} shown for information only.`;
  return `For ${periodTitle(assessment.period)}, ${onTrack} of the plan's ${count(total, 'measure')} ${are(onTrack)} on track. ${off}${without}${shown}`;
};

/** The counts for the picture and the table: every status that occurs, in the vocabulary's order, with the page that lists it. */
export const tallyCounts = (
  council: string,
  plan: string,
  assessment: PlanAssessment,
  vocabulary: StatusVocabulary,
): TallyCount[] =>
  assessment.summary.map(({ status, count: number }) => {
    const word = vocabulary.of(status);
    const href = ADDRESS.plan(council, plan, { period: assessment.period.code, status });
    return { words: word.label, mark: markOf(word), count: number, href };
  });

export type PriorityLine = {
  readonly code: string;
  readonly title: string;
  /** In the order of the assessment's summary. */
  readonly counts: readonly number[];
  readonly total: number;
};

/** One line for each priority that has measures, counted under the statuses that occur in the whole plan. */
export const priorityLines = ({ priorities }: PlanView, assessment: PlanAssessment): PriorityLine[] =>
  byPriority(priorities, assessment.measures)
    .filter(({ measures }) => measures.length > 0)
    .map(({ priority, measures }) => {
      const counted = new Map(tally(measures).map(({ status, count: number }) => [status, number]));
      return {
        code: priority.code,
        title: priority.title,
        counts: assessment.summary.map(({ status }) => counted.get(status) ?? 0),
        total: measures.length,
      };
    });

export type AwaitedLine = {
  readonly title: string;
  readonly href: string;
  readonly owner: string;
  readonly reason: string;
  readonly expected: string;
  readonly late: boolean;
};

const awaitedLine = (assessed: AssessedMeasure, council: string, view: PlanView, today: string): AwaitedLine => {
  const { measure, expectedBy, reason } = assessed;
  const late = expectedBy !== null && expectedBy < today;
  const expected = expectedBy === null ? 'No date given' : formatDay(expectedBy);
  return {
    title: measure.title,
    href: ADDRESS.measure(council, measure.code, { plan: view.plan.code }),
    owner: postTitle(view.posts, measure.ownerPost),
    reason,
    expected: late ? `${expected}: late` : expected,
    late,
  };
};

/** Figures that a source has still to publish: late ones first, then by the day they are expected; those without a day last. */
export const awaitedLines = (
  assessment: PlanAssessment,
  council: string,
  view: PlanView,
  asAt: Instant,
): AwaitedLine[] => {
  const today = asAt.slice(0, 10);
  return assessment.measures
    .filter(({ status }) => status === 'not-yet-published')
    .toSorted((a, b) => ((a.expectedBy ?? '9') < (b.expectedBy ?? '9') ? -1 : 1))
    .map((assessed) => awaitedLine(assessed, council, view, today));
};
