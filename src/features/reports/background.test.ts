import assert from 'node:assert/strict';
import { test } from 'node:test';

import { financialYear, halfYear, type Period } from '../../kernel/index.ts';
import { backgroundOf, type EarlierPaper } from './background.ts';

const assessment = (period: Period, number: string, date: string | null): EarlierPaper => ({
  period,
  head: {
    number,
    committee: 'Committee',
    date,
    title: `Assessment ${period.code}`,
    authorPost: null,
    approverPost: null,
    consulted: [],
  },
});

const listed = (title: string, date: string | null, reference: string | null) => ({
  title,
  committee: 'Committee',
  date,
  reference,
});

const titles = (papers: readonly { title: string }[]): string[] => papers.map(({ title }) => title);

const H1 = assessment(halfYear(2026, 1), 'SW-38', '2026-12-03');
const YEAR = assessment(financialYear(2025), 'SW-19', '2026-06-18');
const BEFORE = assessment(financialYear(2024), 'SW-18', '2025-06-19');
const UNHEARD = assessment(financialYear(2023), 'SW-17', null);
const PLAN = listed('The plan', '2023-03-16', 'SW-07');

test('earlier assessments that went to a meeting come first, newest first', () => {
  assert.deepEqual(titles(backgroundOf(H1, [UNHEARD, BEFORE, YEAR, H1], [PLAN])), [
    'Assessment 2025/26',
    'Assessment 2024/25',
    'The plan',
  ]);
});

test('a listed paper that is itself an earlier assessment stands once', () => {
  const again = listed('The assessment of 2025/26, under another title', '2026-06-18', 'SW-19');
  assert.deepEqual(titles(backgroundOf(H1, [YEAR], [again, PLAN])), ['Assessment 2025/26', 'The plan']);
});

test('a paper stands neither on itself nor on a later one', () => {
  const own = listed('Another wording', '2026-06-18', 'SW-19');
  const later = listed('Later', '2026-12-03', 'SW-38');
  assert.deepEqual(titles(backgroundOf(YEAR, [H1, YEAR], [own, later, PLAN])), ['The plan']);
});
