import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { harmlessName } from './harmless-name.ts';
import { EVIDENCE_KINDS, FILE_KINDS } from './kinds.ts';

const CASES: readonly (readonly [given: string, expected: string])[] = [
  ['Minute of 3 May.pdf', 'Minute of 3 May.pdf'],
  ['MINUTE.PDF', 'MINUTE.pdf'],
  ['minute', 'minute.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Windows\\system32\\evil.pdf', 'evil.pdf'],
  ['..\\..\\x.pdf', 'x.pdf'],
  ['report.exe.pdf', 'report-exe.pdf'],
  // The mark turns the writing round: on a screen the name ends in ".pdf", the file would end in ".exe".
  ['report\u202efdp.exe', 'report-fdp-exe.pdf'],
  ['a\u200bb\u0000c\r\nd.pdf', 'a-b-c-d.pdf'],
  ['"; filename="x.html', 'filename-x-html.pdf'],
  ['con.pdf', 'file-con.pdf'],
  ['LPT1', 'file-LPT1.pdf'],
  ['.pdf', 'file.pdf'],
  ['....', 'file.pdf'],
  ['', 'file.pdf'],
  ['Beinn Làirig.pdf', 'Beinn Làirig.pdf'],
  ['%2e%2e%2fx.pdf', '2e-2e-2fx.pdf'],
  [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(100)}.pdf`],
];

for (const [given, expected] of CASES)
  test(`${JSON.stringify(given.slice(0, 40))} becomes ${expected.slice(0, 40)}`, () => {
    assert.equal(harmlessName(given, 'pdf'), expected);
  });

test('every name is one part, with one ending, without anything that hides', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...EVIDENCE_KINDS), (given, kind) => {
      const name = harmlessName(given, kind);
      assert.match(name, /^[\p{L}\p{M}\p{N}_(),+][\p{L}\p{M}\p{N} _()+,-]*\.[a-z]+$/u);
      assert.ok(name.endsWith(`.${FILE_KINDS[kind].endings[0]}`));
      assert.equal(harmlessName(name, kind), name);
    }),
  );
});
