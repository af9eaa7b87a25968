import type { Mark } from '../mark.ts';
import { PALETTE, TONE_COLOURS } from '../palette.ts';
import { drawKey } from './key.ts';
import { patternedBar, patterns, shapeMark } from './pattern.ts';
import { type Drawing, type DrawingText, drawing, px } from './svg.ts';
import { fitText, label, textWidth } from './text.ts';

export type StackedBar = DrawingText & {
  /** The statuses in the order of the stack. */
  readonly statuses: readonly { readonly words: string; readonly mark: Mark }[];
  /** One bar each: a priority's name, and a count of each status in the same order. An empty name prints none. */
  readonly rows: readonly { readonly name: string; readonly counts: readonly number[] }[];
  /** `count`: the longest bar has the largest total. `share`: every bar is as long as the picture. */
  readonly lengths?: 'count' | 'share';
  /** 720 unless told; the height follows from the rows. */
  readonly width?: number;
};

const BAR = 26;
const GAP = 2;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/**
 * Counts of statuses as one bar for each row, told apart by pattern and by the key's shapes and words; the count stands in its
 * part where there is room, the total at the bar's end. `null` where nothing was counted.
 */
export const stackedBar = (chart: StackedBar): Drawing | null => {
  const { statuses, rows, width = 720, lengths = 'count' } = chart;
  const totals = rows.map((row) => sum(row.counts));
  const largest = Math.max(0, ...totals);
  if (largest === 0) return null;

  const room = width - Math.max(...totals.map((total) => textWidth(String(total), 13))) - 10;
  const used = statuses.filter((_, index) => rows.some((row) => (row.counts[index] ?? 0) > 0));
  const key = drawKey(
    used.map(({ words, mark }) => ({
      words,
      sample: (x: number, y: number) =>
        patternedBar(chart.id, mark, x, y - 6, 10, 12) +
        shapeMark(mark.shape, x + 13, y - 5, 11, TONE_COLOURS[mark.tone]),
    })),
    0,
    0,
    width,
  );

  let top = key.height + 8;
  const bars = rows.map((row, index) => {
    const total = totals[index] ?? 0;
    const name = row.name === '' ? '' : label(fitText(row.name, width, 13), 0, top + 13, { size: 13 });
    if (row.name !== '') top += 19;
    const unit = total === 0 ? 0 : room / (lengths === 'share' ? total : largest);
    let x = 0;
    const parts = row.counts.map((count, place) => {
      const status = statuses[place];
      if (status === undefined || count <= 0) return '';
      const length = count * unit;
      const part = segment(chart.id, status.mark, count, x, top, length);
      x += length;
      return part;
    });
    const printed = label(String(total), x + 6, top + BAR / 2 + 5, { size: 13, bold: true });
    top += BAR + 10;
    return name + parts.join('') + printed;
  });
  return drawing(
    chart,
    width,
    top - 6,
    patterns(
      chart.id,
      used.map((status) => status.mark),
    ) +
      key.shapes +
      bars.join(''),
  );
};

const segment = (id: string, mark: Mark, count: number, x: number, top: number, length: number): string => {
  const bar = patternedBar(id, mark, x + 0.5, top + 0.5, Math.max(length - GAP, 1), BAR - 1);
  const words = String(count);
  const plate = textWidth(words) + 8;
  if (length < plate + GAP + 6) return bar;
  const middle = x + (length - GAP) / 2;
  const ground = `<rect x="${px(middle - plate / 2)}" y="${px(top + 4)}" width="${px(plate)}" height="${BAR - 8}" rx="2" fill="${PALETTE.paper}"/>`;
  return bar + ground + label(words, middle, top + BAR / 2 + 4, { anchor: 'middle', bold: true });
};
