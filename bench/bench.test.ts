import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import type { Context } from './workload.ts';
import { WORKLOADS } from './workloads/index.ts';

// That each workload runs and gives figures; never how large they are, because that is the machine's affair.

describe('the workloads, as small as they go', () => {
  let context: Context = { quick: true, folder: '', postgres: null, say: () => undefined };
  before(async () => {
    context = { ...context, folder: await mkdtemp(join(tmpdir(), 'remit-bench-')) };
  });
  after(() => rm(context.folder, { recursive: true, force: true }));

  for (const { name, run } of WORKLOADS) {
    test(name, async () => {
      const measured = await run(context);
      assert.ok(measured.length > 0);
      for (const { what, ours, bare, ratio } of measured) {
        for (const figure of [ours, bare, ratio]) assert.ok(Number.isFinite(figure) && figure > 0, what);
      }
    });
  }
});
