import { xmlReader } from '../xml-reader.ts';

/** Which elements hold text, and which end a line. `within` null: all text counts. */
export type TextMarks = { readonly within: ReadonlySet<string> | null; readonly lines: ReadonlySet<string> };

const PIECE = 65_536;

/** The words of one part of a package, in their order. Throws a SyntaxError for what is not well-formed. */
export const xmlText = (bytes: Uint8Array, { within, lines }: TextMarks, most: number): string => {
  const parts: string[] = [];
  let length = 0;
  let depth = within === null ? 1 : 0;
  const add = (text: string): void => {
    if (length > most) return;
    parts.push(text);
    length += text.length;
  };
  const reader = xmlReader({
    open: (name) => {
      if (within?.has(name)) depth += 1;
      if (name === 'tab') add('\t');
      if (name === 'br' || name === 'line-break') add('\n');
      if (name === 's') add(' ');
    },
    close: (name) => {
      if (within?.has(name)) depth -= 1;
      if (lines.has(name)) add('\n');
    },
    text: (text) => {
      if (depth > 0) add(text);
    },
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length && length <= most; at += PIECE)
    reader.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  if (length <= most) reader.end();
  return parts.join('');
};
