import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { renderMarkup } from '../markup.ts';
import { Tally } from './tally.tsx';

const STATUSES = [
  { words: 'On track', mark: { shape: 'tick', tone: 'good' } },
  { words: 'Not met', mark: { shape: 'cross', tone: 'bad' } },
  { words: 'Data only', mark: { shape: 'ring', tone: 'neutral' } },
] as const;

test('the total is the sum of the counts printed above it, in the table, the picture and the words', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 200 }), { minLength: 3, maxLength: 3 }), (counts) => {
      const sum = (counts[0] ?? 0) + (counts[1] ?? 0) + (counts[2] ?? 0);
      const html = renderMarkup(
        <Tally
          id="t"
          caption="By status"
          counted="measures"
          counts={STATUSES.map((status, index) => ({ ...status, count: counts[index] ?? 0 }))}
        />,
      );
      const cells = [...html.matchAll(/<td class="remit-number">(\d+)<\/td>/g)].map((match) => Number(match[1]));
      assert.deepEqual(cells, [...counts, sum]);
      if (sum > 0) assert.match(html, new RegExp(`<desc id="t-wide-desc">${sum} measures: On track ${counts[0]}, `));
      else assert.doesNotMatch(html, /<figure/);
    }),
    { numRuns: 50 },
  );
});

test('a count leads to what was counted, and its link says which', () => {
  const html = renderMarkup(
    <Tally id="t" caption="C" counted="measures" counts={[{ ...STATUSES[0], count: 2, href: '/m?status=on-track' }]} />,
  );
  assert.match(html, /<a href="\/m\?status=on-track" aria-label="2 measures: On track">2<\/a>/);
});
