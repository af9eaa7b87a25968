import { type Mark, SHAPE_PATHS, type StatusShape } from '../mark.ts';
import { PALETTE, TONE_COLOURS } from '../palette.ts';
import { idFrom, px } from './svg.ts';

/** What is drawn in a tile of 8 by 8, so that two statuses of one colour still differ. The tick stays solid. */
const TILES: Readonly<Record<StatusShape, string>> = {
  tick: '',
  triangle: 'M-2,2L2,-2M0,8L8,0M6,10L10,6',
  cross: 'M0,0L8,8M0,8L8,0',
  clock: 'M2,4a2,2 0 1 0 4,0a2,2 0 1 0 -4,0',
  dash: 'M0,4H8',
  ring: 'M4,0V8',
  lock: 'M0,4H8M4,0V8',
  square: 'M2,2h4v4h-4Z',
  question: 'M-2,6L2,10M0,0L8,8M6,-2L10,2',
};

const patternId = (id: string, mark: Mark): string => `${idFrom(id)}-${mark.shape}-${mark.tone}`;

/** The definitions of the patterns of these marks, each once; the ids begin with the drawing's own. */
export const patterns = (id: string, marks: readonly Mark[]): string => {
  const unique = new Map(marks.map((mark) => [patternId(id, mark), mark]));
  const defined = [...unique].map(([name, mark]) => {
    const tile = TILES[mark.shape];
    const lines = tile === '' ? '' : `<path d="${tile}" stroke="${PALETTE.paper}" stroke-width="1.5" fill="none"/>`;
    return `<pattern id="${name}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${TONE_COLOURS[mark.tone]}"/>${lines}</pattern>`;
  });
  return `<defs>${defined.join('')}</defs>`;
};

/** A rectangle filled with the pattern of a mark and edged in its colour. */
export const patternedBar = (id: string, mark: Mark, x: number, y: number, width: number, height: number): string =>
  `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="url(#${patternId(id, mark)})" stroke="${TONE_COLOURS[mark.tone]}"/>`;

/** The shape of a mark, `size` wide, with its upper left corner at (x, y). */
export const shapeMark = (shape: StatusShape, x: number, y: number, size: number, colour: string): string =>
  `<path transform="translate(${px(x)} ${px(y)}) scale(${px(size / 16)})" d="${SHAPE_PATHS[shape]}" fill="${colour}" fill-rule="evenodd"/>`;
