import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fontCoverage } from './coverage.ts';
import { readFonts } from './files.ts';

test('the faces that come with the program cover the letters and signs of a council paper', async () => {
  const faces = await readFonts();
  assert.equal(faces.length, 4);
  for (const covers of faces.map(fontCoverage))
    for (const character of 'AZaz09£€%–—‘’“”…½ÀÈÌÒÙàèìòùŁłŻż−×÷\u00a0')
      assert.ok(covers(character.codePointAt(0) ?? 0), `U+${character.codePointAt(0)?.toString(16)}`);
});

test('a character outside the font is not covered', async () => {
  const [regular] = await readFonts();
  assert.ok(regular !== undefined);
  assert.equal(fontCoverage(regular)(0x4e2d), false);
});

test('bytes that are no font are refused', () => {
  assert.throws(() => fontCoverage(new Uint8Array(12)), /no table "cmap"/);
});
