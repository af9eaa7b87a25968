import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Database } from '../database/database.ts';
import { lazyMetrics } from './metrics.ts';
import { observedDatabase } from './observed-database.ts';

const NOTHING = { entries: [], jobs: [] };

test('what is told before the library is loaded is counted too', async () => {
  const metrics = lazyMetrics();
  metrics.onAnswer({ method: 'GET', path: '/councils/:council', status: 200, seconds: 0.02 });
  metrics.onJob({ job: 'verify', outcome: 'failed', seconds: 1 });
  const { text, type } = await metrics.text({
    entries: [{ scope: 'dundee', entries: 7 }],
    jobs: [{ name: 'verify', endedAt: '2026-11-22T00:00:00.000Z', failed: true }],
  });
  metrics.onAnswer({ method: 'GET', path: '/councils/:council', status: 200, seconds: 3 });
  assert.match(type, /^text\/plain; version=0\.0\.4/);
  const after = (await metrics.text(NOTHING)).text;
  const series = 'remit_http_request_duration_seconds_count{method="GET",route="/councils/:council",status="200"}';
  assert.ok(text.includes(`${series} 1\n`), text);
  assert.ok(after.includes(`${series} 2\n`));
  assert.ok(text.includes('remit_jobs_total{job="verify",outcome="failed"} 1\n'));
  assert.ok(text.includes('remit_record_entries{scope="dundee"} 7\n'));
  assert.ok(text.includes('remit_job_last_failed{job="verify"} 1\n'));
  assert.ok(text.includes('remit_job_last_end_timestamp_seconds{job="verify"} 1795305600\n'));
  assert.match(text, /process_resident_memory_bytes \d+/);
});

test('a transaction is told of whether it was kept or not, and its value or failure passes through', async () => {
  const seen: string[] = [];
  const plain = {
    kind: 'embedded',
    read: async () => 'read',
    write: async () => {
      throw new Error('refused');
    },
    snapshot: async () => 'snapshot',
    close: async () => undefined,
  } as unknown as Database;
  const database = observedDatabase(plain, ({ access, kept }) => seen.push(`${access} ${kept}`));
  assert.equal(await database.read({ council: null }, async () => 1), 'read');
  await assert.rejects(
    database.write({ council: null }, async () => 1),
    /refused/,
  );
  assert.equal(await database.snapshot(async () => 1), 'snapshot');
  assert.deepEqual(seen, ['read true', 'write false', 'snapshot true']);
});
