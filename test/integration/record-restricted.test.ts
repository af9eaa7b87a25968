import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import {
  anchorsOf,
  appendToRecord,
  dataVersion,
  instantOfWrite,
  readRestricted,
} from '../../src/features/record/index.ts';
import { verifyFile } from '../../src/features/record/verify-file.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { openEmbedded, QueryError } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { backUp, linesIn, packLines, restoreEmbedded } from '../support/archives.ts';
import { embeddedTemplate, forEachDatabase, MIGRATIONS } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { insertEvidenceRow } from '../support/evidence-rows.ts';

const DUNDEE = 'dundee' as CouncilCode;

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-restricted-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const refusedAs = (sqlState: string, words: RegExp) => (error: unknown) =>
  error instanceof QueryError && error.sqlState === sqlState && words.test(error.message);

await forEachDatabase('restricted entries of the record', ({ kind, database }) => {
  const clock = secondsClock();
  const path = (name: string): string => join(folder, `${kind}-${name}`);
  const failures: unknown[] = [];
  const page = async (address: string, role: 'cswo' | 'performance-manager'): Promise<string> => {
    const server = await appFor(database(), somebody(hat('dundee', [role])), failures, clock);
    const { statusCode, body } = await server.inject({ method: 'GET', url: `/councils/dundee/${address}` });
    await server.close();
    assert.deepEqual([statusCode, failures], [200, []]);
    return body;
  };
  const version = (clearance: 'open' | 'restricted') =>
    database().read({ council: DUNDEE, clearance }, (tx) => dataVersion(tx));
  let numbers = 0;
  const add = (confidentiality: 'open' | 'restricted'): Promise<[at: string, position: number]> =>
    database().write({ council: DUNDEE, clearance: confidentiality }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      numbers += 1;
      const subject = await insertEvidenceRow(tx, at, confidentiality, numbers);
      return [at, await appendToRecord(tx, { at, actor: A_TEST, action: 'evidence.add', subject })];
    });

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    await add('open');
  });

  test('whoever may not see them is given the same to the byte, before one is written and after', async () => {
    const given = async (name: string) => {
      await backUp(database(), path(name), 'dundee');
      return {
        record: await page('record', 'performance-manager'),
        sought: await page('record?event=restricted.read', 'performance-manager'),
        anchor: await page('record/anchor', 'performance-manager'),
        front: await page('', 'performance-manager'),
        anchors: await anchorsOf(database(), DUNDEE),
        version: await version('open'),
        export: linesIn(await readFile(path(name))),
        verified: await verifyFile(path(name)),
      };
    };
    const [before, cleared] = [await given('before'), await version('restricted')];
    assert.deepEqual(await add('restricted').then(([, position]) => position), 1);
    const opening = { subject: 'ER-2026-0002', reason: 'The review', clock };
    await readRestricted(database(), A_TEST, DUNDEE, opening, async () => undefined);
    assert.deepEqual(await given('after'), before);
    assert.deepEqual([before.verified.breaks, before.verified.notRun], [[], []]);
    // With the clearance the change is seen at once; that something was opened changes no data.
    assert.equal(cleared?.entries, before.version?.entries);
    assert.equal((await version('restricted'))?.entries, (cleared?.entries ?? 0) + 1);
    assert.match(await page('record', 'cswo'), /Restricted matter was opened[\s\S]*ER-2026-0002[\s\S]*2, restricted/);
    assert.match(await page('record?event=restricted.read', 'cswo'), /1 entry, the newest first/);
  });

  test('an open write is dated after a restricted one that it cannot see', async () => {
    const [at] = await add('restricted');
    // A clock that stands still.
    const next = await database().write({ council: DUNDEE }, (tx) => instantOfWrite(tx, () => at));
    assert.equal(next, new Date(Date.parse(at) + 1).toISOString());
    const early = database().write({ council: DUNDEE }, (tx) =>
      appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 's' }),
    );
    await assert.rejects(early, refusedAs('22023', /too early/));
  });

  test('open and restricted rows of one transaction are covered by an entry each, or refused', async () => {
    const both = (entries: readonly ('open' | 'restricted')[]) =>
      database().write({ council: DUNDEE, clearance: 'restricted' }, async (tx) => {
        const at = await instantOfWrite(tx, clock);
        numbers += 2;
        await insertEvidenceRow(tx, at, 'open', numbers);
        await insertEvidenceRow(tx, at, 'restricted', numbers + 1);
        for (const confidentiality of entries)
          await appendToRecord(tx, { at, actor: A_TEST, action: 'evidence.add', subject: 's', confidentiality });
      });
    await assert.rejects(both(['open']), refusedAs('23000', /both open and restricted/));
    await assert.rejects(both(['restricted']), refusedAs('23000', /without its entry in the record: evidence_file/));
    await both(['restricted', 'open']);
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
    await backUp(database(), path('both'), 'dundee');
    const { breaks, notRun } = await verifyFile(path('both'));
    assert.deepEqual([breaks, notRun], [[], []]);
  });

  test('tampering with either chain, or with the rows that either covers, is found', async () => {
    await backUp(database(), path('all'));
    const lines = linesIn(await readFile(path('all'))).slice(0, -1);
    const breaksAfter = async (change: (line: string) => string | null): Promise<unknown[]> => {
      const changed = lines.flatMap((line) => change(line) ?? []);
      // The file says how many rows follow, so what is taken away is taken from there too.
      let table = -1;
      const counted = changed.map((line) => line);
      changed.forEach((line, index) => {
        const said = JSON.parse(line) as { table?: string; rows?: number };
        if (typeof said.rows === 'number' && Object.keys(said).length === 2) {
          table = index;
          counted[index] = JSON.stringify({ table: said.table, rows: 0 });
        } else if (table >= 0) {
          const head = JSON.parse(counted[table] ?? '') as { table: string; rows: number };
          counted[table] = JSON.stringify({ table: head.table, rows: head.rows + 1 });
        }
      });
      await writeFile(path('forged'), packLines(counted));
      const { breaks } = await verifyFile(path('forged'));
      return breaks.map(({ scope, kind: found, position }) => `${scope} ${found} ${position}`);
    };
    const at = (chain: string, position: number) => (line: string) =>
      line.includes(`"scope": "${chain}"`) && line.includes(`"position": ${position},`);
    const [secret, open] = [at('dundee/restricted', 1), at('dundee', 1)];
    const isEntry = (line: string): boolean => line.includes('"content_hash"');
    assert.deepEqual(await breaksAfter((line) => line), []);
    const altered = (which: (line: string) => boolean) =>
      breaksAfter((line) => (which(line) && isEntry(line) ? line.replace('"a test"', '"another"') : line));
    assert.deepEqual(await altered(secret), ['dundee/restricted altered 1']);
    assert.deepEqual(await altered(open), ['dundee altered 1']);
    assert.deepEqual(await breaksAfter((line) => (secret(line) && !line.includes('"at"') ? null : line)), [
      'dundee row-inserted null',
      'dundee/restricted content-missing 1',
    ]);
    const row = (code: string) => (line: string) => line.includes(`"code": "${code}"`);
    assert.deepEqual(await breaksAfter((line) => (row('ER-2026-0002')(line) ? null : line)), [
      'dundee/restricted row-missing 1',
    ]);
    assert.deepEqual(
      await breaksAfter((line) => (row('ER-2026-0002')(line) ? line.replace('A letter', 'A note') : line)),
      ['dundee/restricted row-altered 1'],
    );
    // A restricted row that is called open, so that an open reader would be shown it.
    const opened = await breaksAfter((line) =>
      row('ER-2026-0002')(line) ? line.replace('"confidentiality": "restricted"', '"confidentiality": "open"') : line,
    );
    assert.deepEqual(opened, ['dundee row-inserted null', 'dundee/restricted row-missing 1']);
    // The end of the chain cut off: the anchor from before is held against it as well.
    const anchors = await anchorsOf(database(), DUNDEE, 'restricted');
    assert.deepEqual(
      anchors.map(({ scope }) => scope),
      ['dundee', 'dundee/restricted', 'scotland'],
    );
    assert.deepEqual((await verifyFile(path('all'), { anchors })).breaks, []);
    const wrong = anchors.map((anchor) => ({ ...anchor, hash: '0'.repeat(64) }));
    assert.deepEqual(
      (await verifyFile(path('all'), { anchors: wrong })).breaks.map(({ scope, kind: found }) => `${scope} ${found}`),
      ['dundee anchor', 'dundee/restricted anchor', 'scotland anchor'],
    );
    // Held against an export without restricted entries, the anchor of theirs can be neither right nor wrong.
    await backUp(database(), path('open'), 'dundee');
    const found = await verifyFile(path('open'), { anchors });
    assert.deepEqual([found.breaks, found.notRun.map(({ scope }) => scope)], [[], ['dundee/restricted']]);
  });

  test('a restore keeps both chains, and work goes on in each', async () => {
    await backUp(database(), path('whole'));
    const directory = path('restored');
    await restoreEmbedded(path('whole'), directory, await embeddedTemplate(MIGRATIONS));
    const restored = await openEmbedded({ directory, migrations: MIGRATIONS });
    try {
      assert.deepEqual((await verifyDatabase(restored)).breaks, []);
      const ends = await anchorsOf(restored, DUNDEE, 'restricted');
      assert.deepEqual(ends, await anchorsOf(database(), DUNDEE, 'restricted'));
      await readRestricted(restored, A_TEST, DUNDEE, { subject: 's', reason: 'The review', clock }, async () => null);
      const [, before] = ends;
      const [, now] = await anchorsOf(restored, DUNDEE, 'restricted');
      assert.equal(now?.position, (before?.position ?? 0) + 1);
      assert.deepEqual(await anchorsOf(restored, DUNDEE), await anchorsOf(database(), DUNDEE));
      assert.deepEqual((await verifyDatabase(restored)).breaks, []);
      // The list of chains that all councils read names no restricted one.
      const begun = await restored.snapshot((snapshot) =>
        snapshot.rows('select scope from record_begun order by scope'),
      );
      assert.deepEqual(begun, [{ scope: 'dundee' }, { scope: 'scotland' }]);
    } finally {
      await restored.close();
    }
  });
});
