import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { daysAfter } from '../../kernel/index.ts';
import { gapsIn, type Holding, heldOn, sayHeld } from './holding.ts';
import { spans } from './span.ts';

const held = (firstDay: string, lastDay: string | null, kind: Holding['kind'] = 'holder', person = 'P-1'): Holding => ({
  code: `${person}${firstDay}`,
  person,
  post: 'SM',
  kind,
  firstDay,
  lastDay,
});

test('how a post is held is said plainly', () => {
  const said = (holdings: readonly Holding[], mapped = false): string => sayHeld(holdings, '2026-05-10', mapped);
  assert.equal(said([]), 'Nobody is recorded as holding this post');
  assert.equal(said([], true), "Held by whoever the council's sign-in names");
  assert.equal(said([held('2026-01-01', '2026-04-30')]), 'Nobody holds this post since 1 May 2026');
  assert.equal(
    said([held('2026-01-01', '2026-04-30'), held('2026-06-01', null)]),
    'Nobody holds this post since 1 May 2026; somebody does from 1 June 2026',
  );
  assert.equal(said([held('2026-01-01', '2026-05-10')]), 'Held');
  assert.equal(
    said([held('2026-01-01', null), held('2026-02-01', null, 'holder', 'P-2')]),
    'Two people hold this post',
  );
  assert.equal(
    said([held('2026-01-01', null), held('2026-05-01', '2026-05-31', 'acting-up', 'P-2')]),
    'One person holds this post, and one person acts up beside the holder',
  );
  assert.equal(said([held('2026-05-01', null, 'acting-up')]), 'Nobody holds this post, and one person acts up');
});

test('a gap is told from its first day to its last, and one that goes on has no last day', () => {
  const holdings = [
    held('2026-01-01', '2026-01-31'),
    held('2026-03-01', '2026-03-31'),
    held('2026-02-10', '2026-02-12'),
  ];
  assert.deepEqual(gapsIn(holdings, '2026-04-05'), [
    { firstDay: '2026-02-01', lastDay: '2026-02-09' },
    { firstDay: '2026-02-13', lastDay: '2026-02-28' },
    { firstDay: '2026-04-01', lastDay: null },
  ]);
  assert.deepEqual(gapsIn([held('2026-05-01', null)], '2026-04-05'), []);
  assert.deepEqual(gapsIn([held('2026-01-01', '2026-01-31'), held('2026-02-01', null)], '2026-04-05'), []);
});

test('on every day since the first holding somebody holds the post or a gap is told, and never both', () => {
  const day = fc.integer({ min: 0, max: 90 }).map((after) => daysAfter('2026-01-01', after));
  const holding = fc
    .tuple(day, fc.option(fc.integer({ min: 0, max: 30 })))
    .map(([first, length]) => held(first, length === null ? null : daysAfter(first, length)));
  fc.assert(
    fc.property(fc.array(holding, { minLength: 1, maxLength: 6 }), day, (holdings, today) => {
      const first = holdings.map(({ firstDay }) => firstDay).sort()[0] ?? '';
      const gaps = gapsIn(holdings, today);
      for (let each = first; each <= today; each = daysAfter(each, 1)) {
        const inGap = gaps.filter((gap) => spans(gap, each)).length;
        assert.equal(inGap, heldOn(holdings, each).length > 0 ? 0 : 1, each);
      }
    }),
  );
});
