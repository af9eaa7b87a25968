import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import { type Kysely, sql } from 'kysely';

import { importObservations } from '../../src/features/measures/index.ts';
import { anchorsOf, appendToRecord, instantOfWrite, readRestricted } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { type CouncilCode, FaultError } from '../../src/kernel/index.ts';
import { QueryError, type Transaction } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';

const DUNDEE = 'dundee' as CouncilCode;

type Header = Record<string, string | number | null> & { position: number; previous_hash: string | null; hash: string };

const refusedAs = (sqlState: string, words: RegExp) => (error: unknown) =>
  error instanceof QueryError && error.sqlState === sqlState && words.test(error.message);

// The hash of an entry once more, from its description alone.
const field = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '~,' : `${Buffer.from(String(value)).length}:${value},`;
const hashOf = (entry: Header): string => {
  const { previous_hash, scope, position, at, actor, post, capacity, delegation, action, subject } = entry;
  const fields = [previous_hash, scope, position, at, actor, post, capacity, delegation, action, subject];
  const text = ['remit record 1', ...fields, entry['confidentiality'], entry['content_hash']].map(field).join('');
  return createHash('sha256').update(text).digest('hex');
};

const insertPost = (tx: Transaction, code: string, at: string) =>
  sql`insert into post (code, title, origin, known_at) values (${code}, 'A post', 'a test', ${at}::timestamptz)`.execute(
    tx as Kysely<unknown>,
  );

