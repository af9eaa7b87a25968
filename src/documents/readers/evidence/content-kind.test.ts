import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';

import {
  lyingBomb,
  macroWord,
  openDocumentSaying,
  PNG,
  PROGRAM,
  pdfSaying,
  wordBomb,
  wordSaying,
} from '../testing/evidence-samples.ts';
import { contentKind } from './content-kind.ts';
import { EVIDENCE_KINDS } from './kinds.ts';

const codeOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  const kind = await contentKind(bytes, name);
  return typeof kind === 'string' ? kind : kind.code;
};

const OLE = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]);
const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const CASES: readonly (readonly [what: string, bytes: Uint8Array, name: string, expected: string])[] = [
  ['a PDF', pdfSaying('Hello'), 'minute.pdf', 'pdf'],
  ['a PDF without an ending', pdfSaying('Hello'), 'minute', 'pdf'],
  ['a Word document', wordSaying(['Hello']), 'Minute.DOCX', 'docx'],
  ['an OpenDocument text', openDocumentSaying(['Hello']), 'minute.odt', 'odt'],
  ['a picture', PNG, 'photo.png', 'png'],
  ['a JPEG by its other ending', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'photo.jpeg', 'jpeg'],
  ['a text', strToU8('Minute of the meeting'), 'minute.txt', 'txt'],
  ['a table', strToU8('a,b\n1,2\n'), 'table.csv', 'csv'],
  ['a text that speaks of HTML', strToU8('The tag <script> is not allowed.'), 'note.txt', 'txt'],
  ['nothing', new Uint8Array(), 'empty.pdf', 'input.empty'],
  ['a program', PROGRAM, 'setup.exe', 'evidence.kind'],
  ['a program called a PDF', PROGRAM, 'report.pdf', 'evidence.kind'],
  ['a double ending', PROGRAM, 'report.pdf.exe', 'evidence.kind'],
  ['a PDF with a second ending', pdfSaying('Hello'), 'report.pdf.exe', 'evidence.mismatch'],
  ['a PDF called a Word document', pdfSaying('Hello'), 'report.docx', 'evidence.mismatch'],
  ['a page of the web', strToU8('<!DOCTYPE html><script>alert(1)</script>'), 'page.txt', 'evidence.kind'],
  [
    'a page of the web in UTF-16',
    strToU8('\ufeff<html>').length > 0 ? new Uint8Array(Buffer.from('\ufeff<html>', 'utf16le')) : PNG,
    'page.txt',
    'evidence.kind',
  ],
  ['a drawing', strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'logo.txt', 'evidence.kind'],
  ['a script', strToU8('#!/bin/sh\nrm -r /\n'), 'notes.txt', 'evidence.kind'],
  ['a script by its ending', strToU8('alert(1)'), 'notes.js', 'evidence.kind'],
  [
    'a PDF that is a page of the web too',
    pdfSaying('Hi', '%PDF-1.4\n%<html><script>alert(1)</script>\n'),
    'a.pdf',
    'evidence.unsafe',
  ],
  ['a page that holds a PDF', joined(strToU8('<html><!--'), pdfSaying('Hi')), 'a.pdf', 'evidence.kind'],
  [
    'a picture that is an archive too',
    joined(PNG, zipSync({ 'a.txt': strToU8('hidden') })),
    'a.png',
    'evidence.unsafe',
  ],
  [
    'a PDF that is an archive too',
    joined(pdfSaying('Hi'), zipSync({ 'a.class': strToU8('x') })),
    'a.pdf',
    'evidence.unsafe',
  ],
  ['a document with macros', macroWord(), 'minute.docx', 'evidence.unsafe'],
  [
    'macros under another spelling',
    wordSaying(['x'], { 'word/VBAPROJECT.BIN': PNG }),
    'minute.docx',
    'evidence.unsafe',
  ],
  ['an archive', zipSync({ 'a.pdf': pdfSaying('Hello') }), 'all.zip', 'evidence.kind'],
  ['an old Word document', OLE, 'minute.doc', 'evidence.kind'],
  ['a bomb', wordBomb(300), 'minute.docx', 'input.too-large'],
  ['a smaller bomb', wordBomb(20), 'minute.docx', 'input.too-large'],
  ['a bomb that says it is none', lyingBomb(), 'minute.docx', 'input.format'],
];

for (const [what, bytes, name, expected] of CASES)
  test(`${what} (${name}): ${expected}`, async () => {
    assert.equal(await codeOf(bytes, name), expected);
  });

test('whatever is sent, there is a kind or a fault with a remedy, and never a surprise', async () => {
  const beginnings = [pdfSaying('x'), wordSaying(['x']), PNG, PROGRAM, strToU8('text'), OLE];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.nat(2000),
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ maxLength: 30 }),
      async (beginning, cut, rest, name) => {
        const found = await contentKind(joined(beginning.subarray(0, cut), rest), name);
        if (typeof found === 'string') assert.ok(EVIDENCE_KINDS.includes(found));
        else assert.ok(found.remedy.length > 10 && found.message.length > 5);
      },
    ),
    { numRuns: 300 },
  );
});
