import { periodTitle } from '../../kernel/index.ts';
import { sayApart, saySource } from './figure-words.ts';
import type { Disagreement, Figure, Measure } from './measure.ts';

/** Two sources that state different figures for one measure and period. Both are kept; the first is the one scored. */
export type DisagreementRow = {
  readonly code: string;
  readonly title: string;
  readonly period: string;
  readonly scored: string;
  readonly scoredSource: string;
  readonly other: string;
  readonly otherSource: string;
  /** Why they may differ, where that is known. */
  readonly note: string | null;
};

const withSource = (measure: Measure, figure: Figure): readonly [string, string] => [
  sayApart(measure, figure),
  saySource(figure),
];

export const disagreementRow = (measure: Measure, { period, scored, other }: Disagreement): DisagreementRow => {
  const [scoredWords, scoredSource] = withSource(measure, scored);
  const [otherWords, otherSource] = withSource(measure, other);
  return {
    code: measure.code,
    title: measure.title,
    period: periodTitle(period),
    scored: scoredWords,
    scoredSource,
    other: otherWords,
    otherSource,
    note: other.note,
  };
};
