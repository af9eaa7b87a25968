import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

const sourcesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });

test('every class of ours that the style sheet names is used somewhere in the sources', () => {
  const ours = [...classesOf(readFileSync(REMIT_STYLES.file, 'utf8'))].filter((name) => name.startsWith('remit-'));
  // The style sheet lies in src/ui/styles, so its folder leads to the sources from the build as well.
  const sources = sourcesBelow(join(dirname(REMIT_STYLES.file), '..', '..')).join('\n');
  // A variant is often put together from a tone: `remit-status--${tone}`.
  const named = (name: string): boolean => sources.includes(name) || sources.includes(`${name.split('--')[0]}--$`);
  assert.ok(ours.length > 30);
  assert.deepEqual(
    ours.filter((name) => !named(name)),
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
