import { strToU8, zipSync } from 'fflate';

/** A PDF of one page with one line of text, with a true table of where its parts are. */
export const pdfSaying = (text: string, opening = '%PDF-1.4\n'): Uint8Array => {
  const content = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = opening;
  const places = parts.map((part, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${part}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  return strToU8(`${file}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
};

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const MACROS = 'application/vnd.ms-word.document.macroEnabled.main+xml';

const wordParts = (paragraphs: readonly string[], type: string): Record<string, Uint8Array> => ({
  '[Content_Types].xml': strToU8(
    `<Types xmlns="${TYPES}"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
  ),
  'word/document.xml': strToU8(
    `<w:document xmlns:w="w"><w:body>${paragraphs
      .map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r><w:r><w:delText>struck out</w:delText></w:r></w:p>`)
      .join('')}</w:body></w:document>`,
  ),
});

/** A Word document of these paragraphs, with any further parts. */
export const wordSaying = (paragraphs: readonly string[], more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({ ...wordParts(paragraphs, MAIN), ...more });

/** The same as a document that may hold macros. */
export const macroWord = (): Uint8Array =>
  zipSync({ ...wordParts(['Hello'], MACROS), 'word/vbaProject.bin': new Uint8Array([1, 2, 3]) });

/** An OpenDocument text of these paragraphs. */
export const openDocumentSaying = (paragraphs: readonly string[]): Uint8Array =>
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(
      `<o:document-content xmlns:o="o"><o:body>${paragraphs.map((text) => `<t:p>${text}</t:p>`).join('')}</o:body></o:document-content>`,
    ),
  });

/** A document with a part of so many zeros, which shrink a thousandfold. */
export const wordBomb = (megabytes: number): Uint8Array =>
  wordSaying(['Small'], { 'word/media/image1.bmp': new Uint8Array(megabytes * 1024 * 1024) });

/** A document whose one part says of itself that it is small, and is not: both places that give its length are changed. */
export const lyingBomb = (): Uint8Array => {
  const zip = wordSaying(['Small'], { 'word/media/image1.bmp': new Uint8Array(64 * 1024 * 1024) });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 46 < zip.length; at++) {
    const signature = view.getUint32(at, true);
    const lengthAt = signature === 0x04034b50 ? 22 : signature === 0x02014b50 ? 24 : 0;
    if (lengthAt > 0 && view.getUint32(at + lengthAt, true) === 64 * 1024 * 1024)
      view.setUint32(at + lengthAt, 100_000, true);
  }
  return zip;
};

export const PNG = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0,
  0, 0,
]);

/** The first bytes of a Windows program. */
export const PROGRAM = new Uint8Array([
  0x4d,
  0x5a,
  0x90,
  0,
  3,
  0,
  0,
  0,
  4,
  0,
  0,
  0,
  0xff,
  0xff,
  ...new Array(100).fill(0),
]);
