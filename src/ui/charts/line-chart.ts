import type { Polarity } from '../../kernel/index.ts';
import { PALETTE } from '../palette.ts';
import { drawKey } from './key.ts';
import { keyEntries } from './line-key.ts';
import { drawBreaks, drawComparators, drawLimits, drawOwn, drawTarget, rightLabels } from './line-layers.ts';
import { drawAxes, placeChart } from './line-plot.ts';
import type { Bounds } from './scale.ts';
import { type Drawing, type DrawingText, drawing } from './svg.ts';
import { label } from './text.ts';

/** A value of the series in focus. Provisional ones print hollow, special ones (a signal of real change) as a square. */
export type LinePoint = {
  readonly value: number;
  readonly provisional?: boolean;
  readonly special?: boolean;
};

/** Limits of the usual range over the periods from index `from` to index `to`, both included. */
export type LimitSpan = {
  readonly from: number;
  readonly to: number;
  readonly lower: number;
  readonly mean: number;
  readonly upper: number;
};

export type LineChart = DrawingText & {
  /** The periods in order, as printed under the axis. Every list of values has one place for each. */
  readonly periods: readonly string[];
  readonly own: { readonly name: string; readonly points: readonly (LinePoint | null)[] };
  /** Scotland, the family median: told apart by dash pattern and by their names. At most three. */
  readonly comparators?: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** One target for all periods, or one for each. */
  readonly target?: { readonly name: string; readonly value: number | readonly (number | null)[] };
  readonly limits?: readonly LimitSpan[];
  /** The series breaks just before the period with this index: a definition changed. */
  readonly breaks?: readonly { readonly before: number; readonly label: string }[];
  readonly polarity?: Polarity;
  readonly bounds?: Bounds;
  /** Prints a tick of the axis, with its unit. */
  readonly format: (value: number) => string;
  /** 720 by 340 unless told. Under 480 wide, names move from the lines' ends to a key below. */
  readonly width?: number;
  readonly height?: number;
};

const WORDS_OF: Readonly<Partial<Record<Polarity, string>>> = {
  'higher-better': 'Higher is better',
  'lower-better': 'Lower is better',
};

/**
 * A series over time with its target, its comparators, its usual range and its breaks. `null` where there is no value at all
 * to draw. The caller prints the table that holds the same figures.
 */
export const lineChart = (chart: LineChart): Drawing | null => {
  const plot = placeChart(chart);
  if (plot === null) return null;
  const words = chart.polarity === undefined ? undefined : WORDS_OF[chart.polarity];
  const key = drawKey(keyEntries(chart, plot), plot.outerLeft, plot.bottom + 30, plot.width - plot.outerLeft);
  const shapes = [
    drawLimits(chart, plot),
    drawAxes(chart, plot),
    words === undefined ? '' : label(words, plot.outerLeft, 12, { colour: PALETTE.quiet }),
    drawBreaks(chart, plot),
    drawTarget(chart, plot),
    drawComparators(chart, plot),
    drawOwn(chart, plot),
    plot.wide ? rightLabels(chart, plot) : '',
    key.shapes,
  ];
  const height = plot.bottom + 30 + key.height;
  return drawing(chart, plot.width, height, shapes.join(''));
};
