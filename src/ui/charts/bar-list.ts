import { PALETTE } from '../palette.ts';
import {
  type CouncilKind,
  type CouncilValue,
  councilKey,
  councilMark,
  drawReference,
  type ReferenceValue,
} from './council-mark.ts';
import { type Bounds, valueScale } from './scale.ts';
import { type Drawing, type DrawingText, drawing, px } from './svg.ts';
import { fitText, label, textWidth } from './text.ts';

export type BarList = DrawingText & {
  /** Drawn in the order given, best first as a rule: the caller knows which way is better. */
  readonly councils: readonly CouncilValue[];
  readonly reference?: ReferenceValue;
  readonly bounds?: Bounds;
  /** 720 unless told; the height follows from the number of councils. */
  readonly width?: number;
};

const ROW = 20;
const FILLS: Readonly<Record<CouncilKind, string>> = {
  own: PALETTE.own,
  family: PALETTE.family,
  other: PALETTE.dimmed,
};

/**
 * Councils one below another, each with its mark, its name, a bar from nought and its value; the own council's line is bold and
 * a dashed upright is Scotland. Values below nought run to the left. `null` where there is no council.
 */
export const barList = (chart: BarList): Drawing | null => {
  const { councils, reference, width = 720 } = chart;
  if (councils.length === 0) return null;
  const values = [...councils.map((council) => council.value), ...(reference === undefined ? [] : [reference.value])];
  const named = Math.min(width * 0.45, Math.max(...councils.map(({ name }) => textWidth(name) * 1.06))) + 22;
  const printed = Math.max(...councils.map(({ text }) => textWidth(text) * 1.06)) + 8;
  const floor = Math.min(...values) < 0 ? {} : { floor: 0 };
  const scale = valueScale(values, [named + 6, width - printed], 4, { ...floor, ...chart.bounds, zero: true });
  const nought = scale(0);

  const top = reference === undefined ? 4 : 22;
  const bottom = top + councils.length * ROW;
  const rows = councils.map(({ kind, name, text, value }, index) => {
    const middle = top + index * ROW + ROW / 2;
    const end = scale(value);
    const bold = kind === 'own';
    return (
      councilMark(kind, 9, middle) +
      label(fitText(name, named - 22), 22, middle + 4, { bold }) +
      `<rect x="${px(Math.min(end, nought))}" y="${px(middle - 6)}" width="${px(Math.abs(end - nought))}" height="12" fill="${FILLS[kind]}"/>` +
      label(text, width, middle + 4, { bold, anchor: 'end' })
    );
  });
  const key = councilKey(councils, bottom + 8, width);
  const axis = `<path d="M${px(nought)},${px(top)}V${px(bottom)}" stroke="${PALETTE.quiet}"/>`;
  const held = reference === undefined ? '' : drawReference(reference, scale(reference.value), top - 4, bottom, width);
  return drawing(chart, width, bottom + 10 + key.height, rows.join('') + axis + held + key.shapes);
};
