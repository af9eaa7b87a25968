import assert from 'node:assert/strict';
import { test } from 'node:test';

import { secondsSince, wordsBesideNothing } from './answer.ts';

const OWED = '2026-11-20T08:00:00.000Z';
const AT = '2026-11-22T09:00:00.000Z';

test('how long a form was open is what it says, and not known where that cannot be', () => {
  assert.equal(secondsSince('2026-11-22T08:58:30.000Z', OWED, AT), 90);
  assert.equal(secondsSince(AT, OWED, AT), 0);
  // After it was sent; a day and a second before; before there was anything to open; and no instant at all.
  assert.equal(secondsSince('2026-11-22T09:00:01.000Z', OWED, AT), null);
  assert.equal(secondsSince('2026-11-21T08:59:59.000Z', OWED, AT), null);
  assert.equal(secondsSince('2026-11-21T09:00:00.000Z', OWED, AT), 86_400);
  assert.equal(secondsSince('2026-11-20T07:59:59.999Z', OWED, '2026-11-20T09:00:00.000Z'), null);
  assert.equal(secondsSince(OWED, OWED, '2026-11-20T09:00:00.000Z'), 3600);
  for (const said of ['', '2026', '2026-11-22', '0', 'now', '2026-13-45T99:99:99.999Z']) {
    assert.equal(secondsSince(said, OWED, AT), null, said);
  }
});

test('words beside "nothing arose" are faults of their box, but what was said to a reviewer stays', () => {
  const columns = (...of: Parameters<typeof wordsBesideNothing>) =>
    wordsBesideNothing(...of).map(({ place }) => place['column']);
  assert.deepEqual(columns({ done: 'Two came', tells: 'All is well' }, null), ['done', 'tells']);
  assert.deepEqual(columns({ done: ' ', tells: '…' }, null), []);
  // A browser sends the ends of lines in its own way.
  const stood = { nothingArose: true, done: '', tells: 'Were both asked?\nBoth were' };
  assert.deepEqual(columns({ done: '', tells: 'Were both asked?\r\nBoth were' }, stood), []);
  assert.deepEqual(columns({ done: '', tells: 'Were both asked?\r\nBoth were, and more' }, stood), ['tells']);
  assert.deepEqual(columns({ done: 'Two came', tells: '' }, { ...stood, nothingArose: false, done: 'Two came' }), [
    'done',
  ]);
});
