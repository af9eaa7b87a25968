import { PALETTE } from '../palette.ts';
import { drawKey } from './key.ts';
import { px } from './svg.ts';
import { fitText, label, textWidth } from './text.ts';

/** A council among others: our own, one of its family group, or another. */
export type CouncilKind = 'own' | 'family' | 'other';

export type CouncilValue = {
  readonly name: string;
  readonly value: number;
  /** The value as printed: "86.9%". */
  readonly text: string;
  readonly kind: CouncilKind;
};

/** Scotland, or another figure that the councils are held against. */
export type ReferenceValue = { readonly name: string; readonly value: number; readonly text: string };

/** The kinds in order of interest. */
export const COUNCIL_KINDS: readonly CouncilKind[] = ['own', 'family', 'other'];

export const COUNCIL_WORDS: Readonly<Record<CouncilKind, string>> = {
  own: 'This council',
  family: 'Family group',
  other: 'Other councils',
};

/** A diamond for the own council, a square for its family, a ring for the others, centred on (x, y). */
export const councilMark = (kind: CouncilKind, x: number, y: number): string => {
  if (kind === 'own') {
    return `<path d="M${px(x)},${px(y - 8)}l8,8l-8,8l-8,-8Z" fill="${PALETTE.own}" stroke="${PALETTE.paper}"/>`;
  }
  return kind === 'family'
    ? `<rect x="${px(x - 4.5)}" y="${px(y - 4.5)}" width="9" height="9" fill="${PALETTE.family}" stroke="${PALETTE.paper}"/>`
    : `<circle cx="${px(x)}" cy="${px(y)}" r="4" fill="${PALETTE.paper}" stroke="${PALETTE.dimmed}" stroke-width="1.5"/>`;
};

/** The key of the kinds that occur. */
export const councilKey = (
  councils: readonly CouncilValue[],
  top: number,
  width: number,
): { readonly shapes: string; readonly height: number } => {
  const kinds = COUNCIL_KINDS.filter((kind) => councils.some((council) => council.kind === kind));
  const entries = kinds.map((kind) => ({
    words: COUNCIL_WORDS[kind],
    sample: (x: number, y: number) => councilMark(kind, x + 12, y),
  }));
  return drawKey(entries, 0, top, width);
};

/** A label centred on `x` as far as the picture's edges allow. */
export const centredLabel = (text: string, x: number, y: number, width: number, bold = false): string => {
  const words = fitText(text, width);
  // Bold letters run about a sixteenth wider.
  const half = (textWidth(words) * (bold ? 1.06 : 1)) / 2;
  return label(words, Math.min(Math.max(x, half), width - half), y, { anchor: 'middle', bold });
};

/** The dashed upright of the reference from `top` to `bottom`, with its words above it. */
export const drawReference = (
  reference: ReferenceValue,
  x: number,
  top: number,
  bottom: number,
  width: number,
): string =>
  `<path d="M${px(x)},${px(top)}V${px(bottom)}" stroke="${PALETTE.target}" stroke-width="1.5" stroke-dasharray="5 3"/>` +
  centredLabel(`${reference.name} ${reference.text}`, x, top - 4, width);
