import type { PaperDocument } from './model.ts';

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

export { htmlBody, writeHtml } from './html/write.ts';
