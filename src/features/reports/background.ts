import { comparePeriods, type Period } from '../../kernel/index.ts';
import type { BackgroundPaper, PaperHead } from './paper-facts.ts';

export type EarlierPaper = { readonly period: Period; readonly head: PaperHead };

const same = (a: BackgroundPaper, b: BackgroundPaper): boolean =>
  a.title === b.title || (a.reference !== null && a.reference === b.reference);

/**
 * The papers that an assessment stands on: the earlier assessments of the plan that went to a meeting, newest first, then those
 * listed for the plan. One that is listed and is itself an assessment stands once. A paper does not stand on itself, nor on a later one.
 */
export const backgroundOf = (
  own: { readonly period: Period; readonly head: PaperHead },
  papersOfPlan: readonly EarlierPaper[],
  listed: readonly BackgroundPaper[],
): BackgroundPaper[] => {
  const { number, date, title } = own.head;
  const earlier = papersOfPlan
    .filter(({ period, head }) => comparePeriods(period, own.period) < 0 && head.date !== null && head.title !== null)
    .sort((a, b) => comparePeriods(b.period, a.period))
    .map(({ head }) => ({
      title: head.title ?? '',
      committee: head.committee,
      date: head.date,
      reference: head.number,
    }));
  const others = listed.filter(
    (paper) =>
      paper.title !== title &&
      (number === null || paper.reference !== number) &&
      (date === null || paper.date === null || paper.date < date) &&
      !earlier.some((assessment) => same(assessment, paper)),
  );
  return [...earlier, ...others];
};
