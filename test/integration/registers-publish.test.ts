import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';

import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import { byProgram, entriesSince } from '../../src/features/record/index.ts';
import { makeEntry, makeMove } from '../../src/features/registers/index.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { councilOf, given, setClock } from '../support/people.ts';

const HOME = '/councils/strathinver';
const WORDS = 'Somebody came when I rang (Quillfeather, invented)';
const STORY = 'How a house became quiet (Thistledown, invented)';

await forEachDatabase('what people told us', ({ database }) => {
  const { clock, set } = setClock('2022-03-09T13:00:00.000Z');
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  const council = councilOf('strathinver');
  const desk = () => ({ database: database(), clock, council, by: byProgram(A_TEST) });
  const officer = somebody(hat('strathinver', ['cswo']));
  const owner = somebody(hat('strathinver', ['owner']));
  const failures: unknown[] = [];
  const consent = (until: string, to: readonly string[]) => ({
    move: 'consent',
    fields: {
      consent: 'in-writing',
      'consent-to': to,
      'consent-until': until,
      'told-what': 'Where it will stand, and until when',
      reidentification: 'no',
    },
    happened: { at: null, day: '2022-03-09' },
    seen: 1,
    looked: true,
  });
  const collect = async (type: string, words: string): Promise<string> =>
    given(
      await makeEntry(desk(), type, {
        confidentiality: 'restricted',
        distribution: [],
        caseReference: null,
        service: null,
        fields: { words, about: 'carer', 'service-group': 'hscp' },
        happened: { at: null, day: '2022-03-09' },
        looked: true,
      }),
    );
  const form = (path: string, fields: Readonly<Record<string, string>>) =>
    app.inject({
      method: 'POST',
      url: `${HOME}${path}`,
      headers: FORM_HEADERS,
      payload: new URLSearchParams({ _form: 'test-token', ...fields }).toString(),
    });
  const open = async (): Promise<void> => {
    for (const type of ['quotation', 'case-study'])
      await form(`/registers/${type}/restricted`, { 'door-reason': 'For the annual report' });
  };
  const page = async (scope: string): Promise<string> => {
    const { body, statusCode } = await app.inject(`${HOME}/told/restricted?scope=${scope}`);
    assert.equal(statusCode, 200);
    return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  };
  const take = async (scope: string, format: string) => form('/told/restricted', { scope, format });
  const took = async () =>
    (
      await database().read({ council, clearance: 'restricted' }, (tx) =>
        entriesSince(tx, '2022-01-01T00:00:00.000Z', { actions: ['restricted.read'] }, 100),
      )
    ).filter(({ reason }) => reason?.startsWith('What people told us') === true);

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], secondsClock('2022-01-01T00:00:00Z'));
    app = await appFor(database(), () => caller, failures, clock);
    const quotation = await collect('quotation', WORDS);
    given(await makeMove(desk(), quotation, consent('2022-06-30', ['annual-report'])));
    const story = await collect('case-study', STORY);
    given(await makeMove(desk(), story, consent('2024-12-31', ['any'])));
    await collect('quotation', 'Not asked yet (Harebell, invented)');
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  test('whoever does not keep such a register finds no such page, and it waits for the reason of the day', async () => {
    caller = owner;
    assert.equal((await app.inject(`${HOME}/told/restricted`)).statusCode, 404);
    caller = officer;
    const shut = await page('annual-report');
    assert.match(shut, /Give your reason: Quotations/);
    assert.doesNotMatch(shut, /Quillfeather|Thistledown|Harebell/);
    assert.doesNotMatch((await take('annual-report', 'csv')).body, /Quillfeather|Thistledown|Harebell/);
    assert.equal((await took()).length, 0);
    await open();
  });

  test('words stand where consent is for, and why others do not', async () => {
    const report = await page('annual-report');
    assert.match(report, /Quillfeather/);
    assert.match(report, /Thistledown/);
    assert.match(report, /QU-2022-002 Collected: consent to be asked for/);
    assert.doesNotMatch(report, /Harebell/);
    assert.match(report, /The first consent in it ends with 30 June 2022/);
    const web = await page('web');
    assert.doesNotMatch(web, /Quillfeather/);
    assert.match(web, /Thistledown/);
    assert.match(web, /QU-2022-001 Consent was given for something else than this/);
    assert.equal((await app.inject(`${HOME}/told/restricted?scope=any`)).statusCode, 404);
  });

  test('every file holds what may be published and nothing else, and each taking is recorded', async () => {
    const before = (await took()).length;
    for (const format of ['csv', 'json']) {
      const { body } = await take('annual-report', format);
      assert.match(body, /Quillfeather/);
      assert.match(body, /Thistledown/);
      assert.doesNotMatch(body, /Harebell/);
      assert.doesNotMatch((await take('web', format)).body, /Quillfeather|Harebell/);
    }
    for (const format of ['docx', 'pdf']) {
      const answer = await take('annual-report', format);
      assert.match(String(answer.headers['content-disposition']), /strathinver-told-annual-report-2022-03-09/);
    }
    const now = await took();
    assert.equal(now.length, before + 6);
    const { rows } = await database().read({ council, clearance: 'restricted' }, (tx) =>
      sql<{ said: string }>`select content::text as said from record_content`.execute(tx),
    );
    assert.equal(rows.filter(({ said }) => /annual-report/.test(said) && /QU-2022-001/.test(said)).length, 4);
  });

  test('its words leave by no other way: no file, no list and no answer to a program has them', async () => {
    const file = await form('/registers/quotation/restricted/file', {
      'hand-out-format': 'csv',
      'hand-out-reason': 'To look',
    });
    assert.equal(file.statusCode, 200);
    assert.match(file.body, /QU-2022-001/);
    for (const body of [
      file.body,
      (await app.inject(`${HOME}/registers/quotation.csv`)).body,
      (await app.inject(`${HOME}/registers/quotation`)).body,
      (await app.inject(`/api${HOME}/registers/quotation/entries`)).body,
      (await app.inject(`/api${HOME}/registers/entries/QU-2022-001`)).body,
    ]) {
      assert.doesNotMatch(body, /Quillfeather|Harebell/);
    }
  });

  test('with the minute in which consent ends, page and files tell it no more, written down or not', async () => {
    // The last minute of 30 June in London, in summer time, and the next; nobody runs the job that writes lapses.
    set('2022-06-30T22:59:00.000Z');
    await open();
    assert.match(await page('annual-report'), /Quillfeather/);
    assert.match((await take('annual-report', 'json')).body, /Quillfeather/);
    set('2022-06-30T23:00:00.000Z');
    await open();
    const after = await page('annual-report');
    assert.doesNotMatch(after, /Quillfeather/);
    assert.match(after, /QU-2022-001 Consent has run out: may not be used/);
    for (const format of ['csv', 'json'])
      assert.doesNotMatch((await take('annual-report', format)).body, /Quillfeather/);
    const entry = (await app.inject(`${HOME}/registers/entries/QU-2022-001`)).body.replaceAll(/<[^>]+>/g, ' ');
    assert.match(entry, /May be published in\s+Nothing\. Consent has run out/);
  });

  test('with a consent that is withdrawn too; what stands published is told until it is taken down', async () => {
    set('2022-07-01T09:00:00.000Z');
    await open();
    const used = [{ where: 'Annual report 2021/22', on: '2022-06-30' }];
    const use = { move: 'use', fields: { used }, happened: null, seen: 2, looked: true };
    given(await makeMove(desk(), 'CS-2022-001', use));
    assert.match(await page('annual-report'), /Thistledown/);
    set('2022-07-01T09:05:00.000Z');
    given(
      await makeMove(desk(), 'CS-2022-001', {
        move: 'withdraw',
        fields: { 'withdrawn-words': 'They rang' },
        happened: { at: '2022-07-01T09:04:00.000Z', day: '2022-07-01' },
        seen: 3,
        looked: true,
      }),
    );
    const gone = await page('annual-report');
    assert.doesNotMatch(gone, /Thistledown/);
    assert.match(gone, /CS-2022-001 Consent withdrawn: may not be used Annual report 2021\/22, 30 June 2022/);
    const refused = await take('annual-report', 'docx');
    assert.match(String(refused.headers['content-type']), /html/);
    assert.match(refused.body, /Nothing may be published in this/);
  });

  test('three years are the most, whatever day was noted', async () => {
    set('2022-07-02T09:00:00.000Z');
    const long = await collect('quotation', 'For ever (Bellflower, invented)');
    given(
      await makeMove(desk(), long, {
        ...consent('2040-01-01', ['web']),
        happened: { at: null, day: '2022-07-02' },
      }),
    );
    set('2025-07-01T12:00:00.000Z');
    await open();
    assert.match(await page('web'), /Bellflower/);
    set('2025-07-04T12:00:00.000Z');
    await open();
    assert.doesNotMatch(await page('web'), /Bellflower/);
  });
});
