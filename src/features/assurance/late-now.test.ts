import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lateNowOf, sayLateNow } from './late-now.tsx';

const NOW = '2026-11-21T12:00:00.000Z';

const owed = (kind: string, dueAt: string, more: object = {}) => ({
  kind,
  dueAt,
  ownerPost: 'LEAD',
  coPosts: [],
  confidentiality: 'open' as const,
  ...more,
});

test('everything late counts for each post that may settle it, and what is restricted for those who owe it', () => {
  const [past, ahead] = ['2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z'];
  const open = [
    owed('assurance', past),
    owed('assurance', past, { coPosts: ['SECOND'] }),
    owed('assurance', ahead),
    owed('question', past),
    owed('question', past),
    owed('question', past),
    owed('telling', past, { ownerPost: 'CSWO', confidentiality: 'restricted' }),
    owed('assurance', past, { ownerPost: '' }),
  ];
  assert.deepEqual(
    [...lateNowOf(open, NOW, ['LEAD'])],
    [
      ['LEAD', { answers: 2, questions: 3, others: 0 }],
      ['SECOND', { answers: 1, questions: 0, others: 0 }],
    ],
  );
  assert.deepEqual(lateNowOf(open, NOW, ['CSWO']).get('CSWO'), { answers: 0, questions: 0, others: 1 });
});

test('it is said in words', () => {
  assert.equal(sayLateNow({ answers: 2, questions: 3, others: 0 }), '2 answers; 3 questions or concerns besides');
  assert.equal(sayLateNow({ answers: 1, questions: 0, others: 0 }), '1 answer');
  assert.equal(sayLateNow({ answers: 0, questions: 1, others: 0 }), '1 question or concern');
});
