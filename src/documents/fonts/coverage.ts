/** The characters for which a font has a shape. */
export type Coverage = (codePoint: number) => boolean;

const SEGMENTED_COVERAGE = 12;

const tableOffset = (font: DataView, wanted: string): number => {
  const tables = font.getUint16(4);
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((step) => font.getUint8(record + step)));
    if (tag === wanted) return font.getUint32(record + 8);
  }
  throw new TypeError(`The font has no table "${wanted}"`);
};

/**
 * Reads which characters a TrueType or OpenType font covers, from its "cmap" table, subtable format 12.
 * Source: OpenType specification 1.9, "cmap — Character to Glyph Index Mapping Table". Throws a `TypeError` on a font without one.
 */
export const fontCoverage = (bytes: Uint8Array): Coverage => {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cmap = tableOffset(font, 'cmap');
  const subtables = font.getUint16(cmap + 2);
  for (let index = 0; index < subtables; index += 1) {
    const subtable = cmap + font.getUint32(cmap + 4 + index * 8 + 4);
    if (font.getUint16(subtable) !== SEGMENTED_COVERAGE) continue;
    const covered = new Set<number>();
    for (let group = 0; group < font.getUint32(subtable + 12); group += 1) {
      const at = subtable + 16 + group * 12;
      for (let code = font.getUint32(at); code <= font.getUint32(at + 4); code += 1) covered.add(code);
    }
    return (code) => covered.has(code);
  }
  throw new TypeError('The font has no character map of format 12');
};
