import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { referencePages } from '../../scripts/make-reference.ts';
import { projectRoot } from '../../src/platform/files.ts';

test('the reference pages say what the code does today', () => {
  for (const [name, text] of referencePages()) {
    const kept = readFileSync(join(projectRoot(), 'docs', 'reference', name), 'utf8');
    assert.equal(kept, text, `docs/reference/${name} is stale: run node build/scripts/make-reference.js`);
  }
});
