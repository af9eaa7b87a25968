import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';

import { barList } from './bar-list.ts';
import { dotStrip } from './dot-strip.ts';
import { lineChart } from './line-chart.ts';
import { sparkline } from './sparkline.ts';
import { stackedBar } from './stacked-bar.ts';
import { drawing, escapeXml, px } from './svg.ts';

test('lengths are written with at most two decimals and nought has no sign', () => {
  assert.deepEqual([1, 1.005, -0.001, 2.346, 100].map(px), ['1', '1', '0', '2.35', '100']);
});

test('text is made safe and what XML forbids is dropped', () => {
  assert.equal(escapeXml(`<a href="x">'&\u0000\u001f`), '&lt;a href=&quot;x&quot;&gt;&#39;&amp;');
});

test('the words that replace a drawing are its title and its description', () => {
  assert.equal(drawing({ id: 'a', title: 'Rise', description: 'It rose.' }, 10, 10, '').alt, 'Rise. It rose.');
});

test('whatever texts and numbers it is given, a drawing can be read as XML and drawn, and depends on nothing outside it', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const values = fc.array(fc.option(value), { maxLength: 8 });
  fc.assert(
    fc.property(text, text, values, (id, words, numbers) => {
      const shared = { id, title: words, description: words };
      const known = numbers.filter((number) => number !== null);
      const councils = known.map((number, index) => ({
        name: words,
        value: number,
        text: words,
        kind: index === 0 ? ('own' as const) : ('other' as const),
      }));
      const drawings = [
        sparkline({ ...shared, points: numbers.map((number) => ({ label: words, value: number })), target: 3 }),
        lineChart({
          ...shared,
          periods: numbers.map(() => words),
          own: { name: words, points: numbers.map((number) => (number === null ? null : { value: number })) },
          breaks: numbers.length > 1 ? [{ before: 1, label: words }] : [],
          format: () => words,
        }),
        stackedBar({
          ...shared,
          statuses: [{ words, mark: { shape: 'tick', tone: 'good' } }],
          rows: known.map((number) => ({ name: words, counts: [Math.abs(Math.trunc(number))] })),
        }),
        dotStrip({ ...shared, councils, format: () => words }),
        barList({ ...shared, councils }),
      ].filter((each) => each !== null);
      for (const { svg } of drawings) {
        assert.doesNotMatch(svg, /NaN|undefined|Infinity|class=|style=|<script|href=/);
        assert.ok(new Resvg(svg, { font: { loadSystemFonts: false } }).width > 0);
      }
    }),
    { numRuns: 60 },
  );
});
