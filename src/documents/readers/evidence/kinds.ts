/** A kind of file that is taken as evidence: its name in words, the type it is served under, and the endings it goes by, its own first. */
type FileKind = {
  readonly words: string;
  readonly type: string;
  readonly endings: readonly [string, ...string[]];
};

/** What is taken as evidence. None of them can run anything when it is opened, as far as its kind goes. */
export const FILE_KINDS = {
  pdf: { words: 'PDF', type: 'application/pdf', endings: ['pdf'] },
  docx: {
    words: 'Word',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  xlsx: {
    words: 'Excel',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
  },
  pptx: {
    words: 'PowerPoint',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    endings: ['pptx'],
  },
  odt: { words: 'OpenDocument text', type: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  ods: {
    words: 'OpenDocument spreadsheet',
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    endings: ['ods'],
  },
  csv: { words: 'CSV', type: 'text/csv; charset=utf-8', endings: ['csv'] },
  md: { words: 'Markdown', type: 'text/markdown; charset=utf-8', endings: ['md', 'markdown'] },
  txt: { words: 'plain text', type: 'text/plain; charset=utf-8', endings: ['txt', 'text'] },
  png: { words: 'PNG picture', type: 'image/png', endings: ['png'] },
  jpeg: { words: 'JPEG picture', type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
} as const satisfies Readonly<Record<string, FileKind>>;

export type EvidenceKind = keyof typeof FILE_KINDS;

export const EVIDENCE_KINDS = Object.keys(FILE_KINDS) as readonly EvidenceKind[];

/** Narrows a text from outside. */
export const isEvidenceKind = (text: string): text is EvidenceKind => Object.hasOwn(FILE_KINDS, text);

/** "PDF, Word, Excel, … or JPEG picture", for a sentence. */
export const kindsInWords = (): string => {
  const words = EVIDENCE_KINDS.map((kind) => FILE_KINDS[kind].words);
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
};

/** The ending of a name in small letters, without its dot; empty where it has none. */
export const endingOf = (name: string): string => /\.([^.\s/\\]{1,20})$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
