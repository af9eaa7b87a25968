import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { FaultError } from '../../src/kernel/index.ts';
import { openEmbedded, openPostgres } from '../../src/platform/index.ts';
import { createPostgres, embeddedTemplate, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { LEDGER_MIGRATIONS as migrations } from '../support/ledger.ts';

// Root may write everywhere, so a folder that cannot be written to needs another user to be tried.
const asRoot = process.getuid?.() === 0;
const NOBODY = 65534;

stopServerAtEnd();
const withoutPostgres = (await whyNoPostgres()) ?? false;

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-refused-'));
  await chmod(folder, 0o755);
});
after(() => rm(folder, { recursive: true, force: true }));

const faultOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof FaultError) return `${error.fault.code}: ${error.fault.message}`;
    throw error;
  }
  throw new Error('It was not refused');
};

/** Does work as a user who may write nowhere but where all may. */
const asNobody = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  if (!asRoot) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
};

test('a server without TLS is told apart where TLS is asked for', { skip: withoutPostgres }, async () => {
  const { url, drop } = await createPostgres(migrations);
  const found = await faultOf(() => openPostgres({ url: `${url}?sslmode=require`, migrations }));
  assert.equal(found, 'database.unreachable: DATABASE_URL asks for TLS, which the server does not offer');
  await drop();
});

test('a data folder that cannot be written to is told of', async () => {
  const template = await embeddedTemplate(migrations);
  const empty = join(folder, 'empty');
  await mkdir(empty, { mode: 0o555 });
  assert.match(
    await faultOf(() => asNobody(() => openEmbedded({ directory: empty, migrations, template }))),
    /^output\.unwritable: /,
  );

  const inside = join(folder, 'inside');
  await mkdir(join(inside, 'database'), { recursive: true });
  await chmod(join(inside, 'database'), 0o555);
  await chmod(inside, 0o777);
  assert.match(
    await faultOf(() => asNobody(() => openEmbedded({ directory: inside, migrations, template }))),
    /^output\.unwritable: .*EACCES/,
  );
});

test('a database that cannot be written to is told of', async () => {
  const template = await embeddedTemplate(migrations);
  const made = join(folder, 'made');
  await (await openEmbedded({ directory: made, migrations, template })).close();
  const copy = join(folder, 'copy');
  await cp(made, copy, { recursive: true });
  await rm(join(copy, 'database.lock'));
  await chmod(copy, 0o777);
  await chmod(join(copy, 'database'), 0o555);
  await chmod(join(copy, 'database', 'PG_VERSION'), 0o444);
  assert.match(
    await faultOf(() => asNobody(() => openEmbedded({ directory: copy, migrations, template }))),
    /^output\.unwritable: .*EACCES/,
  );
});

const mounted = (disk: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test('a disk that is full at the first start is told of, and with more space it starts', async (t) => {
  const template = await embeddedTemplate(migrations);
  const disk = join(folder, 'disk');
  await mkdir(disk);
  if (!mounted(disk)) {
    t.skip('a small disk can only be mounted by root');
    return;
  }
  t.after(() => execFileSync('umount', ['--lazy', disk]));
  const directory = join(disk, 'data');
  assert.match(await faultOf(() => openEmbedded({ directory, migrations, template })), /^database\.full: /);
  execFileSync('mount', ['-o', 'remount,size=200m', disk]);
  await (await openEmbedded({ directory, migrations, template })).close();
});
