import { PALETTE, TONE_COLOURS } from '../palette.ts';
import { type Drawing, type DrawingText, drawing, px } from './svg.ts';
import { label } from './text.ts';

/** How a station looks: what is over is filled, what is due is open, what is next has a ring of its own, and what is late is a square. */
export type StationLook = 'done' | 'late' | 'next' | 'later';

export type Stations = DrawingText & {
  /** In order of time. `name` stands in the station (its number in the table), `below` under it in a few letters ("26 Nov"). */
  readonly stations: readonly { readonly name: string; readonly below: string; readonly look: StationLook }[];
  /** Before which of them now is: 0 before all, their number after all. */
  readonly now: number;
  /** 640 unless told. */
  readonly width?: number;
};

const LINE = 40;
const SIZE = 13;
const HEIGHT = 78;

const shapeOf = (look: StationLook, x: number): string => {
  switch (look) {
    case 'done':
      return `<circle cx="${px(x)}" cy="${LINE}" r="${SIZE}" fill="${PALETTE.own}"/>`;
    case 'late':
      return `<rect x="${px(x - SIZE)}" y="${LINE - SIZE}" width="${SIZE * 2}" height="${SIZE * 2}" fill="${TONE_COLOURS.bad}"/>`;
    case 'next':
      return `<circle cx="${px(x)}" cy="${LINE}" r="${SIZE}" fill="${PALETTE.paper}" stroke="${PALETTE.ink}" stroke-width="3"/>`;
    case 'later':
      return `<circle cx="${px(x)}" cy="${LINE}" r="${SIZE - 1}" fill="${PALETTE.paper}" stroke="${PALETTE.quiet}" stroke-dasharray="3 2"/>`;
  }
};

/** Stations on a line in the order of time, evenly apart whatever lies between them, with a mark for now. Null without stations. */
export const stationLine = (chart: Stations): Drawing | null => {
  const { stations, now, width = 640 } = chart;
  if (stations.length === 0) return null;
  const room = width / stations.length;
  const middle = (index: number): number => index * room + room / 2;
  const line = `<path d="M${px(middle(0))},${LINE}H${px(middle(stations.length - 1))}" stroke="${PALETTE.quiet}" stroke-width="2"/>`;
  const shapes = stations.map(({ name, below, look }, index) => {
    const filled = look === 'done' || look === 'late';
    return (
      shapeOf(look, middle(index)) +
      label(name, middle(index), LINE + 4, {
        anchor: 'middle',
        bold: true,
        colour: filled ? PALETTE.paper : PALETTE.ink,
      }) +
      label(below, middle(index), LINE + 32, { anchor: 'middle', size: 11 })
    );
  });
  const at = Math.min(Math.max(now * room, 14), width - 14);
  const mark = `<path d="M${px(at)},18V${LINE + 18}" stroke="${PALETTE.ink}" stroke-dasharray="2 2"/>${label('Now', at, 12, { anchor: 'middle', bold: true, size: 11 })}`;
  return drawing(chart, width, HEIGHT, line + shapes.join('') + mark);
};
