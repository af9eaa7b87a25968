import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StatusMark } from './model.ts';
import { markSvg, TONE_COLOURS } from './status-mark.ts';

const SHAPES: readonly StatusMark['shape'][] = [
  'tick',
  'triangle',
  'cross',
  'clock',
  'dash',
  'ring',
  'lock',
  'square',
  'question',
];

test('each shape has a drawing of its own', () => {
  assert.equal(new Set(SHAPES.map((shape) => markSvg({ shape, tone: 'neutral' }, 16))).size, 9);
});

// Relative luminance and contrast as WCAG 2.2 defines them.
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

test('each tone can be read on white and on its tint (4.5 to 1 or more)', () => {
  for (const [tone, { ink, tint }] of Object.entries(TONE_COLOURS)) {
    assert.ok(contrast(ink, 'FFFFFF') >= 4.5, tone);
    assert.ok(contrast(ink, tint) >= 4.5, tone);
  }
});