await forEachDatabase('the record', ({ database }) => {
  const clock = secondsClock();
  const write = <Value>(work: (tx: Transaction, at: string) => Promise<Value>, council: string | null = DUNDEE) =>
    database().write({ council }, async (tx) => work(tx, await instantOfWrite(tx, clock)));
  const entries = async (chain = 'dundee'): Promise<Header[]> =>
    database().read({ council: DUNDEE, clearance: 'restricted' }, async (tx) => {
      const found = await sql<Header>`select * from record_entry where scope = ${chain} order by position`.execute(tx);
      return found.rows;
    });

  before(() => loadPacks(database(), ['scotland', 'dundee-example'], clock));

  test('entries follow one another without a gap, each with the hash of the one before', async () => {
    const bytes = new TextEncoder().encode('measure,period,value\nelc-1140-hour-places,2030/31,12\n');
    const read = await importObservations(database(), DUNDEE, bytes, { fileName: 'figures.csv', clock, actor: A_TEST });
    assert.deepEqual([read.rejected, read.accepted], [[], 1]);
    await write((tx, at) => appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'Größe £ 1' }));
    const found = await entries();
    assert.deepEqual(
      found.map(({ position }) => position),
      found.map((_, index) => index + 1),
    );
    assert.ok(found.length >= 3);
    found.forEach((entry, index) => {
      assert.equal(entry.previous_hash, found[index - 1]?.hash ?? null);
      assert.equal(entry.hash, hashOf(entry), `entry ${entry.position}`);
    });
    const last = found.at(-1);
    const anchors = await anchorsOf(database(), DUNDEE);
    assert.deepEqual(
      anchors.map(({ scope }) => scope),
      ['dundee', 'scotland'],
    );
    assert.equal(anchors[0]?.hash, last?.hash);
  });

  test('what an entry says is under a salted hash in its header', async () => {
    const detail = { added: 1 };
    const position = await write((tx, at) =>
      appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 's', before: null, after: 'b', detail }),
    );
    const [found] = await database().read({ council: DUNDEE }, async (tx) => {
      const { rows } = await sql<{ salt: string; content: string; content_hash: string }>`
        select salt, content, content_hash from record_entry join record_content using (scope, position)
        where scope = 'dundee' and position = ${position}`.execute(tx);
      return rows;
    });
    assert.deepEqual(JSON.parse(found?.content ?? ''), { after: 'b', before: null, detail });
    const hash = createHash('sha256').update(`${found?.salt}${found?.content}`).digest('hex');
    assert.equal(found?.content_hash, hash);
    assert.match(found?.salt ?? '', /^[0-9a-f]{64}$/);
  });

  test('the digest of rows is that of the sorted hashes of their JSON', async () => {
    const at = await write(async (tx, instant) => {
      await insertPost(tx, 'B', instant);
      await insertPost(tx, 'A', instant);
      await appendToRecord(tx, { at: instant, actor: A_TEST, action: 'pack.load', subject: 's' });
      return instant;
    });
    const [found] = await database().read({ council: DUNDEE }, async (tx) => {
      const { rows } = await sql<{ content: string; lines: string[] }>`
        select content, array(select jsonb_strip_nulls(to_jsonb(stored))::text from post as stored where known_at = ${at}::timestamptz) as lines
        from record_entry join record_content using (scope, position) where scope = 'dundee' and at = ${at}::timestamptz`.execute(
        tx,
      );
      return rows;
    });
    const hashes = (found?.lines ?? []).map((line) => createHash('sha256').update(line).digest()).sort(Buffer.compare);
    const digest = createHash('sha256').update(Buffer.concat(hashes)).digest('hex');
    assert.deepEqual(JSON.parse(found?.content ?? '').rows, [{ table: 'post', at, count: 2, digest }]);
  });

  test('rows without an entry after them are refused as the transaction ends', async () => {
    const refused = refusedAs('23000', /without its entry in the record: post/);
    await assert.rejects(
      write((tx, at) => insertPost(tx, 'X', at)),
      refused,
    );
    const after = write(async (tx, at) => {
      await insertPost(tx, 'X', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 's' });
      await insertPost(tx, 'Y', at);
    });
    await assert.rejects(after, refused);
  });

  test('a second entry in a transaction covers what came after the first', async () => {
    await write(async (tx, at) => {
      await insertPost(tx, 'P1', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 's' });
      await insertPost(tx, 'P2', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 's' });
    });
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });

  test('rows that were undone to a savepoint need no entry', async () => {
    await write(async (tx, at) => {
      await sql`savepoint here`.execute(tx);
      await insertPost(tx, 'GONE', at);
      await sql`rollback to savepoint here`.execute(tx);
    });
    await write(async (tx, at) => {
      await insertPost(tx, 'STAYS', at);
      await sql`savepoint here`.execute(tx);
      await insertPost(tx, 'GONE', at);
      await sql`rollback to savepoint here`.execute(tx);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 's' });
    });
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });

  test('rows of another instant than their entry are refused', async () => {
    const mixed = write(async (tx, at) => {
      await insertPost(tx, 'M', at);
      const later = new Date(Date.parse(at) + 1).toISOString();
      await appendToRecord(tx, { at: later, actor: A_TEST, action: 'pack.load', subject: 's' });
    });
    await assert.rejects(mixed, refusedAs('23000', /Rows of post are known at/));
  });

  test('an entry of the past, or of the instant of another write, is refused', async () => {
    const last = (await entries()).at(-1)?.['at'];
    for (const at of ['2000-01-01T00:00:00.000Z', String(last)]) {
      const early = database().write({ council: DUNDEE }, (tx) =>
        appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 's' }),
      );
      await assert.rejects(early, refusedAs('22023', /comes after/));
    }
    const fine = database().write({ council: DUNDEE }, (tx) =>
      sql`select append_to_record('2090-01-01T00:00:00.0001Z', 'a', null, 'a', null, 'a', 's', 'open', '{}')`.execute(
        tx,
      ),
    );
    await assert.rejects(fine, refusedAs('22023', /milliseconds/));
  });

  const ATTEMPTS = {
    'writes an entry of its own making': sql`insert into record_entry select 'dundee', 99, now(), 'a', null, 'a', null, 'a', 's', 'open', 'h', 'h', 'h'`,
    'changes an entry': sql`update record_entry set subject = 'x'`,
    'takes an entry away': sql`delete from record_entry`,
    'changes what an entry says': sql`update record_content set content = '{}'`,
    'takes away what an entry says': sql`delete from record_content`,
    'moves the end of the chain': sql`update record_head set position = 1`,
    'removes the end of the chain': sql`delete from record_head`,
    'empties the record': sql`with gone as (delete from record_entry returning 1) select * from gone`,
    'looks at the notes of what is unsealed': sql`select * from record_unsealed`,
    'wipes the notes of what is unsealed': sql`delete from record_unsealed`,
    'puts an entry into the chain directly': sql`select chain_entry(null, '{}')`,
    'seals what stands': sql`select seal_what_stands('because')`,
    'changes the list of tables': sql`update kept_table set kind = 'working'`,
    'makes a table of its own kept': sql`select keep_for_all('post')`,
    'changes a sealed row': sql`update post set title = 'x'`,
  };
  for (const [attempt, statement] of Object.entries(ATTEMPTS)) {
    test(`the application's role may not: ${attempt}`, async () => {
      await assert.rejects(
        database().write({ council: DUNDEE, clearance: 'restricted' }, (tx) => statement.execute(tx)),
        (error) => error instanceof QueryError && ['42501', '23001'].includes(error.sqlState),
      );
    });
  }

  test('nothing that is asked for can choose a position, a hash, or what the entry says of rows', async () => {
    const content = JSON.stringify({ rows: [{ table: 'post', count: 0 }], position: 7, hash: 'x', detail: 1 });
    const before = (await entries()).length;
    const position = await write(async (tx, at) => {
      const { rows } = await sql<{ position: number }>`
        select append_to_record(${at}::timestamptz, 'a', null, 'a', null, 'pack.load', 's', 'open', ${content}::jsonb) as position`.execute(
        tx,
      );
      return rows[0]?.position;
    });
    assert.equal(position, before + 1);
    const said = await database().read({ council: DUNDEE }, async (tx) => {
      const { rows } = await sql<{ content: string }>`
        select content from record_content where scope = 'dundee' and position = ${position}`.execute(tx);
      return JSON.parse(rows[0]?.content ?? '');
    });
    assert.deepEqual(said, { position: 7, hash: 'x', detail: 1 });
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });

  test("another council sees nothing of the chain, and the council's own clearance decides what it reads", async () => {
    const secret = (clearance: 'open' | 'restricted') =>
      database().write({ council: DUNDEE, clearance }, async (tx) => {
        const at = await instantOfWrite(tx, clock);
        const said = { action: 'pack.load', subject: 'S-1', confidentiality: 'restricted', detail: 'hush' } as const;
        return appendToRecord(tx, { at, actor: A_TEST, ...said });
      });
    await assert.rejects(secret('open'), refusedAs('42501', /with the clearance for it/));
    assert.equal(await secret('restricted'), 1);
    const seen = async (council: string, clearance: 'open' | 'restricted') =>
      database().read({ council, clearance }, async (tx) => {
        const { rows } = await sql<{ headers: number; contents: number; ends: number }>`select
          (select count(*)::int from record_entry where scope = 'dundee/restricted') as headers,
          (select count(*)::int from record_content where scope = 'dundee/restricted') as contents,
          (select count(*)::int from record_head where scope = 'dundee/restricted') as ends`.execute(tx);
        return rows[0];
      });
    assert.deepEqual(await seen('dundee', 'open'), { headers: 0, contents: 0, ends: 0 });
    assert.deepEqual(await seen('dundee', 'restricted'), { headers: 1, contents: 1, ends: 1 });
    assert.deepEqual(await seen('fife', 'restricted'), { headers: 0, contents: 0, ends: 0 });
  });

  test('reading restricted matter leaves who, what and why; without a reason nothing is read', async () => {
    const opening = { subject: 'S-1', reason: ' The review on Friday ', clock };
    const read = await readRestricted(database(), A_TEST, DUNDEE, opening, async (tx) => {
      const { rows } = await sql<{ clearance: string }>`select remit_clearance() as clearance`.execute(tx);
      return rows[0]?.clearance;
    });
    assert.equal(read, 'restricted');
    const last = (await entries('dundee/restricted')).at(-1);
    assert.deepEqual([last?.['action'], last?.['subject'], last?.['actor']], ['restricted.read', 'S-1', 'a test']);
    const reasonSeen = async (clearance: 'open' | 'restricted') =>
      database().read({ council: DUNDEE, clearance }, async (tx) => {
        const { rows } = await sql<{ reason: string }>`select content::jsonb ->> 'reason' as reason
          from record_content where scope = 'dundee/restricted' and position = ${last?.position}`.execute(tx);
        return rows.map(({ reason }) => reason);
      });
    assert.deepEqual(await reasonSeen('open'), []);
    assert.deepEqual(await reasonSeen('restricted'), ['The review on Friday']);
    const failing = readRestricted(database(), A_TEST, DUNDEE, { ...opening, reason: ' ' }, () =>
      assert.fail('nothing may be read'),
    );
    await assert.rejects(failing, (error) => error instanceof FaultError && error.fault.code === 'restricted.reason');
    assert.equal((await entries('dundee/restricted')).length, last?.position);
  });

  test('no council may write under the name of what all share', async () => {
    const posing = database().write({ council: 'scotland' }, (tx) =>
      appendToRecord(tx, { at: '2027-06-01T00:00:00.000Z', actor: A_TEST, action: 'pack.load', subject: 's' }),
    );
    await assert.rejects(posing, refusedAs('22023', /no council/));
  });

  test('no entry is dated at no time, or so far ahead that every later one would be kept out', async () => {
    for (const at of ['infinity', '-infinity', '9999-12-31T00:00:00.000Z']) {
      const ahead = database().write({ council: 'dundee' }, (tx) =>
        appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 's' }),
      );
      await assert.rejects(ahead, refusedAs('22023', /milliseconds|so far ahead/), at);
    }
  });

  test('twenty writers at once leave one chain', async () => {
    const before = (await entries()).length;
    const one = (index: number) =>
      write(async (tx, at) => {
        await insertPost(tx, `W${index}`, at);
        await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: `W${index}` });
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => one(index)));
    assert.equal((await entries()).length, before + 20);
    const { breaks, scopes } = await verifyDatabase(database());
    assert.deepEqual(breaks, []);
    assert.deepEqual(
      scopes.map(({ scope, intact }) => [scope, intact]),
      [
        ['dundee', true],
        ['dundee/restricted', true],
        ['scotland', true],
      ],
    );
  });

  test('an anchor that the chain still holds is found, and one that it does not is told', async () => {
    const [anchor] = await anchorsOf(database(), DUNDEE);
    assert.ok(anchor !== undefined);
    assert.deepEqual((await verifyDatabase(database(), { anchors: [anchor] })).breaks, []);
    const other = { ...anchor, hash: '0'.repeat(64) };
    const beyond = { ...anchor, position: anchor.position + 1 };
    const { breaks } = await verifyDatabase(database(), { anchors: [other, beyond] });
    assert.deepEqual(
      breaks.map(({ kind, position }) => [kind, position]),
      [
        ['anchor', anchor.position],
        ['anchor', anchor.position + 1],
      ],
    );
  });
});
