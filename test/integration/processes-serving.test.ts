import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { linesIn } from '../support/archives.ts';
import { remit } from '../support/command.ts';
import { createPostgres, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { serve } from '../support/serving.ts';

const SECRET = 'a secret for tests, which nobody else has: 4711';
const TOKEN = 'a-token-for-tests-of-metrics';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-serving-'));
});
after(() => rm(folder, { recursive: true, force: true }));
stopServerAtEnd();
const withoutPostgres = (await whyNoPostgres()) ?? false;

const statusOf = async (address: string, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(address, { headers })).status;

test('a service says that it is alive and ready, makes a backup while it runs, and stops in order', async () => {
  const data = join(folder, 'data');
  const service = await serve(['--data', data], { METRICS_TOKEN: TOKEN });
  assert.deepEqual(await (await fetch(`${service.address}/health`)).json(), {
    status: 'ok',
    database: 'embedded',
  });
  const ready = await fetch(`${service.address}/health/ready`);
  assert.equal(ready.status, 200);
  assert.deepEqual(await ready.json(), {
    ready: true,
    checks: { database: 'ok', tables: 'ok', disk: 'ok', record: 'not verified yet' },
  });

  assert.equal(await statusOf(`${service.address}/metrics`), 403);
  assert.equal(await statusOf(`${service.address}/metrics`, { authorization: 'Bearer something else entirely' }), 403);
  const metrics = await fetch(`${service.address}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const text = await metrics.text();
  assert.equal(metrics.status, 200);
  assert.match(text, /remit_http_request_duration_seconds_count\{method="GET",route="\/health",status="200"\} 1/);
  assert.match(text, /remit_database_transaction_duration_seconds_count\{access="read",outcome="kept"\} \d+/);

  const file = join(folder, 'while-serving.gz');
  const { code, out, err } = await remit(['backup', file, '--data', data]);
  assert.equal(code, 0, err);
  assert.match(out, /^Written to /);
  assert.equal(JSON.parse(linesIn(await readFile(file))[0] ?? '').remit, 1);
  const twice = await remit(['restore', file, '--data', data]);
  assert.equal(twice.code, 3);
  assert.match(twice.err, /Another process is using the data folder/);

  assert.equal(await service.end('SIGTERM'), 0);
  assert.equal(existsSync(join(data, 'control.sock')), false);
});

test('answers that are being given are finished before the service stops', async () => {
  const service = await serve(['--data', join(folder, 'data')]);
  const asked = Array.from({ length: 60 }, async () => {
    const answer = await fetch(`${service.address}/health/ready`);
    // An answer that is cut off makes this fail.
    await answer.json();
    return answer.status;
  });
  await asked[0];
  const code = await service.end('SIGTERM');
  const statuses = await Promise.all(asked);
  assert.deepEqual(
    statuses.filter((status) => status !== 200 && status !== 503),
    [],
  );
  assert.ok(statuses.filter((status) => status === 200).length > 1);
  assert.equal(code, 0);
});

test('two services on one PostgreSQL: one is killed, the other goes on', { skip: withoutPostgres }, async () => {
  const { url, ownerUrl, drop } = await createPostgres();
  const env = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, REMIT_SECRET: SECRET };
  const [one, other] = await Promise.all([serve([], env), serve([], env)]);
  assert.equal(await statusOf(`${one.address}/health/ready`), 200);
  await one.end('SIGKILL');
  assert.equal(await statusOf(`${other.address}/health/ready`), 200);
  const file = join(folder, 'from-postgres.gz');
  const { code, err } = await remit(['backup', file], env);
  assert.equal(code, 0, err);
  assert.equal(await other.end('SIGTERM'), 0);
  await drop();
});

test('a folder without a database is not backed up, and an unknown council not exported', async () => {
  const nothing = await remit(['backup', join(folder, 'nothing.gz'), '--data', join(folder, 'mistyped')]);
  assert.equal(nothing.code, 2);
  assert.match(nothing.err, /There is no database in/);
  assert.equal(existsSync(join(folder, 'mistyped')), false);
  const unknown = await remit([
    'export',
    join(folder, 'x.gz'),
    '--council',
    'Atlantis',
    '--data',
    join(folder, 'data'),
  ]);
  assert.equal(unknown.code, 2);
  assert.equal(existsSync(join(folder, 'x.gz')), false);
});
