import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Sparkline, sparkline } from './sparkline.ts';

const draw = (values: readonly (number | null)[], more: Partial<Sparkline> = {}): string | undefined =>
  sparkline({
    id: 's',
    title: 'T',
    description: 'D',
    points: values.map((value, index) => ({ label: String(index), value })),
    ...more,
  })?.svg;

// The picture is 120 by 32 with 5 free at each edge: x runs from 5 to 115, y from 27 (low) to 5 (high).

test('two values run from corner to corner and the last is a dot', () => {
  const svg = draw([0, 10]);
  assert.match(svg ?? '', /<path d="M5,27L115,5"/);
  assert.match(svg ?? '', /<circle cx="115" cy="5" r="3"/);
});

test('a gap stays a gap, and a value alone between gaps is a small dot', () => {
  const svg = draw([0, null, 5, null, 10]) ?? '';
  assert.equal(svg.match(/<circle/g)?.length, 3);
  assert.match(svg, /<circle cx="5" cy="27" r="1.5"/);
  assert.match(svg, /<circle cx="60" cy="16" r="1.5"/);
  assert.doesNotMatch(svg, /L/);
});

test('one value is a dot in the middle', () => {
  assert.match(draw([5]) ?? '', /<circle cx="60" cy="16" r="3"/);
});

test('equal values are a level line in the middle, nought included', () => {
  assert.match(draw([5, 5, 5]) ?? '', /<path d="M5,16L60,16L115,16"/);
  assert.match(draw([0, 0]) ?? '', /<path d="M5,16L115,16"/);
});

test('values below nought are drawn like any others, and the better side of the target is tinted', () => {
  const svg = draw([-10, 10], { target: 0, polarity: 'lower-better' }) ?? '';
  assert.match(svg, /<path d="M5,27L115,5"/);
  assert.match(svg, /<path d="M0,16H120"[^>]*stroke-dasharray/);
  assert.match(svg, /<rect x="0" y="16" width="120" height="16"/);
  assert.match(
    draw([-10, 10], { target: 0, polarity: 'higher-better' }) ?? '',
    /<rect x="0" y="0" width="120" height="16"/,
  );
  assert.doesNotMatch(draw([-10, 10], { target: 0, polarity: 'context' }) ?? '', /<rect/);
});

test('no value gives no picture', () => {
  assert.equal(draw([]), undefined);
  assert.equal(draw([null, null]), undefined);
});

test('the picture carries its words, and equal input gives equal bytes', () => {
  const svg = draw([1, 2], { id: 'a b', title: 'T < "x"', description: 'It rose.' }) ?? '';
  assert.match(svg, /role="img" aria-labelledby="a-b-title a-b-desc"/);
  assert.match(svg, /<title id="a-b-title">T &lt; &quot;x&quot;<\/title><desc id="a-b-desc">It rose.<\/desc>/);
  assert.equal(svg, draw([1, 2], { id: 'a b', title: 'T < "x"', description: 'It rose.' }));
});
