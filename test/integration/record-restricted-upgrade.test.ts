import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';

import { anchorsOf, appendToRecord, dataVersion, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyRecord } from '../../src/features/record/verify.ts';
import { verifyFile } from '../../src/features/record/verify-file.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { entriesPage } from '../../src/features/record-pages/read-model.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { type Database, openEmbedded, systemClock } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { backUp, restoreEmbedded } from '../support/archives.ts';
import { MIGRATIONS, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { insertEvidenceRow } from '../support/evidence-rows.ts';
import { type Owned, ownedEmbedded, ownedPostgres } from '../support/owned-database.ts';
import { linesOf, sealedTables } from '../support/sealed-lines.ts';

const DUNDEE = 'dundee' as CouncilCode;
// The last step at which restricted entries stood among the open ones.
const ONE_CHAIN = 19;

let folder = '';
let released = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-one-chain-'));
  released = await mkdtemp(join(folder, 'steps-'));
  const files = (await readdir(MIGRATIONS)).filter((name) => Number(name.slice(0, 4)) <= ONE_CHAIN);
  for (const file of files) await copyFile(join(MIGRATIONS, file), join(released, file));
});
after(() => rm(folder, { recursive: true, force: true }));

// As the version before wrote them: open, restricted, open, restricted.
const write = async (database: Database): Promise<void> => {
  for (const [index, confidentiality] of (['open', 'restricted', 'open', 'restricted'] as const).entries()) {
    await database.write({ council: DUNDEE, clearance: 'restricted' }, async (tx) => {
      const at = `2026-02-0${index + 1}T10:00:00.000Z`;
      const code = await insertEvidenceRow(tx, at, confidentiality, index + 1);
      await sql`select append_to_record(${at}::timestamptz, 'a test', null, 'a test', null, 'evidence.add', ${code}, 'open', '{}')`.execute(
        tx,
      );
    });
  }
};

const add = (database: Database, confidentiality: 'open' | 'restricted'): Promise<number> =>
  database.write({ council: DUNDEE, clearance: confidentiality }, async (tx) => {
    const at = await instantOfWrite(tx, systemClock);
    const subject = await insertEvidenceRow(tx, at, confidentiality, 9);
    return appendToRecord(tx, { at, actor: A_TEST, action: 'evidence.add', subject });
  });

const listed = (database: Database, clearance: 'open' | 'restricted') =>
  database.read({ council: DUNDEE, clearance }, async (tx) => {
    const { entries } = await entriesPage(tx, DUNDEE, { event: '', subject: '', page: 1 }, 'open');
    return entries.map(
      ({ position, subject, restricted }) => `${position} ${subject}${restricted ? ' restricted' : ''}`,
    );
  });

const exported = async (database: Database, path: string) => {
  await backUp(database, path, DUNDEE);
  const { breaks, notRun, scopes } = await verifyFile(path);
  return {
    breaks,
    notRun: notRun.map(({ scope, explanation }) => `${scope}: ${explanation}`),
    scopes: scopes.map(({ scope, entries, head }) => `${scope} ${entries} ${head?.position}`),
  };
};

