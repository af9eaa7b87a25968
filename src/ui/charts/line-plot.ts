import { scalePoint } from 'd3-scale';

import { PALETTE } from '../palette.ts';
import type { LineChart } from './line-chart.ts';
import { type ValueScale, valueScale } from './scale.ts';
import { px } from './svg.ts';
import { fitText, label, textWidth } from './text.ts';

/** Where everything of a line chart stands, in pixels. */
export type LinePlot = {
  readonly wide: boolean;
  /** How many periods there are. */
  readonly count: number;
  readonly width: number;
  readonly outerLeft: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (index: number) => number;
  readonly y: ValueScale;
  readonly ticks: readonly number[];
};

const LABEL_LIMIT = 170;

/** The target of each period. */
export const targetsOf = (chart: LineChart): readonly (number | null)[] => {
  const target = chart.target?.value;
  if (target === undefined) return [];
  return typeof target === 'number' ? chart.periods.map(() => target) : target;
};

const valuesOf = (chart: LineChart): number[] =>
  [
    ...chart.own.points.map((point) => point?.value ?? null),
    ...targetsOf(chart),
    ...(chart.comparators ?? []).flatMap((comparator) => comparator.values),
    ...(chart.limits ?? []).flatMap((span) => [span.lower, span.upper]),
  ].filter((value) => value !== null);

/** Scales and margins; `null` where neither the series nor a comparator has a value. */
export const placeChart = (chart: LineChart): LinePlot | null => {
  const { width = 720, height = 340, periods, comparators = [] } = chart;
  const drawn = chart.own.points.some((point) => point !== null);
  const compared = comparators.some((comparator) => comparator.values.some((value) => value !== null));
  if (!drawn && !compared) return null;

  const wide = width >= 480;
  const top = (chart.polarity === 'higher-better' || chart.polarity === 'lower-better' ? 24 : 10) + breakRoom(chart);
  const bottom = height - 30;
  const steps = Math.max(2, Math.min(6, Math.round((bottom - top) / 48)));
  const y = valueScale(valuesOf(chart), [bottom, top], steps, chart.bounds);
  const ticks = y.ticks(steps);

  const left = Math.max(...ticks.map((tick) => textWidth(chart.format(tick)))) + 10;
  const names = [chart.own.name, chart.target?.name ?? '', ...comparators.map((comparator) => comparator.name)];
  const named = wide ? Math.min(LABEL_LIMIT, Math.max(...names.map((name) => textWidth(name)))) + 14 : 8;
  const right = width - named;
  const place = scalePoint(periods.keys(), [left + 14, right - 14]);
  const x = (index: number): number => place(index) ?? (left + right) / 2;
  return { wide, count: periods.length, width, outerLeft: 0, left, right, top, bottom, x, y, ticks };
};

const breakRoom = (chart: LineChart): number => (chart.breaks === undefined || chart.breaks.length === 0 ? 0 : 16);

/** Which periods have room for their name: every n-th, counted back from the last. */
export const labelledPeriods = (periods: readonly string[], step: number): number[] => {
  const widest = Math.max(...periods.map((period) => textWidth(period))) + 8;
  const every = step > 0 ? Math.max(1, Math.ceil(widest / step)) : 1;
  return [...periods.keys()].filter((index) => (periods.length - 1 - index) % every === 0);
};

/** Grid lines, the values beside them and the periods below. */
export const drawAxes = (chart: LineChart, plot: LinePlot): string => {
  const { left, right, bottom, x, y, ticks } = plot;
  const lines = ticks.map((tick) => {
    const height = px(y(tick));
    const words = label(chart.format(tick), left - 6, y(tick) + 4, { anchor: 'end', colour: PALETTE.quiet });
    return `<path d="M${px(left)},${height}H${px(right)}" stroke="${PALETTE.grid}"/>${words}`;
  });
  const step = chart.periods.length > 1 ? x(1) - x(0) : 0;
  const names = labelledPeriods(chart.periods, step).map((index) => {
    const words = fitText(chart.periods[index] ?? '', right - left);
    const half = textWidth(words) / 2;
    const middle = Math.min(Math.max(x(index), half), plot.width - half);
    return (
      label(words, middle, bottom + 18, { anchor: 'middle', colour: PALETTE.quiet }) +
      `<path d="M${px(x(index))},${px(bottom)}v4" stroke="${PALETTE.quiet}"/>`
    );
  });
  const axis = `<path d="M${px(left)},${px(bottom)}H${px(right)}" stroke="${PALETTE.quiet}"/>`;
  return lines.join('') + axis + names.join('');
};
