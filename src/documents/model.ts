/**
 * The neutral document: what a paper says, with nothing of how Word, PDF or HTML say it.
 * Features build one; the writers in docx/, pdf/ and html/ each write the same content from it. Equal input, equal bytes.
 */

/** A status in words, with the shape and the tone that repeat it for the eye. The words alone must carry the meaning. */
export type StatusMark = {
  readonly shape: 'tick' | 'triangle' | 'cross' | 'clock' | 'dash' | 'ring' | 'lock' | 'square' | 'question';
  readonly tone: 'good' | 'caution' | 'bad' | 'neutral';
};

/** A piece of a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean; readonly emphasis?: boolean }
  /** A figure bound to the data; `source` says where it comes from and shows on hover in HTML. */
  | { readonly kind: 'figure'; readonly text: string; readonly source: string }
  | { readonly kind: 'status'; readonly text: string; readonly mark: StatusMark }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** Text that somebody still owes: shown plainly, e.g. "Awaited from Chief Education Officer". */
  | { readonly kind: 'awaited'; readonly text: string };

/**
 * A picture with the words that replace it. Sizes in CSS pixels (96 to the inch). The table beside it holds the same figures.
 * `svg` is made by the program, never taken from a person: the writers refuse scripts, and addresses outside it. Its text is
 * set in the writer's own font; a sign that font lacks is spelt ("≥" as ">=") in PDF.
 */
export type Picture = {
  readonly svg: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
};

export type Cell = {
  readonly content: readonly Inline[];
  readonly picture?: Picture;
  readonly header?: boolean;
  readonly columnSpan?: number;
};

export type Column = {
  readonly title: string;
  /** Share of the table's width; the shares of a table are relative to each other. */
  readonly width: number;
  readonly align?: 'start' | 'end' | 'centre';
};

/** A row; `group` rows are one cell that spans the table and heads the rows below it (a priority's name, say). */
export type Row = { readonly cells: readonly Cell[]; readonly group?: boolean; readonly total?: boolean };

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly number?: string;
      readonly id?: string;
    }
  /** `number` as printed in the margin ("3.1"): kept as text, so that a reference to it stays true in every format. */
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[]; readonly number?: string }
  | { readonly kind: 'list'; readonly ordered?: boolean; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
      /** The first cell of each row is its header, unless false. */
      readonly rowHeaders?: boolean;
      readonly compact?: boolean;
      readonly notes?: readonly string[];
    }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly caption: string }
  /** A boxed notice: what awaits text, what is invented, what disagrees. */
  | {
      readonly kind: 'notice';
      readonly title: string;
      readonly content: readonly (readonly Inline[])[];
      readonly tone: StatusMark['tone'];
    }
  | {
      readonly kind: 'key';
      readonly title: string;
      readonly entries: readonly { readonly status: string; readonly mark: StatusMark; readonly meaning: string }[];
    }
  | { readonly kind: 'page-break'; readonly landscape?: boolean };

export type PaperDocument = {
  readonly title: string;
  readonly subtitle?: string;
  readonly subject: string;
  readonly organisation: string;
  readonly author: string;
  readonly language: 'en-GB';
  /** Repeated at the head of every page, e.g. "Draft: 3 texts awaited", "Invented figures". */
  readonly banner?: string;
  /** Repeated at the foot of every page before the page number, e.g. "Figures as at 21 November 2026, 23:15". */
  readonly footer: string;
  /** ISO instant written into the file's own properties; part of the input so that bytes stay equal. */
  readonly instant: string;
  readonly blocks: readonly Block[];
};
