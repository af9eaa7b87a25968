import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { before, test } from 'node:test';

import { projectRoot } from '../../src/platform/files.ts';

const root = projectRoot();
const source = join(root, 'src');

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });

const SPECIFIER =
  /(?:^|[;\n])\s*(import|export)\s+(type\s)?[^'";]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g;

const importsOf = (file: string): Import[] =>
  [...readFileSync(file, 'utf8').matchAll(SPECIFIER)].map((match) => {
    const specifier = match[3] ?? match[4] ?? match[5] ?? '';
    const to = specifier.startsWith('.') ? relative(source, normalize(join(dirname(file), specifier))) : specifier;
    return { from: relative(source, file), to: to.split(sep).join('/'), typeOnly: match[2] !== undefined };
  });

let files: string[] = [];
let imports: Import[] = [];

before(() => {
  files = filesBelow(source);
  imports = files.flatMap(importsOf);
});

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.includes('/testing/');
const ours = ({ to }: Import): boolean =>
  /^(kernel|analysis|clocks|prose|documents|ui|platform|features|entry)\//.test(to);
const floorOf = (path: string): string => path.split('/')[0] ?? '';

// What each floor may stand on. A floor may always use itself.
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  analysis: ['kernel'],
  clocks: ['kernel'],
  prose: ['kernel'],
  documents: ['kernel'],
  ui: ['kernel'],
  platform: ['kernel'],
  features: ['kernel', 'analysis', 'clocks', 'prose', 'documents', 'ui', 'platform'],
  entry: ['kernel', 'analysis', 'clocks', 'prose', 'documents', 'ui', 'platform', 'features'],
};

test('the graph is really read: it holds the files and arrows that are known to be there', () => {
  assert.ok(files.length > 100, `${files.length} files`);
  assert.ok(imports.some(({ from, to }) => from === 'analysis/status.ts' && to === 'kernel/index.ts'));
  assert.ok(imports.some(({ to, typeOnly }) => to === 'platform/database/database.ts' && typeOnly));
});

test('every file stands on a floor of the house', () => {
  const homeless = files.map((file) => relative(source, file)).filter((file) => ALLOWED[floorOf(file)] === undefined);
  assert.deepEqual(homeless, []);
});

test('imports point downwards', () => {
  const upwards = imports
    .filter(ours)
    .filter(({ from, to }) => floorOf(from) !== floorOf(to) && !(ALLOWED[floorOf(from)] ?? []).includes(floorOf(to)))
    .map(({ from, to }) => `${from} → ${to}`);
  assert.deepEqual(upwards, []);
});

test('a feature meets another only through its index.ts', () => {
  const past = imports
    .filter(({ from, to }) => from.startsWith('features/') && to.startsWith('features/'))
    .filter(({ from, to }) => from.split('/')[1] !== to.split('/')[1] && !/^features\/[^/]+\/index\.ts$/.test(to))
    .map(({ from, to }) => `${from} → ${to}`);
  assert.deepEqual(past, []);
});

test('nothing imports entry/, and outside a feature nobody but entry/ reaches into it', () => {
  const intoEntry = imports.filter(({ from, to }) => to.startsWith('entry/') && !from.startsWith('entry/'));
  assert.deepEqual(
    intoEntry.map(({ from, to }) => `${from} → ${to}`),
    [],
  );
});

// Each circle once, as the way round it: "a → b → a".
const circlesIn = (arrows: ReadonlyMap<string, ReadonlySet<string>>): string[] => {
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (place: string, trail: readonly string[]): void => {
    if (state.get(place) === 'done') return;
    if (state.get(place) === 'open') {
      found.push([...trail.slice(trail.indexOf(place)), place].join(' → '));
      return;
    }
    state.set(place, 'open');
    for (const next of arrows.get(place) ?? []) visit(next, [...trail, place]);
    state.set(place, 'done');
  };
  for (const place of arrows.keys()) visit(place, []);
  return found;
};

const arrowsOf = (pairs: readonly (readonly [from: string, to: string])[]): Map<string, Set<string>> => {
  const arrows = new Map<string, Set<string>>();
  for (const [from, to] of pairs) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
  return arrows;
};

test('a circle is found, and what only meets again below is none', () => {
  assert.deepEqual(
    circlesIn(
      arrowsOf([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
        ['c', 'd'],
      ]),
    ),
    ['a → b → c → a'],
  );
  assert.deepEqual(
    circlesIn(
      arrowsOf([
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'd'],
        ['c', 'd'],
      ]),
    ),
    [],
  );
});

test('there are no circles', () => {
  // Only the arrows that exist when the program runs can go round in a circle that matters between files.
  const running = imports.filter(ours).filter(({ from, typeOnly }) => !typeOnly && !isTest(from));
  assert.deepEqual(circlesIn(arrowsOf(running.map(({ from, to }) => [from, to] as const))), []);
});

test('the features stand one above the other: none leads back to itself, not even by a type', () => {
  const featureOf = (path: string): string => path.split('/')[1] ?? '';
  const between = imports
    .filter(({ from, to }) => from.startsWith('features/') && to.startsWith('features/'))
    .map(({ from, to }) => [featureOf(from), featureOf(to)] as const)
    .filter(([from, to]) => from !== to);
  assert.ok(between.some(([from, to]) => from === 'plans' && to === 'measures'));
  assert.deepEqual(circlesIn(arrowsOf(between)), []);
});

const PURE = ['kernel', 'analysis', 'clocks', 'prose', 'documents', 'ui'];
const OUTSIDE =
  /^(node:)?(fs|fs\/promises|net|http|https|child_process|worker_threads|os|process|timers|dns|tls|sqlite)$/;

// Two files read what ships with the packages (fonts, style sheets), at first use; and the typesetter must be given the name of a folder
// that exists, though it is never made to read from it.
const READS_PACKAGED_FILES = new Set(['documents/fonts/files.ts', 'documents/pdf/write.ts', 'ui/layout/assets.ts']);

test('the pure floors do no input or output', () => {
  const impure = imports
    .filter(
      ({ from, to }) =>
        PURE.includes(floorOf(from)) && !isTest(from) && OUTSIDE.test(to) && !READS_PACKAGED_FILES.has(from),
    )
    .map(({ from, to }) => `${from} → ${to}`);
  assert.deepEqual(impure, []);
});

const textOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1');

test('the time of day is asked for in one place', () => {
  const asking = files
    .filter(
      (file) => !isTest(relative(source, file)) && /\bDate\.now\(|new Date\(\)|Temporal\.Now\b/.test(textOf(file)),
    )
    .map((file) => relative(source, file));
  assert.deepEqual(asking, ['platform/clock.ts']);
});

test('the environment is read in one place', () => {
  const reading = files
    .filter((file) => !isTest(relative(source, file)) && /process\.env\b/.test(textOf(file)))
    .map((file) => relative(source, file));
  assert.deepEqual(reading, ['platform/config.ts']);
});

test('no folder or file is called utils, helpers or misc', () => {
  const vague = files
    .map((file) => relative(source, file))
    .filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.|-)/.test(file));
  assert.deepEqual(vague, []);
});

test('migrations and decisions are numbered without a gap or a double', () => {
  for (const folder of ['migrations', join('docs', 'decisions')]) {
    const numbers = readdirSync(join(root, folder))
      .filter((name) => /^\d{4}/.test(name))
      .map((name) => Number(name.slice(0, 4)))
      .sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
      folder,
    );
    assert.ok(numbers.length > 0, folder);
  }
});
