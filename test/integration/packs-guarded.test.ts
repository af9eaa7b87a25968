import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { loadPack, readPack, readPackFolder } from '../../src/features/packs/index.ts';
import { addPost, endHolding, hatsOf, readDirectory } from '../../src/features/people/index.ts';
import { FaultError } from '../../src/kernel/index.ts';
import { projectRoot } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, hire, setClock } from '../support/people.ts';

await forEachDatabase('a pack that guards a post which is held', ({ database }) => {
  const { clock, set } = setClock('2026-03-02T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('dundee'), by: BY_MACHINE });
  const posts = async () => [...(await database().read({ council: 'dundee' }, readDirectory)).posts.keys()];
  let friend = '';

  before(async () => {
    await loadPacks(database(), ['scotland'], clock);
    given(await addPost(office(), { code: 'CSWO', title: 'Desk', service: '', roles: [] }));
    friend = await hire(office(), 'F', 'CSWO');
  });

  test('is refused whole, with the posts, while somebody who was put there before holds one', async () => {
    await assert.rejects(
      () => loadPacks(database(), ['dundee-example'], clock),
      (error) =>
        error instanceof FaultError &&
        error.fault.code === 'people.guarded' &&
        error.fault.message.endsWith('or a group of the sign-in gives: CSWO'),
    );
    assert.deepEqual(await posts(), ['CSWO']);
    assert.deepEqual(
      (await hatsOf(database(), friend, [], clock())).map(({ roles }) => roles),
      [[]],
    );
  });

  test('is loaded once nobody holds it, and again without a word', async () => {
    const { holdings } = await database().read({ council: 'dundee' }, readDirectory);
    given(await endHolding(office(), 'CSWO', holdings[0]?.code ?? '', '2026-03-02'));
    set('2026-03-03T09:00:00.000Z');
    await loadPacks(database(), ['dundee-example'], clock);
    assert.ok((await posts()).length > 30);
    assert.deepEqual(await hatsOf(database(), friend, [], clock()), []);
    await loadPacks(database(), ['dundee-example'], clock);
  });

  test('and one that makes a held post the keeper of a register of restricted entries, but not in the demonstration', async () => {
    await hire(office(), 'G', 'LODL');
    const folder = await readPackFolder(join(projectRoot(), 'packs', 'dundee-example'));
    const keepers = 'register-keepers.csv';
    const lines = new TextDecoder().decode(folder.get(keepers));
    const load = async (text: string, demonstration = false) => {
      const pack = await readPack(new Map([...folder, [keepers, new TextEncoder().encode(text)]]));
      assert.ok(pack.ok);
      return loadPack(database(), pack.value, { clock, actor: A_TEST, makeDue: null, demonstration });
    };
    // A register of open entries alone shows its keeper nothing that is restricted.
    await load(lines.replace('compliment,CGL,', 'compliment,LODL,'));
    const moved = lines.replace('duty-of-candour,CGL,', 'duty-of-candour,LODL,');
    assert.notEqual(moved, lines);
    await assert.rejects(
      () => load(moved),
      (error) =>
        error instanceof FaultError &&
        error.fault.code === 'people.guarded' &&
        error.fault.place.file === keepers &&
        error.fault.message.endsWith('or a group of the sign-in gives: LODL'),
    );
    assert.equal((await database().read({ council: 'dundee' }, readDirectory)).trusted.has('LODL'), false);
    await load(moved, true);
    assert.equal((await database().read({ council: 'dundee' }, readDirectory)).trusted.has('LODL'), true);
    // A keeper who is one already is nothing new.
    await load(moved);
  });
});
