import assert from 'node:assert/strict';
import { test } from 'node:test';

import { barList } from './bar-list.ts';
import { barWidths } from './bar-widths.ts';
import type { CouncilValue } from './council-mark.ts';
import { dotStrip } from './dot-strip.ts';

const council = (name: string, value: number, kind: CouncilValue['kind'] = 'other'): CouncilValue => ({
  name,
  value,
  text: String(value),
  kind,
});
const WORDS = { id: 'c', title: 'T', description: 'D' };

test('bars are shares of the longest, from nought', () => {
  assert.deepEqual(barWidths([50, 100, null, 25]).bars, [
    { start: 0, width: 50, tip: 50 },
    { start: 0, width: 100, tip: 100 },
    null,
    { start: 0, width: 25, tip: 25 },
  ]);
});

test('bars below nought run the other way; nought itself and nothing at all are no trouble', () => {
  assert.deepEqual(barWidths([-50, 50]).bars, [
    { start: 0, width: 50, tip: 0 },
    { start: 50, width: 50, tip: 100 },
  ]);
  assert.deepEqual(barWidths([0, 0]).bars, [
    { start: 0, width: 0, tip: 0 },
    { start: 0, width: 0, tip: 0 },
  ]);
  assert.deepEqual(barWidths([]).bars, []);
});

test('in the list of bars each council has its line, and the own one is bold', () => {
  const svg =
    barList({ ...WORDS, councils: [council('Aa', 10, 'own'), council('Bb', 5), council('Cc', 0)] })?.svg ?? '';
  const widths = [...svg.matchAll(/width="([\d.]+)" height="12"/g)].map((match) => Number(match[1]));
  assert.equal(widths.length, 3);
  assert.ok(Math.abs((widths[0] ?? 0) - 2 * (widths[1] ?? 0)) < 0.02);
  assert.equal(widths[2], 0);
  assert.match(svg, /font-weight="700">Aa</);
  assert.doesNotMatch(svg, /font-weight="700">Bb</);
});

test('a bar below nought ends where the others begin', () => {
  const svg = barList({ ...WORDS, councils: [council('Aa', 10), council('Bb', -10)] })?.svg ?? '';
  const [first, second] = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="12"/g)];
  assert.ok(first !== undefined && second !== undefined);
  assert.ok(Math.abs(Number(second[1]) + Number(second[2]) - Number(first[1])) < 0.02);
});

test('in the strip equal values stand above each other, and each mark names its council', () => {
  const one = dotStrip({ ...WORDS, councils: [council('Aa', 1, 'own'), council('Bb', 2)], format: String });
  const tied = dotStrip({
    ...WORDS,
    councils: [council('Aa', 1, 'own'), council('Bb', 2), council('Cc', 2), council('Dd', 2)],
    format: String,
  });
  // Two more lanes of 11 pixels.
  assert.equal((tied?.height ?? 0) - (one?.height ?? 0), 22);
  assert.match(tied?.svg ?? '', /<title>Dd: 2<\/title>/);
});

test('all equal, and Scotland the same, still draws; no council draws nothing', () => {
  const scotland = { name: 'Scotland', value: 4, text: '4' };
  const councils = [council('Aa', 4, 'own'), council('Bb', 4, 'family')];
  assert.match(dotStrip({ ...WORDS, councils, reference: scotland, format: String })?.svg ?? '', />Scotland 4</);
  assert.match(barList({ ...WORDS, councils, reference: scotland })?.svg ?? '', />Scotland 4</);
  assert.equal(dotStrip({ ...WORDS, councils: [], format: String }), null);
  assert.equal(barList({ ...WORDS, councils: [] }), null);
});
