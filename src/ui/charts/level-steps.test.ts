import assert from 'node:assert/strict';
import { test } from 'node:test';

import { levelSteps } from './level-steps.ts';

const words = { id: 'steps', title: 'By quarter', description: 'Made up.' };
const levels = ['None', 'Limited', 'Reasonable', 'Substantial'];

test('each known time is a dot at the height of its level, joined to a neighbour that is known', () => {
  const drawn = levelSteps({
    ...words,
    levels,
    points: [
      { label: 'A', level: 0 },
      { label: 'B', level: 3 },
      { label: 'C', level: null },
      { label: 'D', level: 3 },
    ],
  });
  assert.ok(drawn);
  // Four levels 24 apart below a margin of 12: none at 84, substantial at 12.
  assert.deepEqual(
    [...drawn.svg.matchAll(/cy="([\d.]+)"/g)].map(([, y]) => y),
    ['84', '12', '12'],
  );
  assert.equal([...drawn.svg.matchAll(/stroke-width="1.5"/g)].length, 1);
  assert.equal([...drawn.svg.matchAll(/>\?<\/text>/g)].length, 1);
  for (const level of levels) assert.match(drawn.svg, new RegExp(`>${level}<`));
});

test('there is nothing to draw where no time is known', () => {
  assert.equal(levelSteps({ ...words, levels, points: [{ label: 'A', level: null }] }), null);
  assert.equal(levelSteps({ ...words, levels, points: [] }), null);
});

test('a label from outside cannot become markup', () => {
  const drawn = levelSteps({ ...words, levels, points: [{ label: '<script>', level: 1 }] });
  assert.ok(drawn !== null && !drawn.svg.includes('<script>'));
});
