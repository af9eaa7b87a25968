import assert from 'node:assert/strict';
import { test } from 'node:test';

import { daysOverdue, improvementsOn, tallyOf } from './improvements.ts';

const TODAY = '2026-11-23';

test('an improvement is overdue from the day after its last day, and what is done is done however late', () => {
  const rows = [
    { what: 'A', by: '2026-11-22' },
    { what: 'B', by: '2026-11-23' },
    { what: 'C', by: '2026-11-24', post: 'PQM' },
    { what: 'D' },
    { what: 'E', by: '2026-10-01', 'done-on': '2026-11-01' },
    // Said to be done on a day that has not come.
    { what: 'F', by: '2026-11-01', 'done-on': '2026-12-01' },
  ];
  const improvements = improvementsOn(rows, TODAY);
  assert.deepEqual(
    improvements.map(({ what, state }) => `${what} ${state}`),
    ['A overdue', 'B due', 'C due', 'D no-day', 'E done', 'F overdue'],
  );
  assert.deepEqual(tallyOf(improvements), { overdue: 2, 'no-day': 1, due: 2, done: 1 });
  assert.deepEqual(
    improvements.map((each) => daysOverdue(each, TODAY)),
    [1, 0, 0, 0, 0, 22],
  );
});
