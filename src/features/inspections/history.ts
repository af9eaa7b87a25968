import type { Day } from '../../kernel/index.ts';
import { type Grade, QUESTION_CODES, type Question } from './question.ts';
import type { ServiceThen } from './standing.ts';

/** Grades as they were published together: the editions that give the same are one. */
export type Grading = {
  readonly published: Day | null;
  /** The files that have it, the earliest first. */
  readonly editions: readonly Day[];
  readonly grades: ReadonlyMap<Question, { readonly grade: Grade; readonly byTheme: boolean }>;
};

const gradesOf = ({ grades }: ServiceThen): Grading['grades'] =>
  new Map(
    grades.flatMap(({ question, countsAs, grade }) =>
      countsAs === null ? [] : [[countsAs, { grade, byTheme: question !== countsAs }] as const],
    ),
  );

const meaning = ({ published, grades }: Pick<Grading, 'published' | 'grades'>): string =>
  JSON.stringify([published, [...grades].sort(([a], [b]) => (a < b ? -1 : 1))]);

/** How a service was graded, in the order of the files: each time once. A file without any grade is none. */
export const gradingsOf = (history: readonly ServiceThen[]): Grading[] => {
  const gradings: Grading[] = [];
  for (const then of history) {
    const fresh = { published: then.published, editions: [then.edition], grades: gradesOf(then) };
    const last = gradings.at(-1);
    if (last !== undefined && meaning(last) === meaning(fresh))
      gradings[gradings.length - 1] = { ...last, editions: [...last.editions, then.edition] };
    else if (fresh.grades.size > 0) gradings.push(fresh);
  }
  return gradings;
};

/** The questions on which a service was ever graded, in their order. */
export const questionsOf = (gradings: readonly Grading[]): Question[] =>
  QUESTION_CODES.filter((question) => gradings.some(({ grades }) => grades.has(question)));
