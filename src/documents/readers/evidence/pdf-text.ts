import { getDocumentProxy } from 'unpdf';

const MOST_PAGES = 1000;

/** What was read, and in words why it is not all; `text` is empty where there is nothing to read. */
export type ReadText = { readonly text: string; readonly note: string | null };

const isProtected = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException';

/** The words of a PDF, page after page, up to `most` characters. Throws where the file is damaged. */
export const pdfText = async (bytes: Uint8Array, most: number): Promise<ReadText> => {
  try {
    // The reader takes over the bytes it is given.
    const document = await getDocumentProxy(bytes.slice(), {
      verbosity: 0,
    });
    const pages: string[] = [];
    let length = 0;
    let page = 1;
    for (; page <= Math.min(document.numPages, MOST_PAGES) && length <= most; page++) {
      const content = await (await document.getPage(page)).getTextContent();
      const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      pages.push(text);
      length += text.length;
    }
    const read = pages.join('\n\n');
    if (read.trim() === '') return { text: '', note: 'its pages are pictures, as from a scanner' };
    return { text: read, note: page <= document.numPages ? `only its first ${page - 1} pages were read` : null };
  } catch (error) {
    if (isProtected(error)) return { text: '', note: 'it is protected by a password' };
    throw error;
  }
};
