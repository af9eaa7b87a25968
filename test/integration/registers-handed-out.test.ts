import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { readTable } from '../../src/documents/readers/index.ts';
import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import { byProgram, entriesSince } from '../../src/features/record/index.ts';
import { makeEntry, makeMove, type NewEntry } from '../../src/features/registers/index.ts';
import { readCsv } from '../attack/csv.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { councilOf, given, setClock } from '../support/people.ts';

const HOME = '/councils/strathinver';
const SECRET = 'Quillfeather';

await forEachDatabase('registers handed out', ({ database }) => {
  const { clock } = setClock('2026-03-09T13:00:00.000Z', 1);
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  const council = councilOf('strathinver');
  const desk = () => ({ database: database(), clock, council, by: byProgram(A_TEST) });
  const complaint = (more: Partial<NewEntry> = {}): NewEntry & { looked: boolean } => ({
    confidentiality: 'open',
    distribution: [],
    caseReference: 'C-17',
    service: null,
    fields: { 'service-group': 'children', themes: ['staff', 'delay'], gist: 'The bus was late' },
    happened: { at: null, day: '2026-03-02' },
    looked: false,
    ...more,
  });
  const officer = somebody(hat('strathinver', ['cswo']));
  const owner = somebody(hat('strathinver', ['owner']));
  const failures: unknown[] = [];

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], secondsClock('2026-01-01T00:00:00Z'));
    app = await appFor(database(), () => caller, failures, clock);
    given(await makeEntry(desk(), 'complaint', complaint()));
    const answer = { move: 'answer-stage-1', fields: { outcome: 'upheld' }, happened: { at: null, day: '2026-03-06' } };
    given(await makeMove(desk(), 'CP-2026-001', { ...answer, seen: 1, looked: false }));
    given(await makeEntry(desk(), 'complaint', complaint({ happened: { at: null, day: '2026-03-05' } })));
    const restricted = { confidentiality: 'restricted' as const, fields: { ...complaint().fields, gist: SECRET } };
    given(await makeEntry(desk(), 'complaint', complaint(restricted)));
    given(await makeEntry(desk(), 'complaint', complaint({ ...restricted, distribution: ['WDM'] })));
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  const csv = async (query = ''): Promise<Record<string, string>[]> => {
    const { body, statusCode } = await app.inject(`${HOME}/registers/complaint.csv${query}`);
    assert.equal(statusCode, 200);
    return rowsOf(body);
  };
  const rowsOf = (body: string): Record<string, string>[] => {
    const [headings = [], ...rows] = readCsv(body.slice(1), ',').filter((row) => row.length > 1);
    return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])));
  };
  const take = (fields: Readonly<Record<string, string>>) =>
    app.inject({
      method: 'POST',
      url: `${HOME}/registers/complaint/restricted/file`,
      headers: FORM_HEADERS,
      payload: new URLSearchParams({ _form: 'test-token', ...fields }).toString(),
    });
  const openings = async (): Promise<number> => {
    const read = await database().read({ council, clearance: 'restricted' }, (tx) =>
      entriesSince(tx, '2026-01-01T00:00:00.000Z', { actions: ['restricted.read'] }, 100),
    );
    return read.length;
  };

  test('a file has the open entries with what is exported and how their clocks stand, and no case, no word and nothing restricted', async () => {
    for (const each of [owner, officer]) {
      caller = each;
      const rows = await csv();
      assert.deepEqual(
        rows.map((row) => [
          row['Reference'],
          row['Who may see it'],
          row['How it stands'],
          row['Began'],
          row['Outcome'],
        ]),
        [
          ['CP-2026-002', 'Open', 'Stage 1: to be answered', '2026-03-05', ''],
          ['CP-2026-001', 'Open', 'Stage 1 answered', '2026-03-02', 'Upheld'],
        ],
      );
      assert.equal(rows[0]?.['What it is about'], 'Treatment by or attitude of a member of staff; Delay in responding');
      const [due] = Object.keys(rows[0] ?? {}).filter((heading) => heading.endsWith('(CMP-01): by when'));
      const [stands] = Object.keys(rows[0] ?? {}).filter((heading) => heading.endsWith('(CMP-01): how it stands'));
      // Five working days with the day it came as the first: from Monday 2 and from Thursday 5 March 2026.
      assert.deepEqual(
        rows.map((row) => row[due ?? '']),
        ['2026-03-11', '2026-03-06'],
      );
      assert.match(rows[1]?.[stands ?? ''] ?? '', /^Done in time, done 2026-03-06/);
      assert.doesNotMatch(JSON.stringify(rows), /C-17|bus|CPR|Quillfeather/);
    }
    assert.equal(await openings(), 0);
  });

  test('it is narrowed as the list is, and a workbook says the same and what it is', async () => {
    caller = owner;
    assert.deepEqual(
      (await csv('?state=stage-1')).map((row) => row['Reference']),
      ['CP-2026-002'],
    );
    assert.deepEqual(
      (await csv('?f.outcome=upheld')).map((row) => row['Reference']),
      ['CP-2026-001'],
    );
    const { rawPayload } = await app.inject(`${HOME}/registers/complaint.xlsx`);
    const sheet = await readTable(rawPayload, { fileName: 'complaint.xlsx' });
    assert.ok(sheet.ok, JSON.stringify(sheet));
    assert.deepEqual(
      sheet.value.rows.map(({ cells }) => cells),
      await csv(),
    );
    const about = await readTable(rawPayload, { fileName: 'complaint.xlsx', sheet: 'About this file' });
    assert.ok(about.ok, JSON.stringify(about));
    assert.match(JSON.stringify(about.value.rows), /9 March 2026.*handed out with a reason alone/);
    assert.equal((await app.inject(`${HOME}/registers/no-such.csv`)).statusCode, 404);
  });

  test('restricted entries are in a file after a reason, as far as they are for whoever asks, and each time is recorded', async () => {
    caller = officer;
    assert.equal((await take({ 'hand-out-format': 'csv' })).statusCode, 422);
    assert.equal(await openings(), 0);
    const answer = await take({ 'hand-out-format': 'csv', 'hand-out-reason': 'For the yearly return' });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.match(String(answer.headers['content-disposition']), /strathinver-complaint-restricted-2026-03-09\.csv/);
    const references = rowsOf(answer.body).map((row) => row['Reference']);
    assert.deepEqual(references.sort(), ['CP-2026-001', 'CP-2026-002', 'CPR-2026-001', 'CPR-2026-002']);
    assert.ok(!answer.body.includes(SECRET) && !answer.body.includes('C-17'));
    assert.equal(await openings(), 1);
    // A post that one of them names takes that one, and no other.
    const named = { ...hat('strathinver', ['owner']), post: 'WDM' as never };
    caller = somebody(named);
    const own = await take({ 'hand-out-format': 'csv', 'hand-out-reason': 'To answer it' });
    assert.deepEqual(
      rowsOf(own.body)
        .map((row) => row['Reference'])
        .sort(),
      ['CP-2026-001', 'CP-2026-002', 'CPR-2026-002'],
    );
    assert.equal(await openings(), 2);
    // Whoever has no need is told what they are told of a register that there is not.
    caller = owner;
    assert.equal((await take({ 'hand-out-format': 'csv', 'hand-out-reason': 'I am curious' })).statusCode, 404);
    assert.equal((await app.inject(`${HOME}/registers/complaint/restricted/file`)).statusCode, 404);
    assert.equal(await openings(), 2);
  });

  test('programs are given open entries, with their clocks and what happened', async () => {
    caller = officer;
    const list = (await app.inject('/api/councils/strathinver/registers/complaint/entries')).json();
    assert.deepEqual(
      list.entries.map(({ reference, state, answers }: Record<string, unknown>) => [reference, state, answers]),
      [
        ['CP-2026-002', 'stage-1', { 'service-group': 'children', themes: ['staff', 'delay'] }],
        [
          'CP-2026-001',
          'stage-1-answered',
          { 'service-group': 'children', themes: ['staff', 'delay'], outcome: 'upheld' },
        ],
      ],
    );
    assert.equal(list.next, null);
    const one = (await app.inject('/api/councils/strathinver/registers/entries/cp-2026-001')).json();
    assert.deepEqual(
      one.events.map(({ event, day }: Record<string, unknown>) => [event, day]),
      [
        ['complaint-received', '2026-03-02'],
        ['stage-1-response-sent', '2026-03-06'],
      ],
    );
    const [clock] = one.clocks.filter(({ rule }: Record<string, unknown>) => rule === 'CMP-01');
    assert.deepEqual([clock.dueDay, clock.state, clock.metDay], ['2026-03-06', 'met', '2026-03-06']);
    const there = await app.inject('/api/councils/strathinver/registers/entries/CPR-2026-001');
    const gone = await app.inject('/api/councils/strathinver/registers/entries/CPR-2026-009');
    assert.deepEqual([there.statusCode, there.body], [404, gone.body]);
  });
});
