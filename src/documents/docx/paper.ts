/** A page's measures in twips. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
};

/** A4 upright with margins of 2 cm, a little more above and below for what runs along. */
export const A4: Sheet = {
  width: 11906,
  height: 16838,
  margin: { top: 1418, right: 1134, bottom: 1247, left: 1134 },
};

/** The room for text between the margins, in twips. */
export const textWidth = ({ width, height, margin }: Sheet, landscape: boolean): number =>
  (landscape ? height : width) - margin.left - margin.right;

/** 1440 twips and 96 CSS pixels to the inch. */
export const TWIPS_IN_PIXEL = 15;

/** What the parts of one file share: its sheet, the headings that can be reached, and the numbers it has given out. */
export type Paper = {
  readonly sheet: Sheet;
  readonly headings: ReadonlySet<string>;
  /** The bookmark of each heading's id. Word allows letters, digits and 40 characters, an id allows more. */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** A number and a name for the next picture: unique in the file, and the same each time the same paper is written. */
  readonly nextDrawing: () => { readonly id: string; readonly name: string };
  /** A number for the next ordered list, so that each begins at 1. */
  readonly nextList: () => number;
};

const counter = (): (() => number) => {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
};

export const newPaper = (sheet: Sheet, headings: ReadonlySet<string>): Paper => {
  const drawing = counter();
  return {
    sheet,
    headings,
    bookmarks: new Map([...headings].map((id, index) => [id, `section_${index + 1}`])),
    nextDrawing: () => {
      const number = drawing();
      return { id: String(number), name: `Picture ${number}` };
    },
    nextList: counter(),
  };
};
