/**
 * A drawing and the words that replace it. Sizes in CSS pixels. It has the shape of the document model's Picture, so that
 * a paper can carry the same drawing as the page.
 */
export type Drawing = {
  readonly svg: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
};

/** What every drawing must be told. `id` is unique on its page: the ids inside the drawing begin with it. */
export type DrawingText = {
  readonly id: string;
  readonly title: string;
  /** What a reader would see in it, in a sentence or two. */
  readonly description: string;
};

const FONT = 'Noto Sans, Roboto, Arial, sans-serif';
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for XML, in an element or in a quoted attribute. Control characters, which XML forbids, are dropped. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 does not allow.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** A length in pixels with at most two decimals, written the same way every time. */
export const px = (length: number): string => String(Math.round(length * 100) / 100);

/** An id may hold letters, digits, dash and underscore; anything else becomes a dash. */
export const idFrom = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, '-');

/** Wraps shapes in a picture with its title and description, tied to them for screen readers. */
export const drawing = (words: DrawingText, width: number, height: number, shapes: string): Drawing => {
  const id = idFrom(words.id);
  const size = `width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${FONT}" font-size="12"><title id="${id}-title">${escapeXml(words.title)}</title><desc id="${id}-desc">${escapeXml(words.description)}</desc>${shapes}</svg>`;
  const stop = /[.?!]$/.test(words.title) ? '' : '.';
  return { svg, alt: `${words.title}${stop} ${words.description}`, width, height };
};
