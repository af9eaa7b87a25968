import type { Picture } from '../model.ts';
import { escaped } from './escape.ts';

// Several pictures share one page, so their ids are told apart.
const withOwnIds = (svg: string, prefix: string): string =>
  svg
    .replace(
      /(\sid=)(["'])([^"']+)\2/gu,
      (_, name: string, quote: string, id: string) => `${name}${quote}${prefix}${id}${quote}`,
    )
    .replace(/(\s(?:xlink:)?href=)(["'])#/gu, (_, name: string, quote: string) => `${name}${quote}#${prefix}`)
    .replace(/url\(\s*(["']?)#/gu, (_, quote: string) => `url(${quote}#${prefix}`)
    .replace(
      /(\saria-(?:labelledby|describedby)=)(["'])([^"']+)\2/gu,
      (_, name: string, quote: string, ids: string) => {
        const own = ids
          .trim()
          .split(/\s+/u)
          .map((id) => prefix + id);
        return `${name}${quote}${own.join(' ')}${quote}`;
      },
    );

// The words that replace the picture stand on the element around it; what the SVG says of itself would be read twice.
const SAID_OUTSIDE = /\s(?:width|height|role|focusable|aria-[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*')/gu;

const fittedRoot = (root: string, { width, height }: Picture): string =>
  root
    .replace(SAID_OUTSIDE, '')
    .replace(/^<svg/u, `<svg width="${width}" height="${height}" aria-hidden="true" focusable="false"`);

/** The picture inside the page: one image to a screen reader, with its words. `number` is its place in the page, from 1. */
export const pictureHtml = (picture: Picture, number: number): string => {
  const svg = withOwnIds(picture.svg, `picture-${number}-`).replace(/^<svg[^>]*>/u, (root) =>
    fittedRoot(root, picture),
  );
  return `<span class="remit-picture" role="img" aria-label="${escaped(picture.alt)}">${svg}</span>`;
};
