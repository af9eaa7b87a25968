import assert from 'node:assert/strict';
import { test } from 'node:test';

import { academicYear, financialYear } from '../../kernel/index.ts';
import { assessmentJson } from './assessment-json.ts';
import { HALF, made, madeFacts, ONE_OF_EACH, YEAR } from './testing/made-facts.ts';

const parsed = (facts: Parameters<typeof assessmentJson>[0]): Record<string, unknown> =>
  JSON.parse(JSON.stringify(assessmentJson(facts)));

test('the head and the summary, which adds up to the total', () => {
  const { council, plan, period, periodKind, asAt, total, summary } = parsed(madeFacts());
  assert.deepEqual(
    { council, plan, period, periodKind, asAt, total },
    {
      council: 'made',
      plan: 'PLAN',
      period: '2022/23-H1',
      periodKind: 'half-year',
      asAt: '2022-11-21T23:15:43.000Z',
      total: 10,
    },
  );
  assert.deepEqual(
    (summary as { status: string; count: number }[]).map(({ status, count }) => [status, count]),
    [
      ['on-track', 1],
      ['within-limits', 1],
      ['outwith-limits', 1],
      ['not-measured', 1],
      ['not-yet-published', 1],
      ['not-collected', 1],
      ['baseline-not-set', 1],
      ['withheld', 1],
      ['not-received', 1],
      ['data-only', 1],
    ],
  );
});

test('one measure with all that is known of it', () => {
  const facts = madeFacts(
    [
      made({
        code: 'all',
        measure: { frequency: 'academic-year', decimals: 1, tags: ['CP', 'LGBF'], ownerBasis: 'inferred' },
        values: [
          [academicYear(2019), '83.25', { state: 'provisional' }],
          [academicYear(2019), '81', { source: 'other', state: 'provisional' }],
          [academicYear(2018), '84'],
          [null, '80.5', { periodAsWritten: 'recently' }],
        ],
        target: { at: '85' },
      }),
    ],
    { period: YEAR },
  );
  assert.deepEqual((parsed(facts)['measures'] as unknown[])[0], {
    code: 'all',
    title: 'Title of all',
    unit: 'percent',
    value: 83.25,
    period: '2019/20',
    periodKind: 'academic-year',
    target: 85,
    targetOperator: '>=',
    targetDue: '2024',
    tolerance: { kind: 'percent', value: 5 },
    priorValue: 84,
    priorPeriod: '2018/19',
    status: 'within-limits',
    statusLabel: 'Target not met, but, within acceptable limits',
    reason:
      '83.25% against a target of at least 85%: missed by 1.75 percentage points, within the acceptable 5% of the target, which is 4.25 percentage points.',
    trend: 'worse',
    tags: ['CP', 'LGBF'],
    priority: 'P1',
    priorityTitle: 'Build the local economy',
    owner: 'HEAD',
    ownerTitle: 'Head of Service',
    ownerBasis: 'inferred',
    polarity: 'higher-better',
    decimals: 1,
    provisional: true,
    realTerms: false,
    approximate: false,
    source: 'plan',
    latestEarlier: null,
    undated: [{ value: 80.5, periodAsWritten: 'recently', source: 'plan' }],
    expectedBy: null,
    disagreements: [
      {
        period: '2019/20',
        periodKind: 'academic-year',
        scored: {
          period: '2019/20',
          periodKind: 'academic-year',
          value: 83.25,
          provisional: true,
          realTerms: false,
          approximate: false,
          source: 'plan',
        },
        other: {
          period: '2019/20',
          periodKind: 'academic-year',
          value: 81,
          provisional: true,
          realTerms: false,
          approximate: false,
          source: 'other',
        },
      },
    ],
    benchmark: null,
  });
  assert.equal((parsed(facts)['findings'] as unknown[]).length, 1);
});

test('a measure without a figure has null for it and the assessed period', () => {
  const [yearly] = assessmentJson(
    madeFacts([
      made({ code: 'yearly', measure: { frequency: 'financial-year' }, values: [[financialYear(2021), '7']] }),
    ]),
  ).measures;
  assert.equal(yearly?.value, null);
  assert.equal(yearly?.period, '2022/23-H1');
  assert.equal(yearly?.status, 'not-measured');
  assert.equal(JSON.stringify(yearly?.latestEarlier?.value), '7');
});

test('numbers keep every digit they are stored with', () => {
  const facts = madeFacts([
    made({ code: 'long', values: [[HALF, '0.1234567890123456789']], target: { at: '4000.00' } }),
  ]);
  const text = JSON.stringify(assessmentJson(facts));
  assert.match(text, /"value":0\.1234567890123456789,/);
  assert.match(text, /"target":4000,/);
});

test('only what the paper could show is a finding: not the disagreements of later periods', () => {
  const later = made({
    code: 'later',
    values: [
      [financialYear(2023), '2'],
      [financialYear(2023), '9', { source: 'other' }],
    ],
    measure: { frequency: 'financial-year' },
  });
  const { findings, measures } = assessmentJson(madeFacts([...ONE_OF_EACH, later]));
  assert.deepEqual(findings, []);
  assert.equal(measures.at(-1)?.disagreements.length, 1);
});
