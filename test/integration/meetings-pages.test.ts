import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';

import type { Caller, Role } from '../../src/features/access/index.ts';
import { meetingsOf } from '../../src/features/meetings/index.ts';
import { LATEST } from '../../src/features/people/index.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';

const HOME = '/councils/strathinver/meetings';

await forEachDatabase('pages of meetings', ({ database }) => {
  let app: FastifyInstance;
  let caller: Caller = somebody(hat('strathinver', ['cswo']));
  const failures: unknown[] = [];

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example', 'invented-example'], secondsClock());
    app = await appFor(database(), () => caller, failures);
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  const be = (council: string, role: Role): void => {
    caller = somebody(hat(council, [role]));
  };
  const read = async (url: string, status = 200): Promise<string> => {
    const answer = await app.inject({ method: 'GET', url });
    assert.equal(answer.statusCode, status, url);
    return answer.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  };
  const send = async (url: string, fields: Record<string, string>) => {
    const payload = new URLSearchParams({ _form: 'test-token', ...fields }).toString();
    const { statusCode, headers, body } = await app.inject({ method: 'POST', url, headers: FORM_HEADERS, payload });
    return { status: statusCode, location: headers.location, body };
  };
  const kept = (council: string) => database().read({ council }, (tx) => meetingsOf(tx, { asAt: LATEST }));

  test('the invented council has its meetings from its pack; the real one has none, and its page says what to do', async () => {
    be('strathinver', 'auditor');
    const list = await read(HOME);
    assert.match(list, /Social Work Management Team Chair /);
    assert.match(list, /Attended \d+ of \d+/);
    be('dundee', 'cswo');
    const none = await read('/councils/dundee/meetings');
    assert.match(none, /No meeting is in the calendar/);
    assert.match(none, /Chief Executive \(regular meetings\) Meets this post regularly None in the calendar/);
    assert.deepEqual(await kept('dundee'), []);
  });

  test('a year of meetings takes one form of one page', async () => {
    be('strathinver', 'clerk');
    const before = (await kept('strathinver')).length;
    const sent = {
      'series-first': '2031-01-14',
      'series-rhythm': 'monthly',
      'series-last': '2031-12-31',
      'series-time': '10am',
    };
    const answer = await send(`${HOME}/groups/PPG/series`, sent);
    assert.deepEqual([answer.status, answer.location], [303, `${HOME}/groups/PPG?said=series`]);
    assert.equal((await kept('strathinver')).length - before, 12);
    const again = await send(`${HOME}/groups/PPG/series`, sent);
    assert.equal(again.status, 422);
    assert.match(again.body, /The group meets on 14 January 2031 already/);
    assert.match(again.body, /value="2031-01-14"/);
    assert.equal((await kept('strathinver')).length - before, 12);
    const group = await read(`${HOME}/groups/PPG?said=series`);
    assert.match(group, /The meetings were put in the calendar/);
    assert.match(group, /Tuesday 9 December 2031, 10:00/);
  });

  test('a meeting of a pack is recorded by hand, and its history tells both', async () => {
    be('strathinver', 'cswo');
    const [first] = (await kept('strathinver')).filter(({ group }) => group === 'SWMT');
    const code = first?.code ?? '';
    const fields = {
      'attendance-kind': 'depute',
      'attendance-depute': 'HOS-AD',
      'attendance-minute': 'https://a.test/1',
    };
    // The packs name nobody in a post, so whoever is chosen is not known to have been in it.
    assert.match(
      await read(`${HOME}/${code}`),
      / Head of Adult Social Work, without a delegation \(nobody is recorded in it on the day\) /,
    );
    const answer = await send(`${HOME}/${code}/attendance`, fields);
    assert.deepEqual([answer.status, answer.location], [303, `${HOME}/${code}?said=attended`]);
    const page = await read(`${HOME}/${code}`);
    assert.match(page, /A depute attended: Head of Adult Social Work, no delegation recorded Somebody of the council/);
    assert.match(page, /The Chief Social Work Officer attended A pack/);
    // What the council settled by hand stands when the pack is loaded again.
    await loadPacks(database(), ['invented-example'], secondsClock('2031-01-01T00:00:00.000Z'));
    const again = (await kept('strathinver')).find((each) => each.code === code);
    assert.equal(again?.attendance?.deputePost, 'HOS-AD');
  });

  test('a meeting that is cancelled says so on the page of its group', async () => {
    be('strathinver', 'performance-manager');
    const planned = (await kept('strathinver')).findLast(({ group }) => group === 'PPG');
    const answer = await send(`${HOME}/${planned?.code}/cancel`, { 'cancel-why': 'Winter closing' });
    assert.equal(answer.status, 303);
    assert.match(await read(`${HOME}/groups/PPG`), /Cancelled: Winter closing/);
  });

  test('members see no meetings; owners read them and are shown no form', async () => {
    be('strathinver', 'member');
    await read(HOME, 403);
    be('strathinver', 'owner');
    assert.doesNotMatch(await read(`${HOME}/groups/SWMT`), /Put one meeting/);
    assert.equal((await send(`${HOME}/groups/SWMT`, { 'meeting-day': '2031-01-01' })).status, 403);
    be('dundee', 'cswo');
    await read(HOME, 404);
  });

  test('what there is not says so', async () => {
    be('strathinver', 'cswo');
    assert.match(await read(`${HOME}/MT-2000-001`, 404), /There is no such meeting/);
    assert.match(await read(`${HOME}/groups/NONE`, 404), /There is no such group/);
  });
});
