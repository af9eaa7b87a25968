import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';

import { COUNCIL_LOADED_YEAR } from '../../src/features/clock-rules/tables.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { entryOf } from '../../src/features/registers/entry/store.ts';
import { makeEntry, makeMove, noteIn, putStepRight } from '../../src/features/registers/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, refused, setClock } from '../support/people.ts';

const CP = 'CP-2019-001';
const on = (day: string) => ({ at: null, day });

await forEachDatabase('the time of a step', ({ database }) => {
  const { clock } = setClock('2019-11-25T09:00:00.000Z', 1);
  const desk = () => ({ database: database(), clock, council: councilOf('dundee'), by: BY_MACHINE });
  const failures: unknown[] = [];
  let app: FastifyInstance;

  const entry = async () => {
    const found = await database().read({ council: 'dundee', clearance: 'restricted', need: ['*'] }, (tx) =>
      entryOf(tx, CP),
    );
    assert.ok(found !== null);
    return found;
  };
  const page = async (path = ''): Promise<string> => {
    const { statusCode, body } = await app.inject({ url: `/councils/dundee/registers/entries/${CP}${path}` });
    assert.deepEqual(failures.splice(0), []);
    assert.equal(statusCode, 200);
    return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  };
  const move = async (code: string, fields: Record<string, string | boolean>, day: string | null) =>
    makeMove(desk(), CP, {
      move: code,
      fields,
      happened: day === null ? null : on(day),
      seen: (await entry()).now.number,
      looked: true,
    });
  const note = async (event: string, day: string) =>
    noteIn(desk(), CP, { seen: (await entry()).now.number, event, happened: on(day) });
  const right = async (number: number, day: string, words = 'The wrong day was typed') =>
    putStepRight(desk(), CP, { seen: (await entry()).now.number, number, happened: on(day), words });
  const firstAnswer = async () => (await entry()).now.clocks.find(({ rule }) => rule === 'CMP-01');
  const standing = async () => {
    const { state, events } = (await entry()).now;
    return [state, ...events.map(({ number, event, day }) => `${number} ${event} ${day}`)];
  };

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    await database().write({ council: 'dundee' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, COUNCIL_LOADED_YEAR, [{ year: 2019, note: null }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    app = await appFor(database(), () => somebody(hat('dundee', ['cswo'])), failures, clock);
    given(
      await makeEntry(desk(), 'complaint', {
        confidentiality: 'open',
        distribution: [],
        caseReference: null,
        service: null,
        fields: { 'service-group': 'hscp', themes: ['delay'], gist: 'Made for a test' },
        happened: on('2019-11-11'),
        looked: true,
      }),
    );
    given(await move('answer-stage-1', { outcome: 'upheld' }, '2019-11-19'));
  });

  test('is put right with a reason: the step stands at its new day, and its clock is counted anew', async () => {
    // Received on Monday 11 November, which counts: the fifth working day is Friday 15 November (worked by hand).
    assert.equal((await firstAnswer())?.metDay, '2019-11-19');
    assert.match(await page(), /How it stands.*Done late.*Put the time right/);
    assert.match(await page('/events/2/take-back'), /Stage 1 answer sent, 19 November 2019 The step stands/);
    given(await right(2, '2019-11-15'));
    assert.equal((await firstAnswer())?.metDay, '2019-11-15');
    assert.deepEqual(await standing(), [
      'stage-1-answered',
      '1 complaint-received 2019-11-11',
      '3 stage-1-response-sent 2019-11-15',
    ]);
    const { revisions, now } = await entry();
    assert.deepEqual(
      revisions.map(({ kind, state, words }) => [kind, state, words]),
      [
        ['opened', 'stage-1', null],
        ['moved', 'stage-1-answered', null],
        ['taken-back', 'stage-1', 'The wrong day was typed'],
        ['moved', 'stage-1-answered', null],
      ],
    );
    assert.equal(now.fields['outcome'], 'upheld');
    const shown = await page();
    assert.match(shown, /Done in time/);
    assert.doesNotMatch(shown, /Done late/);
    assert.match(shown, /Taken back: Stage 1 answer sent/);
  });

  test('must fit what the step must fit: not before what came first, not to come, with a reason, another', async () => {
    const before_ = await standing();
    assert.match(refused(await right(3, '2019-11-10'))[0] ?? '', /This is before "Complaint received"/);
    assert.deepEqual(refused(await right(3, '2019-11-26')), ['This is still to come']);
    assert.deepEqual(refused(await right(3, '2019-11-15')), ['This is the time that stands already']);
    assert.deepEqual(refused(await right(3, '2019-11-19', '')), ['Say why it was another time']);
    assert.match(refused(await right(1, '2019-11-12'))[0] ?? '', /has gone on from this/);
    assert.match(refused(await right(2, '2019-11-12'))[0] ?? '', /taken back already/);
    assert.deepEqual(await standing(), before_);
  });

  test('is not closed after stage 1 while stage 2 is asked for; it is when the request came to its end', async () => {
    const close = () => move('close-stage-1', { 'below-standard': false }, null);
    assert.match(
      refused(await note('stage-2-request-ended', '2019-11-20'))[0] ?? '',
      /comes after "Stage 2 asked for"/,
    );
    given(await note('stage-2-requested', '2019-11-20'));
    assert.match(refused(await close())[0] ?? '', /accept it at stage 2, or note that the request was withdrawn/);
    given(await note('stage-2-request-ended', '2019-11-21'));
    given(await note('stage-2-requested', '2019-11-22'));
    assert.match(refused(await close())[0] ?? '', /accept it at stage 2, or note that the request was withdrawn/);
    given(await note('stage-2-request-ended', '2019-11-22'));
    given(await close());
    assert.equal((await entry()).now.state, 'closed-after-stage-1');
  });

  test('what others may still do after the end is not called running', async () => {
    given(await move('reopen-for-stage-2', {}, null));
    given(await note('stage-2-requested', '2019-11-22'));
    given(await move('accept-at-stage-2', {}, '2019-11-22'));
    given(await move('acknowledge', {}, '2019-11-22'));
    given(await move('answer-stage-2', { outcome: 'upheld', 'signed-off-by': 'CSWO' }, '2019-11-25'));
    assert.match(await page(), /Last day to go to the Ombudsman.{0,200}Running/);
    given(await move('close', { 'below-standard': false }, null));
    const shown = await page();
    assert.match(shown, /No clock runs: nothing more is expected of this entry/);
    assert.match(shown, /Last day to go to the Ombudsman.{0,200}Nothing more is expected/);
    assert.doesNotMatch(shown, /Running/);
  });
});
