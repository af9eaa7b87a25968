import type { Day } from '../../kernel/index.ts';
import type { AssessedMeasure, PlanAssessment } from '../plans/index.ts';

/** Statuses that say that somebody still has a figure to give. */
const OWED: readonly AssessedMeasure['status'][] = ['not-received', 'not-yet-published', 'baseline-not-set'];

/** A figure that is still to come. `late`: the day on which it was expected has passed. */
export type OwedFigure = { readonly assessed: AssessedMeasure; readonly late: boolean };

/** The figures of the period that are owed: late ones first, then by the day they are expected; those without a day last. */
export const owedFigures = (assessment: PlanAssessment, today: Day): OwedFigure[] =>
  assessment.measures
    .filter(({ status }) => OWED.includes(status))
    .map((assessed) => ({ assessed, late: assessed.expectedBy !== null && assessed.expectedBy < today }))
    .sort((a, b) => {
      const [one, other] = [a.assessed.expectedBy ?? '9', b.assessed.expectedBy ?? '9'];
      return Number(b.late) - Number(a.late) || (one < other ? -1 : one > other ? 1 : 0);
    });

/** Texts that nobody has written yet, counted by the post that owes them; `null` where no post is named. The most first. */
export const textsByPost = (
  awaited: readonly { readonly post: string | null }[],
): { readonly post: string | null; readonly texts: number }[] => {
  const counts = new Map<string | null, number>();
  for (const { post } of awaited) counts.set(post, (counts.get(post) ?? 0) + 1);
  return [...counts].map(([post, texts]) => ({ post, texts })).sort((a, b) => b.texts - a.texts);
};
