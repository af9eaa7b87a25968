import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import { byProgram } from '../../src/features/record/index.ts';
import { makeEntry, makeMove, type NewEntry } from '../../src/features/registers/index.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { councilOf, given, setClock } from '../support/people.ts';

const HOME = '/councils/strathinver';
const PERIOD = 'period=2021%2F22';

await forEachDatabase('registers as they were known on a day', ({ database }) => {
  const { clock, set } = setClock('2021-06-30T22:30:00.000Z');
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  const council = councilOf('strathinver');
  const desk = () => ({ database: database(), clock, council, by: byProgram(A_TEST) });
  const officer = somebody(hat('strathinver', ['cswo']));
  const owner = somebody(hat('strathinver', ['owner']));
  const failures: unknown[] = [];
  const complaint = (day: string, more: Partial<NewEntry> = {}): NewEntry & { looked: boolean } => ({
    confidentiality: 'open',
    distribution: [],
    caseReference: `C-${day}`,
    service: null,
    fields: { 'service-group': 'children', themes: ['delay'], gist: 'The bus was late' },
    happened: { at: null, day },
    looked: false,
    ...more,
  });
  const read = async (path: string, status = 200): Promise<string> => {
    const answer = await app.inject(`${HOME}${path}`);
    assert.equal(answer.statusCode, status, path);
    return answer.body
      .replaceAll(/<svg.*?<\/svg>/gs, ' ')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
  };

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], secondsClock('2021-04-01T00:00:00Z'));
    app = await appFor(database(), () => caller, failures, clock);
    // Half past eleven in the evening of 30 June in London, and half past midnight of 1 July: one hour apart, on two days.
    given(await makeEntry(desk(), 'complaint', complaint('2021-06-28')));
    set('2021-06-30T23:30:00.000Z');
    given(await makeEntry(desk(), 'complaint', complaint('2021-06-29')));
    set('2021-07-02T10:00:00.000Z');
    const answer = { move: 'answer-stage-1', fields: { outcome: 'upheld' }, happened: { at: null, day: '2021-07-01' } };
    given(await makeMove(desk(), 'CP-2021-001', { ...answer, seen: 1, looked: false }));
    given(await makeEntry(desk(), 'complaint', complaint('2021-06-27', { confidentiality: 'restricted' })));
    set('2021-08-01T10:00:00.000Z');
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  test('complaints and scorecards are counted from what was known by the end of the day in Scotland', async () => {
    caller = officer;
    assert.match(await read(`/complaints?${PERIOD}`), /Received 3\b/);
    const june = await read(`/complaints?${PERIOD}&known=2021-06-30`);
    assert.match(june, /As it was known on 30 June 2021, at the end of the day/);
    assert.match(june, /Received 1\b/);
    assert.match(await read(`/complaints?${PERIOD}&known=2021-07-01`), /Received 2\b/);
    assert.match(await read(`/complaints?${PERIOD}&known=2021-07-02`), /Received 3\b/);
    const card = await read(`/scorecards/everything-counted?${PERIOD}&known=2021-06-30`);
    assert.match(card, /As it was known on 30 June 2021/);
  });

  test('the files say the day, in their heading and in their name', async () => {
    caller = officer;
    const csv = await app.inject(`${HOME}/complaints.csv?${PERIOD}&known=2021-06-30`);
    assert.match(csv.body, /2021\/22, as it was known on 30 June 2021/);
    assert.match(csv.body, /all,Complaints received,1,/);
    assert.match(String(csv.headers['content-disposition']), /complaints-2021-22-known-2021-06-30\.csv/);
    const card = await app.inject(`${HOME}/scorecards/everything-counted.csv?${PERIOD}&known=2021-06-30`);
    assert.match(card.body, /counted 2021\/22, as it was known on 30 June 2021/);
    for (const format of ['docx', 'pdf']) {
      const { headers } = await app.inject(`${HOME}/complaints.${format}?${PERIOD}&known=2021-06-30`);
      assert.match(String(headers['content-disposition']), /known-2021-06-30/);
    }
    // The page leads on to files of the same day.
    const { body } = await app.inject(`${HOME}/complaints?${PERIOD}&known=2021-06-30`);
    assert.match(body, /complaints\.docx\?period=2021%2F22&amp;known=2021-06-30/);
  });

  test('an entry is shown as it was written down by then, with nothing of what came later', async () => {
    caller = officer;
    const then = await read('/registers/entries/CP-2021-001?known=2021-07-01');
    assert.match(then, /As it was known on 1 July 2021, 23:59/);
    assert.match(then, /How it stands Stage 1: to be answered/);
    assert.doesNotMatch(then, /Outcome Upheld|Stage 1 answered|1 August 2021/);
    assert.match(await read('/registers/entries/CP-2021-001?known=2021-07-02'), /How it stands Stage 1 answered/);
    const kept = /To be kept until Not known: 6 years from the day the complaint was closed, which is still to come/;
    assert.match(await read('/registers/entries/CP-2021-001'), kept);
    assert.match(
      await read('/registers/entries/CP-2021-002?known=2021-06-30', 422),
      /Nothing was known of CP-2021-002 on 30 June 2021/,
    );
  });

  test('what is no day and what has not come are refused in words; today and nothing are now', async () => {
    caller = officer;
    for (const path of [
      `/complaints?${PERIOD}`,
      `/scorecards/everything-counted?${PERIOD}`,
      '/registers/entries/CP-2021-001?',
      `/complaints.csv?${PERIOD}`,
    ]) {
      assert.match(await read(`${path}&known=2021-08-02`, 422), /2 August 2021 has not come yet/);
      assert.match(await read(`${path}&known=2021-02-30`, 422), /“2021-02-30” is no day/);
      assert.match(await read(`${path}&known=%3Cb%3E`, 422), /is no day/);
      assert.doesNotMatch(await read(`${path}&known=2021-08-01`), /As it was known on 1 August/);
      await read(`${path}&known=`);
    }
  });

  test('what a reader may see is a question of today, whatever day they ask for', async () => {
    caller = owner;
    const open = await read(`/complaints?${PERIOD}&known=2021-07-02`);
    assert.match(open, /Received 2\b/);
    assert.match(open, /Counted from the open entries alone/);
    assert.match(
      await read('/registers/entries/CPR-2021-001?known=2021-07-02', 404),
      /There is no such register or entry/,
    );
    caller = officer;
    // The officer too gives today's reason first.
    const shut = await app.inject(`${HOME}/registers/entries/CPR-2021-001?known=2021-07-02`);
    assert.equal(shut.statusCode, 303);
    await app.inject({
      method: 'POST',
      url: `${HOME}/registers/complaint/restricted`,
      headers: FORM_HEADERS,
      payload: new URLSearchParams({ _form: 'test-token', 'door-reason': 'To look' }).toString(),
    });
    assert.match(await read('/registers/entries/CPR-2021-001?known=2021-07-02'), /As it was known on 2 July 2021/);
  });
});
