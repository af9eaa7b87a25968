import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import { DataTable, DrawingFigure, levelSteps } from '../../ui/index.ts';
import { GradeTag } from './grade-tag.tsx';
import { type Grading, questionsOf } from './history.ts';
import { GRADES, QUESTIONS, type Question } from './question.ts';
import { sayGrade } from './words.ts';

const sayPublished = ({ published, editions }: Grading): string =>
  published === null ? `In the file of ${formatDay(editions[0] ?? '')}` : formatDay(published);

const draw = (question: Question, gradings: readonly Grading[], width: number) =>
  levelSteps({
    id: `history-${question}-${width}`,
    title: QUESTIONS[question].words,
    description: `${gradings
      .map((each) => {
        const grade = each.grades.get(question)?.grade;
        return `${sayPublished(each)}: ${grade === undefined ? 'not graded on this' : sayGrade(grade)}`;
      })
      .join('; ')}.`,
    levels: GRADES.toReversed().map(sayGrade),
    points: gradings.map((each) => {
      const grade = each.grades.get(question)?.grade;
      return { label: sayPublished(each), level: grade === undefined ? null : grade - 1 };
    }),
    width,
  });

const HistoryTable = (props: { readonly gradings: readonly Grading[]; readonly questions: readonly Question[] }) => (
  <DataTable
    id="gradings"
    caption="Grades by the day on which they were published"
    narrow="stack"
    compact
    rows={props.gradings.toReversed()}
    columns={[
      { title: 'Published', rowHeader: true, cell: (each: Grading) => sayPublished(each) },
      ...props.questions.map((question) => ({
        title: QUESTIONS[question].words,
        cell: ({ grades }: Grading) => {
          const found = grades.get(question);
          return (
            <>
              <GradeTag grade={found?.grade ?? null} none="Not on this question" />
              {found?.byTheme === true ? ' (older theme)' : ''}
            </>
          );
        },
      })),
      { title: 'In the files of', cell: ({ editions }) => editions.map(formatDay).join(', ') },
    ]}
  />
);

/** How a service was graded over time: a picture for each question, and the table of all of them. */
export const GradeHistory = ({ gradings }: { readonly gradings: readonly Grading[] }): JSX.Element => {
  const questions = questionsOf(gradings);
  return (
    <>
      {questions.map((question) => {
        const [wide, narrow] = [draw(question, gradings, 480), draw(question, gradings, 288)];
        return wide === null || narrow === null ? null : (
          <DrawingFigure key={question} caption={QUESTIONS[question].words} drawing={wide} narrow={narrow} />
        );
      })}
      <HistoryTable gradings={gradings} questions={questions} />
    </>
  );
};
