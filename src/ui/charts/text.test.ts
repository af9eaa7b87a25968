import assert from 'node:assert/strict';
import { test } from 'node:test';

import { drawKey } from './key.ts';
import { fitText, label, spread, textWidth } from './text.ts';

test('a text is about as wide as its letters', () => {
  // Two digits of 0.63 em at 12 pixels.
  assert.equal(textWidth('10').toFixed(2), '15.12');
  assert.ok(textWidth('illi') < textWidth('mmmm') / 2);
  assert.equal(textWidth(''), 0);
});

test('a text too long is cut with an ellipsis and then fits', () => {
  assert.equal(fitText('Fife', 100), 'Fife');
  const cut = fitText('Dumfries and Galloway', 60);
  assert.match(cut, /^Dumfri.*…$/);
  assert.ok(textWidth(cut) <= 60);
});

test('labels too close are moved apart in their order, and stay within the plot', () => {
  assert.deepEqual(spread([10, 12, 50], 15, 0, 100), [10, 25, 50]);
  assert.deepEqual(spread([98, 95], 15, 0, 100), [100, 85]);
  assert.deepEqual(spread([], 15, 0, 100), []);
});

test('a label is escaped', () => {
  assert.equal(label('a<b & "c"', 1, 2.005), '<text x="1" y="2.01" fill="#1a1a1a">a&lt;b &amp; &quot;c&quot;</text>');
});

test('a key goes on in a new row where its entries do not fit', () => {
  const sample = (x: number, y: number): string => `[${x},${y}]`;
  const entries = ['10', '10', '10'].map((words) => ({ words, sample }));
  // Each entry needs 24 + 6 + 15.12, with 16 between: two fit in 107, and the third begins the second row.
  const key = drawKey(entries, 0, 0, 107);
  assert.equal(key.height, 36);
  assert.match(key.shapes, /^\[0,9\].*\[61\.\d+,9\].*\[0,27\]/);
  assert.deepEqual(drawKey([], 0, 0, 100), { shapes: '', height: 0 });
});
