import { tmpdir } from 'node:os';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontCoverage } from '../fonts/coverage.ts';
import { readFonts } from '../fonts/files.ts';
import { printer } from '../fonts/printable.ts';
import type { PaperDocument } from '../model.ts';
import { ready } from '../ready.ts';
import { paperData } from './data.ts';
import { TEMPLATE } from './template.ts';

type Press = { readonly compiler: NodeCompiler; readonly printable: (text: string) => string };

const openPress = async (): Promise<Press> => {
  const [{ NodeCompiler }, fonts] = await Promise.all([import('@myriaddreamin/typst-ts-node-compiler'), readFonts()]);
  const coverages = fonts.map(fontCoverage);
  return {
    // The typesetter wants a folder to look for files in; the template names none.
    compiler: NodeCompiler.create({ workspace: tmpdir(), fontArgs: [{ fontBlobs: fonts }] }),
    printable: printer((code) => coverages.every((covers) => covers(code))),
  };
};

let press: Promise<Press> | undefined;

// Results older than this many papers leave the typesetter's memory.
const PAPERS_REMEMBERED = 10;

const PDF_UA = 'ua-1';

/**
 * Writes the document as PDF/UA-1: tagged, with title, language, headings, table headers and the words of each picture.
 * Equal input gives equal bytes on every machine. Throws a `TypeError` where the document is not well formed (see `ready`).
 * Setting the type holds the thread: about a quarter of a second for a paper of 48 measures.
 */
export const writePdf = async (document: PaperDocument): Promise<Uint8Array> => {
  const checked = ready(document);
  press ??= openPress();
  const { compiler, printable } = await press;
  const source = { mainFileContent: TEMPLATE, inputs: { paper: paperData(checked, printable) } };
  const bytes = compiler.pdf(source, { pdfStandard: PDF_UA });
  compiler.evictCache(PAPERS_REMEMBERED);
  return new Uint8Array(bytes);
};
