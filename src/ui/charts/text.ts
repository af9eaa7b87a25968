import { PALETTE } from '../palette.ts';
import { escapeXml, px } from './svg.ts';

const NARROW = /[ ijl.,:;'|!()[\]]/;
const WIDE = /[mwMW%@\u2014]/;
const CAPITAL_OR_DIGIT = /[A-Z0-9£\u2212+=]/;

/**
 * About how wide a text prints, in pixels, at a size in pixels. No font is at hand on the server, so letters are taken in four
 * widths, each a little wider than in Noto Sans: a label may stand off by a pixel or two, but does not run into its neighbour.
 */
export const textWidth = (text: string, size = 12): number => {
  let ems = 0;
  for (const character of text) {
    ems += NARROW.test(character) ? 0.3 : WIDE.test(character) ? 0.92 : CAPITAL_OR_DIGIT.test(character) ? 0.63 : 0.57;
  }
  return ems * size;
};

/** The text, or its beginning with an ellipsis, so that it fits in `width` pixels. */
export const fitText = (text: string, width: number, size = 12): string => {
  if (textWidth(text, size) <= width) return text;
  let fitted = text;
  while (fitted.length > 1 && textWidth(`${fitted}\u2026`, size) > width) fitted = fitted.slice(0, -1);
  return `${fitted.trimEnd()}\u2026`;
};

type LabelStyle = {
  readonly anchor?: 'middle' | 'end';
  readonly colour?: string;
  readonly size?: number;
  readonly bold?: boolean;
};

/** A label whose baseline stands at (x, y). */
export const label = (text: string, x: number, y: number, style: LabelStyle = {}): string => {
  const anchor = style.anchor === undefined ? '' : ` text-anchor="${style.anchor}"`;
  const size = style.size === undefined ? '' : ` font-size="${px(style.size)}"`;
  const weight = style.bold === true ? ' font-weight="700"' : '';
  return `<text x="${px(x)}" y="${px(y)}" fill="${style.colour ?? PALETTE.ink}"${anchor}${size}${weight}>${escapeXml(text)}</text>`;
};

/** Moves heights apart so that no two stand closer than `gap`, changing their order never and their place as little as needed. */
export const spread = (heights: readonly number[], gap: number, top: number, bottom: number): number[] => {
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height);
  let previous = top - gap;
  for (const each of order) {
    each.height = Math.max(each.height, previous + gap);
    previous = each.height;
  }
  let next = bottom + gap;
  for (const each of order.toReversed()) {
    each.height = Math.min(each.height, next - gap);
    next = each.height;
  }
  const placed = new Array<number>(heights.length);
  for (const each of order) placed[each.index] = each.height;
  return placed;
};
