import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { addPost, endHolding, hatsOf, readDirectory } from '../../src/features/people/index.ts';
import { FaultError } from '../../src/kernel/index.ts';
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
});
