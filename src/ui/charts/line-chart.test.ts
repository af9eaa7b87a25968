import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type LineChart, lineChart } from './line-chart.ts';
import { labelledPeriods } from './line-plot.ts';

const BASE: LineChart = {
  id: 'l',
  title: 'T',
  description: 'D',
  periods: ['P1', 'P2', 'P3'],
  own: { name: 'A', points: [{ value: 0 }, { value: 5 }, { value: 10 }] },
  format: String,
};

const draw = (more: Partial<LineChart> = {}): string => lineChart({ ...BASE, ...more })?.svg ?? 'nothing';

// At 720 by 340 the plot stands between y 10 and y 310. Ticks to "10" need 15.12 + 10 on the left; the name "A" needs
// 7.56 + 14 on the right; the first and last points stand 14 inside: x runs from 39.12 to 684.44, the middle is 361.78.

test('values stand where the scale puts them', () => {
  const svg = draw();
  assert.match(svg, /<path d="M39\.12,310L361\.78,160L684\.44,10" fill="none" stroke="#002d54"/);
  assert.match(svg, /<circle cx="361\.78" cy="160"/);
  assert.match(svg, /<path d="M25\.12,310H698\.44" stroke="#5e5e5e"/);
});

test('a gap and a break both cut the line', () => {
  const own = { name: 'A', points: [{ value: 0 }, null, { value: 10 }] };
  assert.doesNotMatch(draw({ own }), /d="M[^"]*L[^"]*" fill="none" stroke="#002d54"/);
  const cut = draw({ breaks: [{ before: 1, label: 'New definition' }] });
  // One period before the break, two after it; the upright stands half way between the first two periods.
  assert.match(cut, /d="M39\.12,310ZM361\.78,[\d.]+L684\.44,[\d.]+"/);
  assert.match(cut, /d="M200\.45,\d+V310"[^>]*stroke-dasharray="2 2"/);
  assert.match(cut, />New definition</);
});

test('a provisional value is hollow and a special one is a square', () => {
  const svg = draw({
    own: { name: 'A', points: [{ value: 0, provisional: true }, { value: 5, special: true }, { value: 10 }] },
  });
  assert.match(svg, /<circle cx="39\.12" cy="310" r="3\.5" fill="#ffffff"/);
  assert.match(svg, /<rect x="357\.28" y="155\.5" width="9" height="9" fill="#002d54"/);
  assert.match(svg, />Provisional</);
  assert.match(svg, />Sign of real change</);
  assert.doesNotMatch(draw(), />Provisional</);
});

test('comparators differ by dash as well as by colour, and every line carries its name', () => {
  const svg = draw({
    target: { name: 'Target', value: 5 },
    comparators: [
      { name: 'Scotland', values: [1, 2, 3] },
      { name: 'Family', values: [3, 2, 1] },
    ],
  });
  assert.deepEqual(
    [...svg.matchAll(/stroke-dasharray="([^"]+)"/g)].map((match) => match[1]),
    ['9 4', '5 4', '2 3'],
  );
  for (const name of ['A', 'Target', 'Scotland', 'Family']) assert.match(svg, new RegExp(`>${name}</text>`));
});

test('a target of its own for each period is drawn in steps', () => {
  // The name "Target" needs 41.76 + 14, so x runs from 39.12 to 650.24: the middle is 344.68, half way there 191.9.
  const svg = draw({ target: { name: 'Target', value: [2, 4, null] } });
  assert.match(svg, /d="M39\.12,250L191\.9,250L191\.9,190L344\.68,190"[^>]*stroke-dasharray="9 4"/);
});

test('under 480 pixels the names move into a key', () => {
  const wide = draw({ target: { name: 'Target', value: 5 } });
  const narrow = draw({ target: { name: 'Target', value: 5 }, width: 288 });
  assert.equal(wide.match(/>Target</g)?.length, 1);
  assert.equal(narrow.match(/>Target</g)?.length, 1);
  assert.match(narrow, /viewBox="0 0 288 358"/);
  assert.match(wide, /viewBox="0 0 720 340"/);
});

test('one period stands in the middle; equal values lie level; values below nought are on the scale', () => {
  // The tick "10.5" needs 26.28 + 10 and the name 21.56: the middle of 36.28 and 698.44 is 367.36.
  assert.match(draw({ periods: ['P'], own: { name: 'A', points: [{ value: 12 }] } }), /<circle cx="367\.36" cy="160"/);
  const level = draw({ own: { name: 'A', points: [{ value: 3 }, { value: 3 }, { value: 3 }] } });
  const heights = [...level.matchAll(/<circle cx="[^"]+" cy="([^"]+)"/g)].map((match) => match[1]);
  assert.equal(new Set(heights).size, 1);
  const below = draw({ own: { name: 'A', points: [{ value: -10 }, { value: 0 }, { value: 10 }] } });
  assert.deepEqual(
    [...below.matchAll(/<circle cx="[^"]+" cy="([^"]+)"/g)].map((match) => match[1]),
    ['310', '160', '10'],
  );
});

test('no value gives no picture, a comparator alone does', () => {
  const own = { name: 'A', points: [null, null, null] };
  assert.equal(lineChart({ ...BASE, own }), null);
  assert.equal(lineChart({ ...BASE, periods: [], own: { name: 'A', points: [] } }), null);
  assert.notEqual(lineChart({ ...BASE, own, comparators: [{ name: 'S', values: [null, 4, null] }] }), null);
});

test('the scale keeps within its bounds', () => {
  const share = draw({
    own: { name: 'A', points: [{ value: 100 }, { value: 100 }, { value: 100 }] },
    bounds: { ceiling: 100 },
    format: (value) => `${value}%`,
  });
  assert.match(share, />100%</);
  // Equal values would otherwise have room above them.
  assert.doesNotMatch(share, />1[0-9][1-9]%|>110%/);
  const none = { own: { name: 'A', points: [{ value: 0 }, { value: 0 }, { value: 0 }] } };
  assert.match(draw(none), />-1</);
  assert.doesNotMatch(draw({ ...none, bounds: { floor: 0 } }), />-/);
});

test('limits are a band over their periods alone', () => {
  const svg = draw({ limits: [{ from: 1, to: 2, lower: 2, mean: 5, upper: 8 }] });
  // From half way between the first two periods to the right edge; 8 stands at y 70 and 2 at y 250.
  assert.match(svg, /<rect x="200\.45" y="70" width="497\.99" height="180" fill="#e6eef5"/);
  assert.match(svg, />Usual range</);
});

test('period names thin out so that they do not touch, the last always printed', () => {
  const periods = ['2014/15', '2015/16', '2016/17', '2017/18', '2018/19', '2019/20', '2020/21'];
  // A name needs 52.2 and 8 between: with 30 for each period, every third has room.
  assert.deepEqual(labelledPeriods(periods, 30), [0, 3, 6]);
  assert.deepEqual(labelledPeriods(periods, 61), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(labelledPeriods(['P'], 0), [0]);
});
