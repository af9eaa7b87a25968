import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';

import { openDocumentSaying, PNG, pdfSaying, wordSaying } from '../testing/evidence-samples.ts';
import { MOST_TEXT, textOf } from './text-of.ts';

test('a Word document gives its paragraphs, without what was struck out', async () => {
  const footnotes = strToU8('<w:footnotes xmlns:w="w"><w:p><w:t>Below the line</w:t></w:p></w:footnotes>');
  const word = wordSaying(['The panel met', 'on 3 May &amp; agreed'], { 'word/footnotes.xml': footnotes });
  assert.deepEqual(await textOf(word, 'docx'), {
    text: 'The panel met\non 3 May & agreed\n\nBelow the line',
    note: null,
  });
});

test('a PDF gives its lines', async () => {
  assert.deepEqual(await textOf(pdfSaying('Kinship care review'), 'pdf'), { text: 'Kinship care review', note: null });
});

test('a workbook gives the words in its cells', async () => {
  const blob = await writeExcelFile([
    [{ value: 'Kinship' }, { value: 'Carers' }],
    [{ value: 12 }, { value: 'Leith' }],
  ]).toBuffer();
  const { text } = await textOf(new Uint8Array(blob), 'xlsx');
  for (const word of ['Kinship', 'Carers', 'Leith']) assert.ok(text.includes(word), text);
});

test('an OpenDocument text and a plain one give their words', async () => {
  assert.equal((await textOf(openDocumentSaying(['One', 'Two']), 'odt')).text, 'One\nTwo');
  // 0xA3 is the pound sign of Windows-1252.
  assert.equal((await textOf(new Uint8Array([0xa3, 0x35]), 'txt')).text, '£5');
});

test('what cannot be read is said in words', async () => {
  assert.deepEqual(await textOf(PNG, 'png'), { text: '', note: 'it is a picture' });
  assert.deepEqual(await textOf(pdfSaying(''), 'pdf'), { text: '', note: 'its pages are pictures, as from a scanner' });
  const long = await textOf(strToU8('a '.repeat(MOST_TEXT)), 'txt');
  assert.equal(long.note, 'only the first million characters were read');
  assert.ok(long.text.length <= MOST_TEXT);
});

test('a document that declares entities is not read', async () => {
  const bomb = strToU8('<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="w"><w:t>&a;</w:t></w:document>');
  await assert.rejects(textOf(zipSync({ 'word/document.xml': bomb }), 'docx'));
});
