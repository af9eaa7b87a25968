import { PALETTE } from '../palette.ts';
import { type Drawing, type DrawingText, drawing, px } from './svg.ts';
import { label } from './text.ts';

export type DayColumns = DrawingText & {
  /** In order of time. `above` is the day of the week in a letter or two, `below` the day of the month; `count` is how many fall on it. */
  readonly days: readonly { readonly above: string; readonly below: string; readonly count: number }[];
  /** 480 unless told. */
  readonly width?: number;
};

const TOP = 22;
const TALLEST = 72;
const NAMES = 34;

/** How many things fall on each of some days: a column for each day with its number, and a dot where there is none. Null without days. */
export const dayColumns = (chart: DayColumns): Drawing | null => {
  const { days, width = 480 } = chart;
  if (days.length === 0) return null;
  const most = Math.max(1, ...days.map(({ count }) => count));
  const room = width / days.length;
  const bottom = TOP + TALLEST;
  const shapes = days.map(({ above, below, count }, index) => {
    const middle = index * room + room / 2;
    const tall = (TALLEST * count) / most;
    const column =
      count === 0
        ? `<circle cx="${px(middle)}" cy="${px(bottom - 3)}" r="1.5" fill="${PALETTE.dimmed}"/>`
        : `<rect x="${px(middle - room * 0.32)}" y="${px(bottom - tall)}" width="${px(room * 0.64)}" height="${px(tall)}" fill="${PALETTE.own}"/>${label(String(count), middle, bottom - tall - 5, { anchor: 'middle', bold: true })}`;
    return (
      column +
      label(above, middle, bottom + 14, { anchor: 'middle', colour: PALETTE.quiet }) +
      label(below, middle, bottom + 28, { anchor: 'middle' })
    );
  });
  const line = `<path d="M0,${px(bottom)}H${px(width)}" stroke="${PALETTE.quiet}"/>`;
  return drawing(chart, width, bottom + NAMES, shapes.join('') + line);
};
