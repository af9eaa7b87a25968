import { PALETTE } from '../palette.ts';
import { type Drawing, type DrawingText, drawing, px } from './svg.ts';
import { fitText, label, textWidth } from './text.ts';

export type LevelSteps = DrawingText & {
  /** The levels from the lowest to the highest, by their names. */
  readonly levels: readonly string[];
  /** In order of time; `level` counts from 0, and `null`, where it is not known, leaves a gap. */
  readonly points: readonly { readonly label: string; readonly level: number | null }[];
  /** 480 unless told; the height follows from the number of levels. */
  readonly width?: number;
};

const STEP = 24;
const TOP = 12;

/** How something stood over time among a few named levels: a dot for each time, joined where both neighbours are known. */
export const levelSteps = (chart: LevelSteps): Drawing | null => {
  const { levels, points, width = 480 } = chart;
  if (points.every(({ level }) => level === null) || levels.length === 0) return null;
  const named = Math.max(...levels.map((name) => textWidth(name))) + 10;
  const bottom = TOP + (levels.length - 1) * STEP;
  const room = (width - named - 20) / Math.max(points.length - 1, 1);
  const x = (index: number): number => named + 10 + (points.length > 1 ? index * room : (width - named) / 2);
  const y = (level: number): number => bottom - level * STEP;

  const grid = levels.map(
    (name, level) =>
      `<path d="M${px(named)},${px(y(level))}H${px(width)}" stroke="${PALETTE.grid}"/>${label(name, named - 8, y(level) + 4, { anchor: 'end', colour: PALETTE.quiet })}`,
  );
  const joined = points.map(({ level }, index) => {
    const before = points[index - 1]?.level ?? null;
    if (level === null || before === null) return '';
    return `<path d="M${px(x(index - 1))},${px(y(before))}L${px(x(index))},${px(y(level))}" stroke="${PALETTE.own}" stroke-width="1.5"/>`;
  });
  const dots = points.map(({ level }, index) =>
    level === null
      ? label('?', x(index), bottom + 4, { anchor: 'middle', colour: PALETTE.quiet })
      : `<circle cx="${px(x(index))}" cy="${px(y(level))}" r="${index === points.length - 1 ? 5 : 3.5}" fill="${PALETTE.own}"/>`,
  );
  // The first and the last time are named; those between stand in the table.
  const [first, last] = [points[0], points.at(-1)];
  const half = (width - named) / 2;
  const ends = [
    first === undefined || points.length < 2 ? '' : label(fitText(first.label, half), named, bottom + 28),
    last === undefined ? '' : label(fitText(last.label, half), width, bottom + 28, { anchor: 'end' }),
  ];
  return drawing(chart, width, bottom + 34, [...grid, ...joined, ...dots, ...ends].join(''));
};
