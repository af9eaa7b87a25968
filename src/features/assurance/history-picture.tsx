import type { JSX } from 'preact';

import { type Day, formatDay } from '../../kernel/index.ts';
import { DataTable, DrawingFigure, levelSteps } from '../../ui/index.ts';
import { LevelTag } from './frame.tsx';
import type { Then } from './history.ts';
import { LEVEL_WORDS, LEVELS, rankOf } from './level.ts';
import type { OpinionNow } from './opinions-of.ts';

const draw = (code: string, all: readonly Then[], width: number) =>
  levelSteps({
    id: `history-${code}-${width}`,
    title: 'The level by quarter',
    description: `${all.map(({ day, level }) => `${formatDay(day)}: ${LEVEL_WORDS[level].words.toLowerCase()}`).join('; ')}.`,
    levels: LEVELS.map((level) => LEVEL_WORDS[level].words),
    points: all.map(({ day, level }) => ({
      label: formatDay(day),
      level: level === 'not-known' ? null : rankOf(level),
    })),
    width,
  });

/** How the opinion stood at the end of each quarter and stands today: a picture and its table. */
export const HistoryOf = (props: {
  readonly code: string;
  readonly history: readonly Then[];
  readonly today: Day;
  readonly opinion: OpinionNow;
}): JSX.Element | null => {
  const { code, history, today, opinion } = props;
  const all = [...history, { day: today, worked: opinion.worked, level: opinion.level }];
  const [wide, narrow] = [draw(code, all, 480), draw(code, all, 288)];
  const table = (
    <DataTable
      id="history"
      caption="The opinion by quarter, as it was known then"
      captionHidden
      narrow="stack"
      compact
      rows={all.toReversed()}
      columns={[
        { title: 'At the end of', rowHeader: true, cell: ({ day }: Then) => formatDay(day) },
        { title: 'Stood', cell: ({ level }) => <LevelTag level={level} /> },
        {
          title: 'Worked out',
          cell: ({ level, worked }) => (level === worked ? 'The same' : <LevelTag level={worked} />),
        },
      ]}
    />
  );
  return (
    <>
      <h2>By quarter</h2>
      {wide === null || narrow === null ? (
        <>
          <p>It has not been known at the end of any quarter yet, so there is nothing to draw.</p>
          {table}
        </>
      ) : (
        <DrawingFigure
          caption="The level at the end of each quarter, as it was known then, and today"
          drawing={wide}
          narrow={narrow}
        >
          {table}
        </DrawingFigure>
      )}
    </>
  );
};
