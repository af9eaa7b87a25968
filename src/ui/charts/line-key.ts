import { PALETTE } from '../palette.ts';
import type { KeyEntry } from './key.ts';
import type { LineChart } from './line-chart.ts';
import { comparatorStyle, pointMark, TARGET_DASH } from './line-layers.ts';
import type { LinePlot } from './line-plot.ts';
import { px } from './svg.ts';

const sampleLine =
  (colour: string, width: number, dash?: string) =>
  (x: number, y: number): string =>
    `<path d="M${px(x)},${px(y)}h24" stroke="${colour}" stroke-width="${width}"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}/>`;

const sampleBand = (x: number, y: number): string =>
  `<rect x="${px(x)}" y="${px(y - 6)}" width="24" height="12" fill="${PALETTE.band}" stroke="${PALETTE.dimmed}" stroke-dasharray="1 2"/>`;

const lines = (chart: LineChart): KeyEntry[] => [
  {
    words: chart.own.name,
    sample: (x, y) => sampleLine(PALETTE.own, 2.5)(x, y) + pointMark({}, x + 12, y),
  },
  ...(chart.target === undefined
    ? []
    : [{ words: chart.target.name, sample: sampleLine(PALETTE.target, 1.5, TARGET_DASH) }]),
  ...(chart.comparators ?? []).map((comparator, index) => {
    const { colour, dash } = comparatorStyle(index);
    return { words: comparator.name, sample: sampleLine(colour, 1.5, dash) };
  }),
];

/** What the key of a line chart explains: only what is drawn, and the lines themselves only where they carry no name. */
export const keyEntries = (chart: LineChart, plot: LinePlot): KeyEntry[] => {
  const points = chart.own.points.filter((point) => point !== null);
  const entries = plot.wide ? [] : lines(chart);
  if ((chart.limits ?? []).length > 0) entries.push({ words: 'Usual range', sample: sampleBand });
  if (points.some((point) => point.provisional === true)) {
    entries.push({ words: 'Provisional', sample: (x, y) => pointMark({ provisional: true }, x + 12, y) });
  }
  if (points.some((point) => point.special === true)) {
    entries.push({ words: 'Sign of real change', sample: (x, y) => pointMark({ special: true }, x + 12, y) });
  }
  return entries;
};