const suite = (name: string, open: () => Promise<Owned>): void => {
  describe(`restricted entries from before they had a chain of their own (${name})`, () => {
    let owned: Owned | null = null;
    const given = (): Owned => {
      if (owned === null) throw new Error('Not open yet');
      return owned;
    };
    before(async () => {
      owned = await open();
      await owned.serve(released, async (database) => {
        await write(database);
        await backUp(database, join(folder, `${name}-before`));
        await backUp(database, join(folder, `${name}-export-before`), DUNDEE);
      });
    });
    after(() => owned?.end());

    test('stay where they are, hold, and are hidden with who wrote them and when', () =>
      given().serve(MIGRATIONS, async (database) => {
        assert.deepEqual((await verifyDatabase(database)).breaks, []);
        assert.deepEqual(await listed(database, 'open'), ['3 E-2026-0003', '1 E-2026-0001']);
        assert.deepEqual(await listed(database, 'restricted'), [
          '4 ER-2026-0004 restricted',
          '3 E-2026-0003',
          '2 ER-2026-0002 restricted',
          '1 E-2026-0001',
        ]);
        const version = await database.read({ council: DUNDEE }, (tx) => dataVersion(tx));
        assert.deepEqual(version, { asAt: '2026-02-03T10:00:00.000Z', entries: 3 });
      }));

    test('leave their hashes to whoever checks an export without them, and nothing else', () =>
      given().serve(MIGRATIONS, async (database) => {
        const withheld =
          'what 2 restricted entries say was left out of this export; their place in the chain was checked';
        assert.deepEqual(await exported(database, join(folder, `${name}-open`)), {
          breaks: [],
          notRun: [`dundee: ${withheld}`],
          scopes: ['dundee 2 4'],
        });
      }));

    test('are followed by open ones in the same chain, and by restricted ones in their own', () =>
      given().serve(MIGRATIONS, async (database) => {
        const before = await exported(database, join(folder, `${name}-open`));
        assert.equal(await add(database, 'restricted'), 1);
        assert.deepEqual(await exported(database, join(folder, `${name}-open`)), before);
        assert.equal(await add(database, 'open'), 5);
        assert.deepEqual((await verifyDatabase(database)).breaks, []);
        const { breaks, scopes } = await exported(database, join(folder, `${name}-open`));
        assert.deepEqual([breaks, scopes], [[], ['dundee 3 5']]);
        const anchors = await anchorsOf(database, DUNDEE, 'restricted');
        assert.deepEqual(
          anchors.map(({ scope, position }) => `${scope} ${position}`),
          ['dundee 5', 'dundee/restricted 1'],
        );
      }));

    test('cannot be tampered with unseen, nor what stands for them', () =>
      given().own(async (session) => {
        const registry = await sealedTables(session);
        const after = async (statement: string): Promise<string[]> => {
          await session.script(`begin; set local session_replication_role = replica; ${statement}`);
          const lines = [];
          for (const table of registry.keys()) lines.push(...(await linesOf(session, table)));
          await session.script('rollback');
          const { breaks } = await verifyRecord(lines, registry);
          return breaks.map(({ scope, kind, position }) => `${scope} ${kind} ${position}`);
        };
        assert.deepEqual(await after('select 1'), []);
        assert.deepEqual(await after(`update record_withheld set hash = 'x' where position = 2`), ['dundee altered 2']);
        assert.deepEqual(await after('delete from record_withheld where position = 4'), ['dundee missing 4']);
        assert.deepEqual(await after(`insert into record_withheld values ('dundee', 1, 'x')`), ['dundee altered 1']);
        assert.deepEqual(await after(`update record_entry set actor = 'x' where position = 2`), ['dundee altered 2']);
        assert.deepEqual(await after(`update evidence_file set title = 'x' where code = 'ER-2026-0002'`), [
          'dundee row-altered 2',
        ]);
      }));

    test('come over from a backup of that time, which verifies as it did', async () => {
      const [path, open] = [join(folder, `${name}-before`), join(folder, `${name}-export-before`)];
      assert.deepEqual((await verifyFile(path)).breaks, []);
      assert.deepEqual((await verifyFile(open)).breaks, []);
      const directory = join(folder, `${name}-restored`);
      await restoreEmbedded(path, directory, null);
      const restored = await openEmbedded({ directory, migrations: MIGRATIONS });
      try {
        assert.deepEqual((await verifyDatabase(restored)).breaks, []);
        assert.deepEqual(await listed(restored, 'open'), ['3 E-2026-0003', '1 E-2026-0001']);
        assert.deepEqual((await exported(restored, join(folder, `${name}-restored-open`))).breaks, []);
      } finally {
        await restored.close();
      }
    });
  });
};

stopServerAtEnd();
const without = await whyNoPostgres();
suite('embedded', () => ownedEmbedded(released));
if (without === null) suite('postgresql', () => ownedPostgres(released));
else test('restricted entries from before (postgresql)', { skip: without }, () => undefined);
