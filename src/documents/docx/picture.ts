import { Resvg } from '@resvg/resvg-js';
import { ImageRun } from 'docx';
import { FONT_FAMILY, fontFiles } from '../fonts/files.ts';
import { svgWithOurFonts } from '../fonts/svg-text.ts';
import type { Picture, StatusMark } from '../model.ts';
import { markSvg } from '../status-mark.ts';
import type { Paper } from './paper.ts';

// Twice the size on screen stays sharp on paper and costs little.
const PNG_ZOOM = 2;

// A paper repeats its marks in every row, and papers of one plan repeat their pictures.
const PNGS_REMEMBERED = 400;
const pngs = new Map<string, Uint8Array>();

const drawn = (svg: string): Uint8Array => {
  const withText = svg.includes('<text');
  const picture = new Resvg(withText ? svgWithOurFonts(svg) : svg, {
    font: {
      loadSystemFonts: false,
      defaultFontFamily: FONT_FAMILY,
      ...(withText ? { fontFiles: fontFiles() } : {}),
    },
    fitTo: { mode: 'zoom', value: PNG_ZOOM },
  });
  return new Uint8Array(picture.render().asPng());
};

const pngOf = (svg: string): Uint8Array => {
  const known = pngs.get(svg);
  if (known !== undefined) return known;
  if (pngs.size >= PNGS_REMEMBERED) pngs.clear();
  const png = drawn(svg);
  pngs.set(svg, png);
  return png;
};

const media = (svg: string, width: number, height: number) =>
  ({
    type: 'svg',
    data: Buffer.from(svg),
    transformation: { width, height },
    fallback: { type: 'png', data: Buffer.from(pngOf(svg)), transformation: { width, height } },
  }) as const;

/** The picture as SVG with a PNG for programs that cannot show SVG, no wider than `room` (CSS pixels), with its words. */
export const pictureRun = (picture: Picture, room: number, paper: Paper): ImageRun => {
  const scale = Math.min(1, room / picture.width);
  const { id, name } = paper.nextDrawing();
  return new ImageRun({
    ...media(picture.svg, Math.round(picture.width * scale), Math.round(picture.height * scale)),
    altText: { id, name, title: picture.alt, description: picture.alt },
  });
};

const MARK_SIZE = 12;

/** The mark beside a status. It repeats the words, so a screen reader passes over it. */
export const markRun = (mark: StatusMark, paper: Paper): ImageRun => {
  const { id, name } = paper.nextDrawing();
  return new ImageRun({
    ...media(markSvg(mark, MARK_SIZE), MARK_SIZE, MARK_SIZE),
    altText: { id, name, title: '', description: '' },
    decorative: true,
    run: { position: '-1.5pt' },
  });
};
