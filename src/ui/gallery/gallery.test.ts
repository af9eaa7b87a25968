import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { ASSETS, DESIGN_SYSTEM, REMIT_STYLES } from '../layout/assets.ts';
import { EXAMPLE_SETS, renderGallery } from './gallery.tsx';

const gallery = renderGallery();
const classesOf = (css: string): Set<string> =>
  new Set([...css.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map((match) => match[1] ?? ''));

test('every class on a page is in the design system or in our own style sheet', () => {
  const known = classesOf(readFileSync(DESIGN_SYSTEM.file, 'utf8'));
  const ours = classesOf(readFileSync(REMIT_STYLES.file, 'utf8'));
  const used = new Set([...gallery.matchAll(/ class="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(/\s+/)));
  assert.ok(used.size > 50);
  assert.deepEqual(
    [...used].filter((name) => !(name.startsWith('remit-') ? ours.has(name) : known.has(name))),
    [],
  );
});

test('every class of ours that the style sheet names is used somewhere', () => {
  const ours = [...classesOf(readFileSync(REMIT_STYLES.file, 'utf8'))].filter((name) => name.startsWith('remit-'));
  // Only a page with a side navigation of its own, and one with a banner for information, use these.
  const elsewhere = ['remit-beside', 'remit-banner--info'];
  assert.deepEqual(
    ours.filter((name) => !elsewhere.includes(name) && !gallery.includes(name)),
    [],
  );
});

test('no page needs a script or a style of its own', () => {
  assert.doesNotMatch(gallery, /<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
});

test('every id stands once, and every reference to an id finds it', () => {
  const ids = [...gallery.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? '');
  assert.equal(new Set(ids).size, ids.length);
  const referred = [...gallery.matchAll(/\s(?:aria-labelledby|aria-describedby|for)="([^"]*)"/g)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  );
  assert.deepEqual(
    referred.filter((id) => !ids.includes(id)),
    [],
  );
  const painted = [...gallery.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1] ?? '');
  assert.deepEqual(
    painted.filter((id) => !ids.includes(id)),
    [],
  );
});

test('every component shows at least one example', () => {
  for (const set of EXAMPLE_SETS) assert.ok(set.examples.length > 0, set.title);
});

test('an asset has the hash of its content in its address', () => {
  assert.equal(new Set(ASSETS.map((asset) => asset.url)).size, ASSETS.length);
  for (const asset of ASSETS) {
    assert.match(asset.url, /^\/assets\/[a-z-]+-[\w-]{12}\.(css|svg)$/);
    assert.ok(readFileSync(asset.file).length > 0);
  }
});
