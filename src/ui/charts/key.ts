import { label, textWidth } from './text.ts';

/** One entry of a key inside a drawing: a sample drawn in a box 24 wide, centred on (x + 12, y), and its words. */
export type KeyEntry = { readonly words: string; readonly sample: (x: number, y: number) => string };

const ROW = 18;
const SAMPLE = 24;

/** Lays entries out in rows of at most `width` pixels from (left, top); gives the shapes and the height they need. */
export const drawKey = (
  entries: readonly KeyEntry[],
  left: number,
  top: number,
  width: number,
): { readonly shapes: string; readonly height: number } => {
  let x = left;
  let row = 0;
  let shapes = '';
  for (const entry of entries) {
    const needed = SAMPLE + 6 + textWidth(entry.words);
    if (x > left && x + needed > left + width) {
      x = left;
      row += 1;
    }
    const middle = top + row * ROW + ROW / 2;
    shapes += entry.sample(x, middle) + label(entry.words, x + SAMPLE + 6, middle + 4);
    x += needed + 16;
  }
  return { shapes, height: entries.length === 0 ? 0 : (row + 1) * ROW };
};
