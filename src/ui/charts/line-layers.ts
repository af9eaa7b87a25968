import { curveStep, line } from 'd3-shape';

import { PALETTE } from '../palette.ts';
import type { LineChart, LinePoint } from './line-chart.ts';
import { type LinePlot, targetsOf } from './line-plot.ts';
import { px } from './svg.ts';
import { fitText, label, spread, textWidth } from './text.ts';

export const TARGET_DASH = '9 4';
/** How each comparator is dashed, in order. */
const COMPARATOR_DASHES = ['5 4', '2 3', '8 3 2 3'] as const;

export const comparatorStyle = (index: number): { readonly colour: string; readonly dash: string } => ({
  colour: PALETTE.comparators[index % PALETTE.comparators.length] ?? PALETTE.quiet,
  dash: COMPARATOR_DASHES[index % COMPARATOR_DASHES.length] ?? '5 4',
});

const pathOf = (values: readonly (number | null)[], plot: LinePlot, stepped = false): string => {
  const maker = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => plot.x(index))
    .y((value) => plot.y(value ?? 0))
    .digits(2);
  return (stepped ? maker.curve(curveStep) : maker)(values) ?? '';
};

const stroke = (path: string, colour: string, width: number, dash?: string): string =>
  path === ''
    ? ''
    : `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}/>`;

/** The middle between a period and its neighbour; the plot's own edge beyond the first and the last. */
const edge = (index: number, side: -1 | 1, plot: LinePlot): number => {
  const neighbour = index + side;
  if (neighbour < 0) return plot.left;
  return neighbour >= plot.count ? plot.right : (plot.x(index) + plot.x(neighbour)) / 2;
};

/** The usual range as a tinted band with its edges and its mean drawn as thin lines. */
export const drawLimits = (chart: LineChart, plot: LinePlot): string =>
  (chart.limits ?? [])
    .map((span) => {
      const from = edge(span.from, -1, plot);
      const to = edge(span.to, 1, plot);
      const upper = plot.y(span.upper);
      const lower = plot.y(span.lower);
      const across = (height: number): string => `M${px(from)},${px(height)}H${px(to)}`;
      return (
        `<rect x="${px(from)}" y="${px(upper)}" width="${px(to - from)}" height="${px(lower - upper)}" fill="${PALETTE.band}"/>` +
        stroke(across(upper) + across(lower), PALETTE.dimmed, 1, '1 2') +
        stroke(across(plot.y(span.mean)), PALETTE.dimmed, 1)
      );
    })
    .join('');

/** A dotted upright where the definition changed, with its words above the plot. */
export const drawBreaks = (chart: LineChart, plot: LinePlot): string =>
  (chart.breaks ?? [])
    .map((each) => {
      const x = edge(each.before, -1, plot);
      const words = fitText(each.label, plot.width - plot.left);
      const half = textWidth(words) / 2;
      const middle = Math.min(Math.max(x, half), plot.width - half);
      return (
        stroke(`M${px(x)},${px(plot.top - 4)}V${px(plot.bottom)}`, PALETTE.ink, 1, '2 2') +
        label(words, middle, plot.top - 8, { anchor: 'middle' })
      );
    })
    .join('');

export const drawTarget = (chart: LineChart, plot: LinePlot): string => {
  const value = chart.target?.value;
  if (value === undefined) return '';
  const path =
    typeof value === 'number'
      ? `M${px(plot.left)},${px(plot.y(value))}H${px(plot.right)}`
      : pathOf(targetsOf(chart), plot, true);
  return stroke(path, PALETTE.target, 1.5, TARGET_DASH);
};

export const drawComparators = (chart: LineChart, plot: LinePlot): string =>
  (chart.comparators ?? [])
    .map((comparator, index) => {
      const { colour, dash } = comparatorStyle(index);
      const dots = comparator.values.map((value, place) =>
        value !== null &&
        (comparator.values[place - 1] ?? null) === null &&
        (comparator.values[place + 1] ?? null) === null
          ? `<circle cx="${px(plot.x(place))}" cy="${px(plot.y(value))}" r="2.5" fill="${colour}"/>`
          : '',
      );
      return stroke(pathOf(comparator.values, plot), colour, 1.5, dash) + dots.join('');
    })
    .join('');

/** The mark of one value: a dot, hollow where provisional, a square where special. */
export const pointMark = (point: Pick<LinePoint, 'provisional' | 'special'>, x: number, y: number): string => {
  const fill = point.provisional === true ? PALETTE.paper : PALETTE.own;
  const paint = `fill="${fill}" stroke="${PALETTE.own}" stroke-width="1.5"`;
  return point.special === true
    ? `<rect x="${px(x - 4.5)}" y="${px(y - 4.5)}" width="9" height="9" ${paint}/>`
    : `<circle cx="${px(x)}" cy="${px(y)}" r="3.5" ${paint}/>`;
};

/** The series in focus, cut at its gaps and at its breaks. */
export const drawOwn = (chart: LineChart, plot: LinePlot): string => {
  const cuts = [0, ...(chart.breaks ?? []).map((each) => each.before), chart.periods.length];
  const paths = cuts.slice(1).map((end, index) =>
    pathOf(
      chart.own.points.map((point, place) =>
        place >= (cuts[index] ?? 0) && place < end ? (point?.value ?? null) : null,
      ),
      plot,
    ),
  );
  const marks = chart.own.points.map((point, index) =>
    point === null ? '' : pointMark(point, plot.x(index), plot.y(point.value)),
  );
  return stroke(paths.join(''), PALETTE.own, 2.5) + marks.join('');
};

/** Names at the right ends of the lines, moved apart where they would collide. */
export const rightLabels = (chart: LineChart, plot: LinePlot): string => {
  const last = (values: readonly (number | null)[]): number | undefined =>
    values.findLast((value) => value !== null) ?? undefined;
  const wanted = [
    { name: chart.own.name, value: last(chart.own.points.map((point) => point?.value ?? null)), colour: PALETTE.own },
    { name: chart.target?.name ?? '', value: last(targetsOf(chart)), colour: PALETTE.target },
    ...(chart.comparators ?? []).map((comparator, index) => ({
      name: comparator.name,
      value: last(comparator.values),
      colour: comparatorStyle(index).colour,
    })),
  ].flatMap(({ value, ...rest }) => (value === undefined || rest.name === '' ? [] : [{ ...rest, y: plot.y(value) }]));
  const heights = spread(
    wanted.map((each) => each.y),
    15,
    plot.top,
    plot.bottom,
  );
  return wanted
    .map((each, index) => {
      const x = plot.right + 8;
      const style = { colour: each.colour, bold: index === 0 };
      return label(fitText(each.name, plot.width - x), x, (heights[index] ?? each.y) + 4, style);
    })
    .join('');
};
