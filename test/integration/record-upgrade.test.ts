import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyRecord } from '../../src/features/record/verify.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import type { Session } from '../../src/platform/database/session.ts';
import { asPostgresOwner, openPostgres, systemClock } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { createPostgres, MIGRATIONS, openInMemory, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { type Owned, ownedEmbedded, ownedPostgres } from '../support/owned-database.ts';
import { linesOf, sealedTables } from '../support/sealed-lines.ts';

// What the first release was made with.
const RELEASED = 6;

let released = '';
/** The rows of the demonstration by table, as JSON, in the form that they had before the record was a chain. */
const old = new Map<string, string[]>();

const TABLES_THEN = `select name from kept_table where kind in ('council', 'shared') and name in (${[
  'action',
  'aim',
  'background_paper',
  'budget',
  'council',
  'measure',
  'observation',
  'pack_in_use',
  'paper',
  'paper_template',
  'paper_text',
  'period_convention',
  'plan',
  'plan_measure',
  'post',
  'priority',
  'status_word',
  'target',
]
  .map((name) => `'${name}'`)
  .join(', ')})`;

before(async () => {
  released = await mkdtemp(join(tmpdir(), 'remit-released-'));
  const files = (await readdir(MIGRATIONS)).filter((name) => Number(name.slice(0, 4)) <= RELEASED);
  for (const file of files) await copyFile(join(MIGRATIONS, file), join(released, file));
  const database = await openInMemory();
  await loadPacks(database, ['scotland', 'dundee-example', 'invented-example'], secondsClock());
  await database.snapshot(async (snapshot) => {
    await snapshot.as({ council: null });
    const tables = (await snapshot.rows(TABLES_THEN)).map((row) => String(row['name']));
    for (const council of [null, 'dundee', 'strathinver']) {
      await snapshot.as({ council });
      for (const table of tables) {
        const owned = await snapshot.rows(
          `select to_jsonb(t)::text as line from "${table}" as t where ${council === null ? 'true' : `to_jsonb(t) ->> 'council' = '${council}'`}`,
        );
        old.set(table, [...(old.get(table) ?? []), ...owned.map((row) => String(row['line']))]);
      }
    }
  });
  await database.close();
});
after(() => rm(released, { recursive: true, force: true }));

const insertOld = async (session: Session): Promise<void> => {
  await session.script('set session_replication_role = replica');
  for (const [table, rows] of old) {
    await session.query(
      `insert into "${table}" overriding system value select * from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
      [`[${rows.join(',')}]`],
    );
  }
  for (const [scope, at, subject] of [
    ['scotland', '2026-01-01T00:00:01Z', 'scotland 1.0.0'],
    ['dundee', '2026-01-01T00:00:02Z', 'dundee-example 1.0.0'],
    ['dundee', '2026-01-01T00:00:03Z', 'figures.csv'],
  ]) {
    await session.query(
      `insert into record_entry (scope, at, actor, capacity, action, subject, detail)
        values ($1, $2::timestamptz, 'command line', 'administrator', 'pack.load', $3, '{"added": 3, "changed": []}')`,
      [scope, at, subject],
    );
  }
  await session.script('set session_replication_role = origin');
};

const suite = (name: string, open: () => Promise<Owned>): void => {
  describe(`upgrading data of the first release (${name})`, () => {
    let owned: Owned | null = null;
    const given = (): Owned => {
      if (owned === null) throw new Error('Not open yet');
      return owned;
    };
    before(async () => {
      owned = await open();
      await owned.own(insertOld);
    });
    after(() => owned?.end());

    test('old entries become a chain, and what stood is sealed', async () => {
      const found = await given().serve(MIGRATIONS, (database) => verifyDatabase(database));
      assert.deepEqual(found.breaks, []);
      assert.deepEqual(
        found.scopes.map(({ scope, entries }) => [scope, entries]),
        // Each with one more, which seals what stood; the third council had rows and no entries.
        [
          ['dundee', 3],
          ['scotland', 2],
          ['strathinver', 1],
        ],
      );
      assert.ok(found.rows > 2000, `${found.rows} rows`);
      await given().own(async (session) => {
        const { rows } = await session.query(
          `select subject, action, content from record_entry join record_content using (scope, position)
            where scope = 'dundee' order by position`,
        );
        assert.deepEqual(
          rows.map(({ subject, action }) => [subject, action]),
          [
            ['dundee-example 1.0.0', 'pack.load'],
            ['figures.csv', 'pack.load'],
            ['dundee', 'record.sealed'],
          ],
        );
        assert.deepEqual(JSON.parse(String(rows[0]?.['content'])), { detail: { added: 3, changed: [] } });
      });
    });

    test('work goes on, after the entry that sealed what stood', async () => {
      await given().serve(MIGRATIONS, async (database) => {
        await loadPacks(database, ['scotland', 'dundee-example'], secondsClock());
        await database.write({ council: 'dundee' }, async (tx) => {
          const at = await instantOfWrite(tx, systemClock);
          await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 's' });
        });
        assert.deepEqual((await verifyDatabase(database)).breaks, []);
      });
    });

    test('a row from before the upgrade that is altered afterwards is found', async () => {
      await given().own(async (session) => {
        await session.script('begin; set local session_replication_role = replica');
        await session.script(`update observation set value = value + 1 where ctid = (
          select min(ctid) from observation where council = 'dundee' and value is not null)`);
        const registry = await sealedTables(session);
        const lines = [];
        for (const table of registry.keys()) lines.push(...(await linesOf(session, table)));
        await session.script('rollback');
        const { breaks } = await verifyRecord(lines, registry);
        assert.deepEqual(
          breaks.map(({ scope, kind, table, position }) => [scope, kind, table, position]),
          [['dundee', 'row-altered', 'observation', 3]],
        );
      });
    });
  });
};

stopServerAtEnd();
const without = await whyNoPostgres();
suite('embedded', () => ownedEmbedded(released));
if (without === null) suite('postgresql', () => ownedPostgres(released));
else test('upgrading data of the first release (postgresql)', { skip: without }, () => undefined);

test('an owner who is bound by row-level security can upgrade and work', { skip: without ?? false }, async () => {
  const { url, ownerUrl, drop } = await createPostgres(released);
  const owner = `remit_owner_${randomBytes(4).toString('hex')}`;
  const asOwner = new URL(ownerUrl);
  asOwner.username = owner;
  asOwner.password = 'remit-test';
  try {
    await asPostgresOwner(ownerUrl, async (session) => {
      await insertOld(session);
      await session.script(`create role ${owner} login createrole nosuperuser nobypassrls password 'remit-test';
        alter database "${new URL(ownerUrl).pathname.slice(1)}" owner to ${owner};
        alter schema public owner to ${owner}`);
      const { rows } = await session.query(
        `select format('alter table %I owner to %I', relname, $1::text) as statement from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r'
          union all select format('alter function %s owner to %I', oid::regprocedure, $1::text) from pg_proc
            where pronamespace = 'public'::regnamespace`,
        [owner],
      );
      for (const row of rows) await session.script(String(row['statement']));
    });
    const database = await openPostgres({ url, ownerUrl: asOwner.href, migrations: MIGRATIONS });
    const before = await verifyDatabase(database);
    assert.deepEqual(before.breaks, []);
    assert.ok(before.rows > 2000);
    await loadPacks(database, ['scotland', 'dundee-example', 'invented-example'], secondsClock());
    await database.write({ council: 'fife' }, async (tx) => {
      const at = await instantOfWrite(tx, systemClock);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'the first of its chain' });
    });
    const { breaks, scopes } = await verifyDatabase(database);
    assert.deepEqual(breaks, []);
    assert.deepEqual(
      scopes.map(({ scope }) => scope),
      ['dundee', 'fife', 'scotland', 'strathinver'],
    );
    await database.close();
  } finally {
    await drop();
    await asPostgresOwner(ownerUrl.replace(/\/[^/]*$/, '/postgres'), (session) =>
      session.script(`drop role if exists ${owner}`),
    );
  }
});
