import { tmpdir } from 'node:os';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';

const COLUMNS = 8;

const rowsFor = (cells: number): number => Math.ceil(cells / COLUMNS);
const each = <Part>(count: number, make: () => Part): Part[] => Array.from({ length: count }, make);

/** A Word file of one table of so many empty cells, by the library that the product uses, as it comes. */
export const bareDocx = (cells: number): Promise<Uint8Array> => {
  const row = (): TableRow =>
    new TableRow({ children: each(COLUMNS, () => new TableCell({ children: [new Paragraph('')] })) });
  const children = [new Table({ rows: each(rowsFor(cells), row) })];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
};

/** A typesetter that sets one table of so many cells, each with a figure in it; no tags, no standard. */
export const barePdf = (fonts: readonly Buffer[]): ((cells: number) => Uint8Array) => {
  const compiler = NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: [...fonts] }] });
  let papers = 0;
  return (cells) => {
    // Another figure each time: the typesetter gives an unchanged paper back without setting it.
    papers += 1;
    const content = each(rowsFor(cells) * COLUMNS, () => `[${papers}]`).join(', ');
    const bytes = compiler.pdf({ mainFileContent: `#table(columns: ${COLUMNS}, ${content})` });
    compiler.evictCache(10);
    return new Uint8Array(bytes);
  };
};

/** One table of so many empty cells as HTML. */
export const bareHtml = (cells: number): Uint8Array => {
  const row = `<tr>${each(COLUMNS, () => '<td></td>').join('')}</tr>`;
  return new TextEncoder().encode(`<table>${each(rowsFor(cells), () => row).join('')}</table>`);
};
