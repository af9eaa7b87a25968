import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { projectRoot } from '../../src/platform/files.ts';

type Locked = { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> };

const text = readFileSync(join(projectRoot(), 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Locked>> };

// npm leaves out the packages for other platforms where it cannot see them, and then refuses its own file at the next `npm ci`.
test('the lock file names the packages for every platform, each with its version', () => {
  const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter((name) => packages[`node_modules/${name}`]?.version === undefined),
  );
  assert.deepEqual(missing, []);
});

test('the lock file names no registry', () => {
  assert.ok(!text.includes('"resolved"'));
  assert.doesNotMatch(text, /https?:\/\/registry/);
});

test('every dependency is pinned exactly', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(projectRoot(), 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name);
  }
});
