import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';

import { COUNCIL_LOADED_YEAR } from '../../src/features/clock-rules/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { bringClocksUpToDate, makeEntry } from '../../src/features/registers/index.ts';
import { append } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';

const COUNCIL = 'strathinver';
const HOME = `/councils/${COUNCIL}`;

await forEachDatabase('clocks of registers', ({ database }) => {
  // Thursday 26 November 2026; in winter clocks in Scotland show UTC.
  const { clock, set } = setClock('2026-11-26T14:10:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf(COUNCIL), by: BY_MACHINE });
  const turn = () => bringClocksUpToDate({ database: database(), clock }, councilOf(COUNCIL));
  const failures: unknown[] = [];
  let app: FastifyInstance;
  const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (path: string): Promise<string> => {
    const answer = await app.inject({ method: 'GET', url: `${HOME}${path}` });
    assert.deepEqual([answer.statusCode, failures], [200, []], path);
    return words(answer.body);
  };
  const revisions = (reference: string) =>
    database().read({ council: COUNCIL, clearance: 'restricted', need: ['*'] }, async (tx) => {
      const { rows } = await sql<{ kind: string; state: string; moved_by: string | null; actor: string }>`
        select kind, state, moved_by, actor from register_revision where reference = ${reference} order by number`.execute(
        tx,
      );
      return rows;
    });
  const recorded = (action: string) =>
    database().read({ council: COUNCIL, clearance: 'restricted', need: ['*'] }, async (tx) => {
      const { rows } = await sql<{ subject: string; actor: string }>`
        select subject, actor from record_entry where action = ${action}`.execute(tx);
      return rows;
    });

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], clock);
    app = await appFor(database(), () => somebody(hat(COUNCIL, ['cswo'])), failures, clock);
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  test('run to the minute, and say what the law does otherwise', async () => {
    const opened = await makeEntry(office(), 'secure-accommodation-authorised', {
      confidentiality: 'restricted',
      distribution: [],
      caseReference: 'C-17',
      service: null,
      fields: { 'order-kind': 'cso', 'implementation-authority': COUNCIL, 'relevant-persons': 'none' },
      happened: { at: '2026-11-26T14:05:00.000Z', day: '2026-11-26' },
      looked: false,
    });
    assert.equal(given(opened), 'SA-2026-001');
    const page = await read('/clocks');
    assert.match(
      page,
      /Decide whether to put the secure accommodation authorisation into effect[^.]* SA-2026-001 \(Secure accommodation with an authorisation\) by 14:05 on Sunday 29 November in 2 days 23 hours Running If nobody decides by then, the law treats it as a decision not to put the authorisation into effect\./,
    );
    assert.match(await read('/today'), /By when the law requires what .*SA-2026-001/);
    assert.match(page, /Sunday 29 November 2026 [1-9]/);
    assert.match(await read('/registers'), /1 open, 0 ended SA-2026-001 : /);
  });

  test('of others that are late do not push from the page what the officer has to decide', async () => {
    for (let made = 0; made < 7; made += 1) {
      given(
        await makeEntry(office(), 'complaint', {
          confidentiality: 'open',
          distribution: [],
          caseReference: null,
          service: null,
          fields: { 'service-group': 'children', themes: ['delay'], gist: 'A letter was late' },
          happened: { at: null, day: '2026-11-02' },
          looked: false,
        }),
      );
    }
    const page = await read('/today');
    const [own = '', , others = ''] = page.split('For those to do who keep the registers');
    assert.match(own, /By when the law requires what .*SA-2026-001/);
    assert.doesNotMatch(own, /CP-2026/);
    assert.equal(others.match(/CP-2026-\d+ \(Complaint\)/g)?.length, 4);
  });

  test('are not over in their last minute', async () => {
    set('2026-11-29T14:05:30.000Z');
    assert.deepEqual(await turn(), { lapsed: 0, recounted: 0 });
    assert.match(
      await read('/registers/secure-accommodation-authorised'),
      /SA-2026-001 Restricted 26 November 2026 Authorisation received: decision awaited/,
    );
  });

  test('show a lapse at its minute, before anybody has written it down, and are then written down once', async () => {
    set('2026-11-29T14:06:00.000Z');
    assert.match(
      await read('/registers/secure-accommodation-authorised'),
      /SA-2026-001 Restricted 26 November 2026 Nobody decided in 72 hours: treated as a decision not to put it into effect/,
    );
    assert.equal((await revisions('SA-2026-001')).length, 1);
    const turns = await Promise.all([turn(), turn()]);
    assert.equal(
      turns.reduce((sum, { lapsed }) => sum + lapsed, 0),
      1,
    );
    assert.deepEqual(await turn(), { lapsed: 0, recounted: 0 });
    assert.deepEqual((await revisions('SA-2026-001')).at(-1), {
      kind: 'lapsed',
      state: 'deemed-not-implemented',
      moved_by: 'SEC-02.-.1@2026-11-29T14:05:00.000Z',
      actor: 'background work',
    });
    // The header names no restricted entry.
    assert.deepEqual(await recorded('entry.lapse'), [{ subject: 'registers', actor: 'background work' }]);
    const list = await read('/registers/secure-accommodation-authorised?state=deemed-not-implemented');
    assert.match(list, /SA-2026-001 Restricted/);
  });

  test('that nobody could know are worked out anew when the closed days have been loaded', async () => {
    const opened = await makeEntry(office(), 'complaint', {
      confidentiality: 'open',
      distribution: [],
      caseReference: 'C-18',
      service: null,
      fields: { 'service-group': 'children', themes: ['delay'], gist: 'A letter was late' },
      happened: { at: null, day: '2024-12-27' },
      looked: false,
    });
    assert.equal(given(opened), 'CP-2026-008');
    assert.match(
      await read('/clocks?type=complaint'),
      /Without a time that can be known .*CP-2026-008 .* nobody can know/,
    );
    assert.deepEqual(await turn(), { lapsed: 0, recounted: 0 });
    await database().write({ council: COUNCIL }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await append(tx, COUNCIL_LOADED_YEAR, [{ year: '2024', note: 'A test: no closed days' }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    assert.equal((await turn()).recounted, 1);
    assert.deepEqual(await turn(), { lapsed: 0, recounted: 0 });
    const kinds = (await revisions('CP-2026-008')).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['opened', 'recounted']);
    assert.deepEqual(await recorded('entry.recount'), [{ subject: 'CP-2026-008', actor: 'background work' }]);
    // Friday 27 December 2024 is the first of five; then Monday 30 and Tuesday 31; the first two days of January are closed; then Friday 3 and Monday 6.
    assert.match(await read('/clocks?type=complaint'), /CP-2026-008 .* was due by the end of Monday 6 January 2025/);
  });
});
