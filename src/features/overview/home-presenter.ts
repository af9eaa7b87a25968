import { formatDay, type Instant } from '../../kernel/index.ts';
import type { TallyCount } from '../../ui/index.ts';
import type { StatusVocabulary } from '../councils/index.ts';
import { postTitle } from '../people/index.ts';
import { type AssessedMeasure, byPriority, type PlanAssessment, type PlanView, tally } from '../plans/index.ts';
import { ADDRESS, markOf } from '../site/index.ts';

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
