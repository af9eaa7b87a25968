import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Mark } from '../mark.ts';
import { type StackedBar, stackedBar } from './stacked-bar.ts';

const GOOD: Mark = { shape: 'tick', tone: 'good' };
const BAD: Mark = { shape: 'cross', tone: 'bad' };
const BASE: StackedBar = {
  id: 'b',
  title: 'T',
  description: 'D',
  statuses: [
    { words: 'On track', mark: GOOD },
    { words: 'Not met', mark: BAD },
  ],
  rows: [{ name: 'First', counts: [4, 6] }],
};

test('parts are as long as their counts, and their counts and total are printed', () => {
  const svg = stackedBar(BASE)?.svg ?? '';
  // The total "10" at 13 pixels needs 16.38 and 10 between, which leaves 693.62: ten parts of 69.362. A gap of 2 ends each.
  assert.match(svg, /<rect x="0\.5" y="[\d.]+" width="275\.45" height="25" fill="url\(#b-tick-good\)"/);
  assert.match(svg, /<rect x="277\.95" y="[\d.]+" width="414\.17" height="25" fill="url\(#b-cross-bad\)"/);
  for (const words of ['4', '6', '10', 'First', 'On track', 'Not met'])
    assert.match(svg, new RegExp(`>${words}</text>`));
});

test('by count the shorter bar is shorter, by share every bar is full', () => {
  const rows = [
    { name: 'First', counts: [10, 0] },
    { name: 'Second', counts: [5, 0] },
  ];
  const widths = (lengths: 'count' | 'share'): (string | undefined)[] =>
    [...(stackedBar({ ...BASE, rows, lengths })?.svg ?? '').matchAll(/width="([\d.]+)" height="25"/g)].map(
      (match) => match[1],
    );
  assert.deepEqual(widths('count'), ['691.62', '344.81']);
  assert.deepEqual(widths('share'), ['691.62', '691.62']);
});

test('a status that nothing has is in neither the key nor the bar', () => {
  const svg = stackedBar({ ...BASE, rows: [{ name: '', counts: [3, 0] }] })?.svg ?? '';
  assert.doesNotMatch(svg, /Not met|cross/);
});

test('a part too narrow for its number leaves it out; nothing counted gives no picture', () => {
  const svg = stackedBar({ ...BASE, rows: [{ name: '', counts: [999, 1] }] })?.svg ?? '';
  assert.match(svg, />999</);
  assert.doesNotMatch(svg, />1</);
  assert.equal(stackedBar({ ...BASE, rows: [{ name: 'First', counts: [0, 0] }] }), null);
  assert.equal(stackedBar({ ...BASE, rows: [] }), null);
});
