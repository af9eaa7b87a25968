import type { PaperDocument } from './model.ts';
import type { Sheet } from './xlsx/workbook.ts';

export type * from './model.ts';

/** Writes a Word file. See docx/write.ts; the writer is loaded when first used. */
export const writeDocx = async (document: PaperDocument, house?: Uint8Array): Promise<Uint8Array> => {
  const writer = await import('./docx/write.ts');
  return writer.writeDocx(document, house);
};

/** Writes a PDF file. See pdf/write.ts; the writer is loaded when first used. */
export const writePdf = async (document: PaperDocument): Promise<Uint8Array> => {
  const writer = await import('./pdf/write.ts');
  return writer.writePdf(document);
};

/** Writes an Excel workbook. See xlsx/write.ts; the writer is loaded when first used. */
export const writeXlsx = async (sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const writer = await import('./xlsx/write.ts');
  return writer.writeXlsx(sheets);
};

export { htmlBody, writeHtml } from './html/write.ts';
export type * from './xlsx/workbook.ts';
