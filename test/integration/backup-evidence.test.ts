import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { sql } from 'kysely';
import { appendToRecord } from '../../src/features/record/index.ts';
import { A_TEST } from '../support/actor.ts';
import { backUp, rowsIn } from '../support/archives.ts';
import { forEachDatabase } from '../support/databases.ts';

// echo -n "the minutes" | sha256sum
const MINUTES = 'bc6ad68e1efa906b0b97eded6d352a90de5101b315bf0f5f2dc2780cf1f66c42';

await forEachDatabase('the content of evidence in a backup', ({ kind, database }) => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remit-backup-evidence-'));
    for (const clearance of ['open', 'restricted'] as const) {
      await database().write({ council: 'dundee', clearance }, async (tx) => {
        await sql`insert into evidence_blob (confidentiality, sha256, part, bytes)
          values (${clearance}, ${MINUTES}, 1, ${Buffer.from('the minutes')})`.execute(tx);
        const at = clearance === 'open' ? '2026-11-21T12:00:00.000Z' : '2026-11-21T12:00:01.000Z';
        await appendToRecord(tx, { at, actor: A_TEST, action: 'evidence.add', subject: 'E-2026-0001' });
      });
    }
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const contents = async (council: string | null): Promise<unknown[]> => {
    const path = join(folder, `${kind}-${council}`);
    await backUp(database(), path, council);
    const rows = rowsIn(await readFile(path)).get('evidence_blob') ?? [];
    return rows.map((row) => JSON.parse(row)).map(({ council: owner, confidentiality }) => [owner, confidentiality]);
  };

  test('a backup holds the files themselves, restricted ones too', async () => {
    assert.deepEqual(await contents(null), [
      ['dundee', 'open'],
      ['dundee', 'restricted'],
    ]);
  });

  test("an export of open matter holds the council's open files alone", async () => {
    assert.deepEqual(await contents('dundee'), [['dundee', 'open']]);
    assert.deepEqual(await contents('fife'), []);
  });
});
