import type { JSX } from 'preact';

import { type Mark, StatusTag } from '../../ui/index.ts';
import type { Grade } from './question.ts';
import { sayGrade } from './words.ts';

// Good or better, adequate, weak or worse: the words tell the six apart.
const MARKS: Readonly<Record<Grade, Mark>> = {
  6: { shape: 'tick', tone: 'good' },
  5: { shape: 'tick', tone: 'good' },
  4: { shape: 'tick', tone: 'good' },
  3: { shape: 'triangle', tone: 'caution' },
  2: { shape: 'cross', tone: 'bad' },
  1: { shape: 'cross', tone: 'bad' },
};

/** A grade by shape and words; where there is none, what that means. */
export const GradeTag = (props: { readonly grade: Grade | null; readonly none: string }): JSX.Element =>
  props.grade === null ? (
    <StatusTag mark={{ shape: 'ring', tone: 'neutral' }} words={props.none} />
  ) : (
    <StatusTag mark={MARKS[props.grade]} words={sayGrade(props.grade)} />
  );

/** What stands in place of a grade. */
export const sayNone = (service: { readonly grades: readonly unknown[] }): string =>
  service.grades.length === 0 ? 'Not yet graded' : 'Not on this question';
