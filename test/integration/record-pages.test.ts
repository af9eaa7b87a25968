import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import {
  anchorsOf,
  anchorText,
  appendToRecord,
  instantOfWrite,
  readRestricted,
} from '../../src/features/record/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';

const DUNDEE = 'dundee' as CouncilCode;

await forEachDatabase('the pages of the record', ({ database }) => {
  const clock = secondsClock();
  const failures: unknown[] = [];
  const get = async (address: string, role: 'cswo' | 'performance-manager' | 'member' = 'cswo') => {
    const server = await appFor(database(), somebody(hat('dundee', [role])), failures);
    const { statusCode, body } = await server.inject({ method: 'GET', url: `/councils/dundee/record${address}` });
    await server.close();
    assert.deepEqual(failures, []);
    return { statusCode, body };
  };

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    for (let number = 1; number <= 30; number += 1) {
      await database().write({ council: DUNDEE, clearance: 'restricted' }, async (tx) => {
        const at = await instantOfWrite(tx, clock);
        const subject = number === 30 ? 'needle <b>100%</b>' : `thing ${number}`;
        await appendToRecord(tx, {
          at,
          actor: A_TEST,
          action: 'pack.load',
          subject,
          before: 'old',
          after: 'new',
          ...(number === 29 ? { confidentiality: 'restricted' as const, detail: 'hush' } : {}),
        });
      });
    }
    const opening = { subject: 'ER-2026-0001', reason: 'The review on Friday', clock };
    await readRestricted(database(), A_TEST, DUNDEE, opening, async () => undefined);
  });

  test('the newest entries come first, a page at a time, with what was before and after', async () => {
    const first = (await get('')).body;
    assert.match(first, /32 entries, the newest first/);
    assert.match(first, /A pack was loaded/);
    assert.match(first, /Before[\s\S]*?old[\s\S]*?After[\s\S]*?new/);
    assert.match(first, /thing 28/);
    // In the order of time, whichever chain they stand in: of the restricted one that it is there, and not what it says.
    assert.match(first, /1, restricted[\s\S]*thing 28/);
    assert.match(first, /thing 29/);
    assert.doesNotMatch(first, /thing 1<|hush/);
    assert.match((await get('?page=2')).body, /thing 1</);
    assert.match((await get('?page=999')).body, /thing 1</);
  });

  test('it can be narrowed by words as they stand, which are never taken for markup', async () => {
    const { body } = await get(`?subject=${encodeURIComponent('<B>100%')}`);
    assert.match(body, /1 entry, the newest first/);
    assert.match(body, /needle &lt;b/);
    assert.doesNotMatch(body, /<b>100/);
    assert.match((await get('?event=restricted.read')).body, /1 entry, the newest first/);
    assert.match((await get('?subject=thing_1')).body, /No entry is of this kind/);
  });

  test('why somebody opened restricted matter is for those who answer for it', async () => {
    assert.match((await get('/restricted')).body, /ER-2026-0001[\s\S]*The review on Friday/);
    assert.equal((await get('/restricted', 'performance-manager')).statusCode, 403);
    const { statusCode, body } = await get('', 'performance-manager');
    assert.equal(statusCode, 200);
    assert.match(body, /30 entries, the newest first/);
    assert.doesNotMatch(body, /Friday|[Rr]estricted|thing 29/);
    const ends = await anchorsOf(database(), DUNDEE, 'restricted');
    await get('/restricted');
    assert.deepEqual(await anchorsOf(database(), DUNDEE, 'restricted'), ends, 'reading the reasons is no opening');
    assert.equal((await get('', 'member')).statusCode, 403);
  });

  test('the end of the record can be printed', async () => {
    const anchors = await anchorsOf(database(), DUNDEE, 'restricted');
    assert.deepEqual(
      anchors.map(({ scope, position }) => [scope, position]),
      [
        ['dundee', 30],
        ['dundee/restricted', 2],
        ['scotland', 1],
      ],
    );
    const page = (await get('/anchor')).body;
    const open = (await get('/anchor', 'performance-manager')).body;
    for (const anchor of anchors) {
      const command = `remit verify BACKUP-FILE --anchor ${anchorText(anchor)}`;
      assert.ok(page.includes(command));
      assert.equal(open.includes(command), anchor.scope !== 'dundee/restricted');
    }
    assert.doesNotMatch(open, /[Rr]estricted/);
  });
});
