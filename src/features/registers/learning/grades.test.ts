import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Graded, goodShare, gradedOf, type Round, trends } from './grades.ts';

const graded = (question: string, ...counts: number[]): Graded => ({ question, counts, notApplicable: 0 });

const round = (reference: string, day: string, questions: Graded[], more: Partial<Round> = {}): Round => ({
  reference,
  name: reference,
  service: 'children',
  day,
  focus: 'Plans',
  tool: 'The tool',
  sampling: 'random',
  files: null,
  questions,
  ...more,
});

test('good or better are the upper three of six grades, of the files that were graded', () => {
  // Source 002: 94% of the files of a round good or better: 47 of 50.
  assert.deepEqual(goodShare(graded('Overall', 0, 1, 2, 30, 15, 2)), { percent: 94, good: 47, graded: 50 });
  assert.equal(goodShare(graded('Overall', 0, 0, 0, 0, 0, 0)), null);
});

test('a row is read grade by grade; what is not answered is none, and files to which it did not apply are in no share', () => {
  const row = { question: 'The plan', about: 'plan', 'grade-3': 1, 'grade-4': 3, 'not-applicable': 2 };
  assert.deepEqual(gradedOf(row), { question: 'The plan', counts: [0, 0, 1, 3, 0, 0], notApplicable: 2 });
  assert.equal(goodShare(gradedOf(row))?.percent, 75);
});

test('a question stands beside the same question of the round before of the same service, however it was typed', () => {
  const found = trends([
    round('CA-1', '2026-01-10', [graded('Overall', 0, 0, 5, 5, 0, 0)]),
    round('CA-2', '2026-03-10', [graded('Overall', 0, 0, 0, 9, 0, 0)], { service: 'justice' }),
    round('CA-3', '2026-06-10', [graded(' overall ', 0, 0, 2, 8, 0, 0)]),
  ]);
  assert.deepEqual(
    found.map((each) => [each.round.reference, each.before?.round.reference ?? null, each.points]),
    [
      ['CA-3', 'CA-1', 30],
      ['CA-2', null, null],
      ['CA-1', null, null],
    ],
  );
});

test('rounds of another focus, another tool or another choice of files are not compared, and it is said why', () => {
  const first = round('CA-1', '2026-01-10', [graded('Overall', 0, 0, 5, 5, 0, 0)]);
  const why = (more: Partial<Round>) => {
    const [last] = trends([first, round('CA-2', '2026-06-10', [graded('Overall', 0, 0, 2, 8, 0, 0)], more)]);
    return [last?.points, last?.notCompared];
  };
  assert.deepEqual(why({ focus: 'Adolescents' }), [null, 'the focus changed']);
  assert.deepEqual(why({ tool: 'Another tool' }), [null, 'the tool changed']);
  assert.deepEqual(why({ sampling: 'high-risk' }), [null, 'files were chosen otherwise']);
});

test('files that were read and have no grade are told, and grades of more files than were read', () => {
  const missing = (files: number) =>
    trends([round('CA-1', '2026-01-10', [{ ...graded('Overall', 0, 0, 2, 8, 0, 0), notApplicable: 1 }], { files })])[0]
      ?.missing;
  assert.deepEqual([missing(12), missing(11), missing(9)], [1, 0, -2]);
});
