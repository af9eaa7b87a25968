import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import {
  bringCouncilUpToDate,
  MECHANISM,
  MECHANISM_LEAD,
  MECHANISM_SCHEDULE,
} from '../../src/features/framework/index.ts';
import { appendToRecord, instantOfWrite, put } from '../../src/features/record/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { councilOf, inventCouncils, setClock } from '../support/people.ts';
import { type Staffed, staffed } from '../support/staffed.ts';

const ABERCORN = councilOf('abercorn');

await forEachDatabase('what is expected and not owed yet', ({ database }) => {
  const { clock, set } = setClock('2026-11-22T10:00:00.000Z', 10);
  let service: Staffed;

  before(async () => {
    const posts = { CSWO: ['cswo'], HR: ['owner'], FIN: ['owner'] };
    await inventCouncils(database(), clock, ['abercorn'], posts);
    service = await staffed(database(), clock, ABERCORN, Object.keys(posts));
    await database().write({ council: ABERCORN }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const all = {
        function: 'F1',
        position: 1,
        title: 'Reports of training',
        kind: 'report',
        same_as: null,
        note: null,
      };
      await put(tx, MECHANISM, { code: 'M10', ...all }, at);
      const days = { group_code: null, lead_days: 14, grace_days: 21, frequency_as_written: null };
      await put(tx, MECHANISM_SCHEDULE, { mechanism: 'M10', from_day: '', frequency: 'quarterly', ...days }, at);
      await put(tx, MECHANISM_LEAD, { mechanism: 'M10', from_day: '', posts: ['HR'] }, at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
  });
  after(() => service.close());

  const read = async (post: string, path: string): Promise<string> => {
    await service.be(post);
    return (await service.read(`/councils/abercorn/owed${path}`))
      .replace(/[\s\S]*<main/, '<main')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
  };

  test('a list says what comes after what is owed, by whom, and that nobody owes it yet', async () => {
    await bringCouncilUpToDate(database(), clock, ABERCORN);
    const own = await read('HR', '');
    // Owed: 22 November to 31 December, by 21 January. The next quarter is not made due before it begins.
    assert.match(own, /To come: nothing need be done yet \(1\).*21 January 2027/);
    assert.match(
      own,
      /Expected next, not owed yet \(1\).*Reports of training 21 April 2027 Every quarter: 1 January 2027/,
    );
    assert.doesNotMatch(await read('FIN', ''), /Expected next|Reports of training/);
    assert.match(await read('CSWO', '?all=yes'), /Reports of training 21 April 2027 The post HR Every quarter/);
  });

  test('a month tells what is expected apart from what is due, as far ahead as is known', async () => {
    const due = await read('HR', '/month?month=2027-01');
    assert.match(due, /Due in this month 1/);
    assert.doesNotMatch(due, /Expected/);
    const april = await read('HR', '/month?month=2027-04');
    assert.match(april, /Due in this month Nothing Expected, not owed yet 1 .*Nothing is owed in this month yet\./);
    assert.match(april, /Wednesday 21 April Expected, not owed yet: Reports of training/);
    assert.doesNotMatch(await read('FIN', '/month?month=2027-04'), /Expected/);
    assert.match(await read('CSWO', '/month?month=2027-04&all=yes'), /Reports of training, The post HR/);
    const far = await read('HR', '/month?month=2029-04');
    assert.match(far, /Nothing is due in this month\. What is expected is told up to 22 November 2028/);
  });

  test('once it is made due it is owed and expected no longer', async () => {
    set('2027-01-01T09:00:00.000Z');
    await bringCouncilUpToDate(database(), clock, ABERCORN);
    const april = await read('HR', '/month?month=2027-04');
    assert.match(april, /Due in this month 1 .*Wednesday 21 April Reports of training : not yet open/);
    assert.doesNotMatch(april, /Expected/);
    assert.match(await read('HR', ''), /Reports of training 21 July 2027 Every quarter: 1 April 2027/);
  });
});
