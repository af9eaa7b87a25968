import { type PaperDocument, writeDocx, writeHtml, writePdf } from '../../documents/index.ts';
import type { PaperFacts } from './paper-facts.ts';

export const PAPER_FORMATS = ['docx', 'pdf', 'html'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];
export const isPaperFormat = (text: string): text is PaperFormat => (PAPER_FORMATS as readonly string[]).includes(text);

/** What a browser and a mail program must be told about each format. */
export const MEDIA_TYPES: Record<PaperFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
};

/** The paper as the bytes of a file. `house`: the council's own Word template, used for Word alone. */
export const renderPaper = async (
  document: PaperDocument,
  format: PaperFormat,
  house?: Uint8Array,
): Promise<Uint8Array> => {
  switch (format) {
    case 'docx':
      return writeDocx(document, house);
    case 'pdf':
      return writePdf(document);
    case 'html':
      return new TextEncoder().encode(writeHtml(document));
  }
};

/** A file name that is safe everywhere: "dundee-DCFSP-2021-24-2019-20-assessment.docx". */
export const paperFileName = (
  { council, plan, period }: Pick<PaperFacts, 'council' | 'plan' | 'period'>,
  format: PaperFormat | 'json' | 'txt',
): string => `${council.code}-${plan.code}-${period.code.replaceAll('/', '-')}-assessment.${format}`;
