import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';

import { bringCouncilUpToDate, makeDue } from '../../src/features/framework/index.ts';
import { obligationsOf } from '../../src/features/obligations/index.ts';
import { loadPack, readPack, readPackFolder } from '../../src/features/packs/index.ts';
import { LATEST } from '../../src/features/people/index.ts';
import { dayOf, daysAfter } from '../../src/kernel/index.ts';
import { projectRoot, systemClock } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { councilOf } from '../support/people.ts';

const DUNDEE = councilOf('dundee');
// The six mechanisms of the printed framework that report to the management team, or come as available (source 001, part 3).
const OF_THE_TEAM = ['M07', 'M08', 'M13', 'M14', 'M20', 'M29'];

type Told = { readonly opened: string[]; readonly changed: string[]; readonly fellAway: string[] };

await forEachDatabase('what a change makes due in its own transaction', ({ database }) => {
  let app: FastifyInstance;
  const failures: unknown[] = [];
  const owed = (filter = {}) => database().read({ council: DUNDEE }, (tx) => obligationsOf(tx, filter, LATEST));
  const lastEntry = () =>
    database().read({ council: DUNDEE }, async (tx) => {
      const found = await sql<{ action: string; due: Told | null }>`
        select action, content::jsonb -> 'due' as due from record_entry join record_content using (scope, position)
        where scope = 'dundee' order by position desc limit 1`.execute(tx);
      return found.rows[0];
    });
  const send = async (path: string, fields: Record<string, string>): Promise<string> => {
    const payload = new URLSearchParams({ _form: 'test-token', ...fields }).toString();
    const url = `/councils/dundee/meetings${path}`;
    const answer = await app.inject({ method: 'POST', url, headers: FORM_HEADERS, payload });
    assert.equal(answer.statusCode, 303, answer.body);
    return String(answer.headers.location);
  };
  const load = async (dryRun: boolean) => {
    const pack = await readPack(await readPackFolder(join(projectRoot(), 'packs', 'dundee-example')));
    assert.ok(pack.ok);
    const clock = secondsClock('2026-01-05T09:00:00.000Z');
    return loadPack(database(), pack.value, { clock, actor: A_TEST, dryRun, makeDue });
  };

  before(async () => {
    await loadPacks(database(), ['scotland'], secondsClock());
    app = await appFor(database(), somebody(hat('dundee', ['cswo'])), failures);
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  test('a pack makes due what its framework asks for, and a dry run makes nothing due', async () => {
    await load(true);
    assert.deepEqual(await owed(), []);
    await load(false);
    // 43 mechanisms ask for something themselves, less the seven that go by meetings, of which there are none yet.
    assert.equal((await owed()).length, 36);
    const entry = await lastEntry();
    assert.deepEqual([entry?.action, entry?.due?.opened.length], ['pack.load', 36]);
    await load(false);
    assert.deepEqual(await lastEntry(), entry);
  });

  test('a meeting that is put in the calendar, moved and cancelled takes what goes by it along at once', async () => {
    await bringCouncilUpToDate(database(), systemClock, DUNDEE);
    const today = dayOf(systemClock());
    const place = await send('/groups/G13', { 'meeting-day': daysAfter(today, 20) });
    const code = /MT-\d{4}-\d{3}/.exec(place)?.[0] ?? '';
    const of = () => owed({ codes: OF_THE_TEAM.map((each) => `${each}.${code}`) });
    const codes = OF_THE_TEAM.map((each) => `${each}.${code}`);
    // There seven days before the meeting.
    assert.deepEqual([...new Set((await of()).map(({ dueOn }) => dueOn))], [daysAfter(today, 13)]);
    const added = await lastEntry();
    assert.deepEqual([added?.action, added?.due?.opened.toSorted()], ['meeting.add', codes]);
    await send(`/${code}`, { 'meeting-day': daysAfter(today, 24) });
    assert.deepEqual([...new Set((await of()).map(({ dueOn }) => dueOn))], [daysAfter(today, 17)]);
    const moved = await lastEntry();
    assert.deepEqual([moved?.action, moved?.due?.changed.toSorted()], ['meeting.change', codes]);
    await send(`/${code}/cancel`, { 'cancel-why': 'The building is closed' });
    assert.deepEqual([...new Set((await of()).map(({ state }) => state))], ['cancelled']);
    const cancelled = await lastEntry();
    assert.deepEqual([cancelled?.action, cancelled?.due?.fellAway.toSorted()], ['meeting.cancel', codes]);
    assert.deepEqual(await bringCouncilUpToDate(database(), systemClock, DUNDEE), {
      opened: [],
      changed: [],
      fellAway: [],
    });
    const page = await app.inject({ method: 'GET', url: `/councils/dundee/meetings/${code}` });
    assert.equal(page.statusCode, 200);
  });

  test('several meetings at once make due what each asks for, in one entry', async () => {
    const today = dayOf(systemClock());
    await send('/groups/G13/series', {
      'series-first': daysAfter(today, 8),
      'series-rhythm': 'weekly',
      'series-last': daysAfter(today, 15),
    });
    const entry = await lastEntry();
    assert.deepEqual([entry?.action, entry?.due?.opened.length], ['meeting.add', 12]);
  });
});
