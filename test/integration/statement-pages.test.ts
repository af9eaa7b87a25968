import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { playYear, TYPED } from '../support/made-statement.ts';
import { setClock } from '../support/people.ts';

// The made-up year is 2026/27, which has begun for every clock of today; its last change is of 30 March 2027, so it is stated so far.
const HOME = '/councils/northmuir/assurance/statement';
const API = '/api/councils/northmuir/assurance/statement';

await forEachDatabase('the pages of the statement of assurance', ({ database }) => {
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  const failures: unknown[] = [];
  const get = (url: string) => app.inject({ method: 'GET', url });
  const member = somebody(hat('northmuir', ['member']));

  before(async () => {
    await playYear(database(), setClock('2026-03-02T09:00:00.000Z', 1));
    app = await appFor(database(), () => caller, failures);
    caller = member;
  });
  after(() => app.close());

  test('an elected member reads it, with its files, and no word that was typed by leads, reviewers or of a risk', async () => {
    const page = await get(`${HOME}?year=2026/27`);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /<h1[^>]*>Statement of assurance, 2026\/27/);
    assert.match(page.body, /Draft: the year 2026\/27 is still running/);
    assert.match(page.body, /It does not say whether there are any\./);
    assert.doesNotMatch(page.body, /\d restricted/);
    for (const format of ['docx', 'pdf', 'html', 'json']) {
      assert.ok(page.body.includes(`${HOME}.${format}?year=2026%2F27`), format);
    }
    for (const words of Object.values(TYPED)) assert.ok(!page.body.includes(words), words);
    assert.deepEqual(failures, []);
  });

  test('the files are what they say, under a name that is safe everywhere', async () => {
    const begins = { docx: 'PK', pdf: '%PDF', html: '<!DOCTYPE html>', json: '{"council":"northmuir"' };
    for (const [format, first] of Object.entries(begins)) {
      const file = await get(`${HOME}.${format}?year=2026/27`);
      assert.equal(file.statusCode, 200, format);
      assert.ok(file.rawPayload.subarray(0, 30).toString('latin1').startsWith(first), format);
      if (format === 'json') continue;
      const name = `northmuir-2026-27-statement-of-assurance.${format}`;
      assert.ok(String(file.headers['content-disposition']).includes(name), format);
    }
  });

  test('the API gives the same as the file, and refuses with a code', async () => {
    const answer = await get(`${API}?year=2026/27`);
    assert.deepEqual(answer.json(), (await get(`${HOME}.json?year=2026/27`)).json());
    assert.deepEqual(
      answer
        .json()
        .functions.map(({ code, due, inTime, late, never }: Record<string, unknown>) => [
          code,
          due,
          inTime,
          late,
          never,
        ]),
      [
        ['F1', 7, 4, 1, 2],
        ['F2', 5, 3, 0, 2],
        ['F3', 0, 0, 0, 0],
      ],
    );
    const none = await get(`${API}?year=soon`);
    assert.deepEqual([none.statusCode, none.json().faults[0].code], [400, 'period.invalid']);
    const early = await get(`${API}?year=2019/20`);
    assert.deepEqual([early.statusCode, early.json().faults[0].code], [404, 'statement.empty']);
  });

  test('a year without a framework, one that is none, and a council without any are said plainly, with where to go', async () => {
    const early = await get(`${HOME}?year=2019/20`);
    assert.equal(early.statusCode, 404);
    assert.match(early.body, /northmuir Council had no mechanism of assurance in force on 31 March 2020\./);
    assert.ok(early.body.includes(`${HOME}?year=2026%2F27`));
    const wrong = await get(`${HOME}?year=%3Cscript%3E`);
    assert.equal(wrong.statusCode, 400);
    assert.match(wrong.body, /is no financial year\. Write it like 2026\/27\./);
    assert.doesNotMatch(wrong.body, /<script/);
    caller = somebody(hat('southmuir', ['member']));
    const empty = await get('/councils/southmuir/assurance/statement');
    assert.equal(empty.statusCode, 404);
    assert.match(empty.body, /southmuir Council has no framework of assurance to make a statement from\./);
    assert.match(empty.body, /See the framework of assurance/);
    // Of another council there is nothing to see at all.
    assert.notEqual((await get(`${HOME}?year=2026/27`)).statusCode, 200);
    caller = member;
  });
});
