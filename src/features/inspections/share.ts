import { GOOD, type Grade, type Question } from './question.ts';
import { type CareService, lowestGrade } from './service.ts';

/** One key question; 'every': all that the service was graded on, so that its lowest grade decides. */
export type Asked = Question | 'every';

/** How services stand on a question. Every service is in one of the numbers: `total` is their sum. */
export type Count = {
  readonly total: number;
  readonly grades: Readonly<Record<Grade, number>>;
  /** Graded, but not on this question. */
  readonly notOnThis: number;
  /** No grade at all: not yet graded. */
  readonly notYet: number;
  /** Of those graded: how many by a theme of the older framework that stands for the question. */
  readonly byTheme: number;
};

/** How many are graded good or better, of those that have a grade. `share` is null where none has. */
export type Share = { readonly numerator: number; readonly denominator: number; readonly share: number | null };

/** The grade that counts for what is asked; null where there is none. */
export const gradeOn = ({ grades }: Pick<CareService, 'grades'>, asked: Asked): Grade | null =>
  asked === 'every' ? lowestGrade(grades) : (grades.find(({ countsAs }) => countsAs === asked)?.grade ?? null);

/** Whether that grade comes from a theme of the older framework. */
export const isByTheme = ({ grades }: Pick<CareService, 'grades'>, asked: Asked): boolean =>
  asked === 'every'
    ? grades.some(({ question, countsAs }) => question !== countsAs)
    : grades.some(({ question, countsAs }) => countsAs === asked && question !== asked);

export const countOn = (services: readonly Pick<CareService, 'grades'>[], asked: Asked): Count => {
  const grades: Record<Grade, number> = { 6: 0, 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
  let [notOnThis, notYet, byTheme] = [0, 0, 0];
  for (const service of services) {
    const grade = gradeOn(service, asked);
    if (grade !== null) {
      grades[grade] += 1;
      if (isByTheme(service, asked)) byTheme += 1;
    } else if (service.grades.length === 0) notYet += 1;
    else notOnThis += 1;
  }
  return { total: services.length, grades, notOnThis, notYet, byTheme };
};

export const goodOrBetter = ({ grades }: Pick<Count, 'grades'>): Share => {
  const entries = Object.entries(grades).map(([grade, number]) => [Number(grade), number] as const);
  const denominator = entries.reduce((sum, [, number]) => sum + number, 0);
  const numerator = entries.reduce((sum, [grade, number]) => sum + (grade >= GOOD ? number : 0), 0);
  return { numerator, denominator, share: denominator === 0 ? null : numerator / denominator };
};
