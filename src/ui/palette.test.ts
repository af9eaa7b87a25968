import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PALETTE, TONE_COLOURS } from './palette.ts';

/** Relative luminance after WCAG 2.2, from "#rrggbb". */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

test('the measure of contrast is right: black on white is 21 to 1, #767676 on white 4.54 to 1', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
});

test('words stand at least 4.5 to 1 against the paper and against the band', () => {
  for (const colour of [PALETTE.ink, PALETTE.quiet, PALETTE.own, PALETTE.target, ...PALETTE.comparators]) {
    assert.ok(contrast(colour, PALETTE.paper) >= 4.5, colour);
  }
});

test('lines and shapes stand at least 3 to 1 against the paper and against the tinted grounds they cross', () => {
  const graphics = [PALETTE.own, PALETTE.target, ...PALETTE.comparators];
  for (const colour of graphics) {
    for (const ground of [PALETTE.paper, PALETTE.band, PALETTE.better])
      assert.ok(contrast(colour, ground) >= 3, colour);
  }
  for (const colour of [PALETTE.dimmed, PALETTE.family, ...Object.values(TONE_COLOURS)]) {
    assert.ok(contrast(colour, PALETTE.paper) >= 3, colour);
  }
});

test('the tones of good, caution and bad differ in lightness too', () => {
  const { good, caution, bad } = TONE_COLOURS;
  assert.ok(contrast(good, caution) >= 1.5);
  assert.ok(contrast(good, bad) >= 1.5);
  assert.ok(contrast(caution, bad) >= 2);
});
