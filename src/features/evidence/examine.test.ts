import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PROGRAM, pdfSaying, wordSaying } from '../../documents/readers/testing/evidence-samples.ts';
import { createExaminer } from './examine.ts';

const LIMITS = { seconds: 20, megabytes: 256, atOnce: 1 };

test('a file is judged and read in a thread of its own, and its bytes stay ours', async () => {
  const bytes = pdfSaying('Kinship');
  assert.deepEqual(await createExaminer()(bytes, 'a.pdf'), { taken: true, kind: 'pdf', text: 'Kinship', note: null });
  assert.ok(bytes.length > 100, 'the bytes were not handed away');
  const buffer = Buffer.from('A note of the visit');
  assert.ok((await createExaminer()(buffer, 'a.txt')).taken);
  assert.equal(buffer.toString(), 'A note of the visit');
  const refused = await createExaminer()(PROGRAM, 'a.pdf');
  assert.equal(refused.taken ? 'taken' : refused.fault.code, 'evidence.kind');
});

test('what takes too long is not taken', async () => {
  const examined = await createExaminer({ ...LIMITS, seconds: 0.001 })(pdfSaying('Slow'), 'a.pdf');
  assert.equal(examined.taken ? 'taken' : examined.fault.code, 'evidence.unsafe');
});

test('what takes more memory than is given is not taken, and nothing else is harmed', async () => {
  const examined = await createExaminer({ ...LIMITS, megabytes: 4 })(pdfSaying('Large'), 'a.pdf');
  assert.equal(examined.taken ? 'taken' : examined.fault.code, 'evidence.unsafe');
  assert.ok((await createExaminer()(pdfSaying('Next'), 'next.pdf')).taken);
});

test('a very long document is read up to the limit and no further', async () => {
  const paragraphs = Array.from({ length: 60_000 }, (_, index) => `Paragraph ${index} ${'word '.repeat(8)}`);
  const examined = await createExaminer({ ...LIMITS, megabytes: 32 })(wordSaying(paragraphs), 'large.docx');
  assert.ok(examined.taken);
  assert.ok(examined.text.length > 900_000 && examined.text.length <= 1_000_000, `${examined.text.length} characters`);
  assert.equal(examined.note, 'only the first million characters were read');
});

test('files in plenty are read in turn, each with its own answer', async () => {
  const examine = createExaminer({ ...LIMITS, atOnce: 2 });
  const said = ['One', 'Two', 'Three', 'Four', 'Five'];
  const all = await Promise.all(said.map((text) => examine(pdfSaying(text), `${text}.pdf`)));
  assert.deepEqual(
    all.map((examined) => (examined.taken ? examined.text : 'refused')),
    said,
  );
});
