import { line } from 'd3-shape';

import type { Polarity } from '../../kernel/index.ts';
import { PALETTE } from '../palette.ts';
import { type Bounds, valueScale } from './scale.ts';
import { type Drawing, type DrawingText, drawing, px } from './svg.ts';

export type SparkPoint = { readonly label: string; readonly value: number | null };

export type Sparkline = DrawingText & {
  /** In order of time; `null` leaves a gap. */
  readonly points: readonly SparkPoint[];
  readonly target?: number;
  /** With a target: which side of it is tinted as the better one. */
  readonly polarity?: Polarity;
  readonly bounds?: Bounds;
  /** 120 by 32 unless told. */
  readonly width?: number;
  readonly height?: number;
};

const INSET = 5;

/**
 * A small picture of a series for a table's row: the line with its gaps, the last value as a dot, the target dashed, and the
 * better side of the target tinted. One value is a dot. `null` where there is no value at all: then print words.
 */
export const sparkline = (chart: Sparkline): Drawing | null => {
  const { points, target, width = 120, height = 32 } = chart;
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  if (values.length === 0) return null;

  // Plain arithmetic: a scorecard has dozens of these, and a scale of names costs more than all the rest.
  const step = points.length > 1 ? (width - 2 * INSET) / (points.length - 1) : 0;
  const first = points.length > 1 ? INSET : width / 2;
  const known = target === undefined ? values : [...values, target];
  // No round ends: there is no axis to print them, and the height is scarce.
  const y = valueScale(known, [height - INSET, INSET], 0, chart.bounds);

  const placed = points.map((point, index) => ({ x: first + index * step, value: point.value }));
  const path = line<(typeof placed)[number]>()
    .defined((point) => point.value !== null)
    .x((point) => point.x)
    .y((point) => y(point.value ?? 0))
    .digits(2)(placed);
  const dot = (index: number, radius: number): string => {
    const point = placed[index];
    return point === undefined || point.value === null
      ? ''
      : `<circle cx="${px(point.x)}" cy="${px(y(point.value))}" r="${radius}" fill="${PALETTE.own}"/>`;
  };
  const alone = placed.flatMap((point, index) =>
    point.value !== null && (placed[index - 1]?.value ?? null) === null && (placed[index + 1]?.value ?? null) === null
      ? [index]
      : [],
  );
  const last = placed.findLastIndex((point) => point.value !== null);

  const shapes = [
    target === undefined ? '' : targetLine(y(target), chart),
    `<path d="${path ?? ''}" fill="none" stroke="${PALETTE.own}" stroke-width="1.5" stroke-linejoin="round"/>`,
    ...alone.filter((index) => index !== last).map((index) => dot(index, 1.5)),
    dot(last, 3),
  ];
  return drawing(chart, width, height, shapes.join(''));
};

const targetLine = (y: number, chart: Sparkline): string => {
  const { polarity, width = 120, height = 32 } = chart;
  const better =
    polarity === 'higher-better'
      ? `<rect x="0" y="0" width="${px(width)}" height="${px(y)}" fill="${PALETTE.better}"/>`
      : polarity === 'lower-better'
        ? `<rect x="0" y="${px(y)}" width="${px(width)}" height="${px(height - y)}" fill="${PALETTE.better}"/>`
        : '';
  return `${better}<path d="M0,${px(y)}H${px(width)}" stroke="${PALETTE.target}" stroke-dasharray="4 3" fill="none"/>`;
};
