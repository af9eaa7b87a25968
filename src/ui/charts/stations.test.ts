import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stationLine } from './stations.ts';

const WORDS = { id: 'journey', title: 'The journey', description: 'Two behind and two ahead.' };

test('stations stand evenly apart in their order, each with its number and its day, and now stands before what is ahead', () => {
  const drawn = stationLine({
    ...WORDS,
    stations: [
      { name: '1', below: '20 Nov', look: 'done' },
      { name: '2', below: '23 Nov', look: 'late' },
      { name: '3', below: '30 Nov', look: 'next' },
      { name: '4', below: '23 Dec', look: 'later' },
    ],
    now: 2,
    width: 400,
  });
  const svg = drawn?.svg ?? '';
  // 400 wide for four: their middles are at 50, 150, 250 and 350, and now between the second and the third.
  assert.deepEqual(
    [...svg.matchAll(/<text x="(\d+)"[^>]*font-weight="700">(\d|Now)</g)].map(([, x, word]) => [word, x]),
    [
      ['1', '50'],
      ['2', '150'],
      ['3', '250'],
      ['4', '350'],
      ['Now', '200'],
    ],
  );
  assert.match(
    svg,
    /<circle cx="50"[^>]*\/>.*<rect x="137"[^>]*\/>.*<circle cx="250"[^>]*stroke-width="3".*<circle cx="350"[^>]*stroke-dasharray/,
  );
  assert.ok(['20 Nov', '23 Nov', '30 Nov', '23 Dec'].every((day) => svg.includes(`>${day}<`)));
  assert.equal(drawn?.alt, 'The journey. Two behind and two ahead.');
});

test('without stations nothing is drawn', () => {
  assert.equal(stationLine({ ...WORDS, stations: [], now: 0 }), null);
});
