import assert from 'node:assert/strict';
import { test } from 'node:test';
import decodeQR from 'qr/decode.js';

import { renderMarkup } from '../markup.ts';
import { ScanCode } from './scan-code.tsx';

// Paints the path as a camera would see it: eight pixels to a module, black on white.
const photographed = (svg: string) => {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const scale = 8;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  const dark = /__modules" d="([^"]*)"/.exec(svg)?.[1] ?? '';
  for (const [, x, y, run] of dark.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(run)) * scale; column += 1)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  return { width, height: width, data };
};

test('the picture reads back as the text, with the clear edge that readers need', () => {
  const text = 'otpauth://totp/Remit%20(remit.example):a.clerk?issuer=Remit%20(remit.example)&secret=JBSWY3DPEHPK3PXP';
  const svg = renderMarkup(<ScanCode text={text} label="Picture for the camera of your code app" />);
  assert.equal(decodeQR(photographed(svg)), text);
  assert.match(svg, /role="img" aria-label="Picture for the camera of your code app"/);
  const [, x, y] = /__modules" d="M(\d+) (\d+)/.exec(svg) ?? [];
  assert.deepEqual([x, y], ['4', '4']);
});
