import type { Day, Instant } from '../../kernel/index.ts';
import { askedWords, type GradePart, type GradeTable, type YearCount } from './grade-table.ts';
import { GRADES } from './question.ts';

/** The grade table as the command gives it; `share` is a number from 0 to 1, null where no service has a grade. */
export type InspectionsJson = {
  readonly council: string;
  readonly asAt: Instant;
  readonly editions: readonly Day[];
  readonly services: number;
  readonly gone: number;
  readonly kinds: readonly unknown[];
  readonly all: unknown;
  readonly years: readonly YearCount[];
};

const partJson = ({ kind, edition, services, notYetGraded, rows }: GradePart) => ({
  kind,
  edition,
  services,
  notYetGraded,
  questions: rows.map(({ asked, count, goodOrBetter }) => ({
    question: asked,
    title: askedWords(asked),
    grades: Object.fromEntries(GRADES.toReversed().map((grade) => [grade, count.grades[grade]])),
    notOnThisQuestion: count.notOnThis,
    notYetGraded: count.notYet,
    byTheme: count.byTheme,
    goodOrBetter,
  })),
});

export const inspectionsJson = (council: string, asAt: Instant, table: GradeTable): InspectionsJson => {
  const all = table.parts.find(({ kind }) => kind === null);
  return {
    council,
    asAt,
    editions: table.editions,
    services: all?.services ?? 0,
    gone: table.gone,
    kinds: table.parts.filter(({ kind }) => kind !== null).map(partJson),
    all: all === undefined ? null : partJson(all),
    years: table.years,
  };
};
