import { tmpdir } from 'node:os';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontCoverage } from '../fonts/coverage.ts';
import { readFonts } from '../fonts/files.ts';
import { printer, withSigns } from '../fonts/printable.ts';
import type { PaperDocument } from '../model.ts';
import { ready } from '../ready.ts';
import { type Printers, paperData } from './data.ts';
import { TEMPLATE } from './template.ts';

type Press = { readonly compiler: NodeCompiler; readonly printers: Printers };

const openPress = async (): Promise<Press> => {
  const [{ NodeCompiler }, fonts] = await Promise.all([import('@myriaddreamin/typst-ts-node-compiler'), readFonts()]);
  const coverages = fonts.map(fontCoverage);
  const covers = (code: number): boolean => coverages.every((face) => face(code));
  return {
    // The typesetter wants a folder to look for files in; the template names none.
    compiler: NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: fonts }] }),
    printers: { text: printer(withSigns(covers)), picture: printer(covers) },
  };
};

let press: Promise<Press> | undefined;

// Results older than this many papers leave the typesetter's memory.
const PAPERS_REMEMBERED = 10;

const PDF_UA = 'ua-1';

// The typesetter throws errors without a message; what it has to say stands in their code.
const complaint = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/**
 * Writes the document as PDF/UA-1: tagged, with title, language, headings, table headers and the words of each picture.
 * Equal input gives equal bytes on every machine. Throws a `TypeError` where the document is not well formed (see `ready`),
 * and an `Error` with the typesetter's words where a picture's SVG cannot be read. Setting the type holds the thread: about a quarter of a second for a paper of 48 measures.
 */
export const writePdf = async (document: PaperDocument): Promise<Uint8Array> => {
  const checked = ready(document);
  press ??= openPress();
  const { compiler, printers } = await press;
  const source = { mainFileContent: TEMPLATE, inputs: { paper: paperData(checked, printers) } };
  try {
    return new Uint8Array(compiler.pdf(source, { pdfStandard: PDF_UA }));
  } catch (error) {
    throw new Error(`The paper cannot be set: ${complaint(error)}`, { cause: error });
  } finally {
    compiler.evictCache(PAPERS_REMEMBERED);
  }
};
