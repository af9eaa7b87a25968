import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assessmentPaper } from './assessment-paper.ts';
import { HALF, madeFacts } from './testing/made-facts.ts';
import { PAPER_FORMATS, paperFileName, renderPaper } from './write-paper.ts';

test('a file name says council, plan and period, and is safe everywhere', () => {
  const { council, plan } = madeFacts();
  assert.equal(paperFileName({ council, plan, period: HALF }, 'docx'), 'made-PLAN-2022-23-H1-assessment.docx');
});

const SIGNATURES = { docx: 'PK', pdf: '%PDF', html: '<!DOCTYPE html>' };

for (const format of PAPER_FORMATS) {
  test(`the paper is written as ${format}, twice the same`, async () => {
    const made = assessmentPaper(madeFacts());
    assert.ok(made.ok);
    const bytes = await renderPaper(made.value, format);
    assert.ok(Buffer.from(bytes).subarray(0, 20).toString('latin1').startsWith(SIGNATURES[format]));
    assert.deepEqual(Buffer.from(await renderPaper(made.value, format)).equals(Buffer.from(bytes)), true);
  });
}
