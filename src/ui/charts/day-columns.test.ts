import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dayColumns } from './day-columns.ts';

const WORDS = { id: 'days', title: 'By day', description: 'Two on Monday, none on Tuesday.' };

test('each day has its column with its number, as tall as its share of the most; a day without has a dot', () => {
  const drawn = dayColumns({
    ...WORDS,
    width: 200,
    days: [
      { above: 'Mo', below: '23', count: 2 },
      { above: 'Tu', below: '24', count: 0 },
      { above: 'We', below: '25', count: 1 },
    ],
  });
  assert.ok(drawn !== null);
  assert.deepEqual(
    [...drawn.svg.matchAll(/<rect [^>]*height="([\d.]+)"/g)].map(([, height]) => height),
    ['72', '36'],
  );
  assert.equal([...drawn.svg.matchAll(/<circle /g)].length, 1);
  assert.deepEqual(
    [...drawn.svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text),
    ['2', 'Mo', '23', 'Tu', '24', '1', 'We', '25'],
  );
  assert.equal(drawn.alt, 'By day. Two on Monday, none on Tuesday.');
});

test('without days there is nothing to draw', () => {
  assert.equal(dayColumns({ ...WORDS, days: [] }), null);
});
