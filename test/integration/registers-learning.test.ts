import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';

import type { Caller } from '../../src/features/access/index.ts';
import { type Confidentiality, type FieldValues, makeEntry, makeMove } from '../../src/features/registers/index.ts';
import type { Day } from '../../src/kernel/index.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';

const PAGE = '/councils/dundee/learning';

await forEachDatabase('learning from reviews and audits', ({ database }) => {
  const { clock } = setClock('2026-11-23T09:00:00.000Z', 1);
  const desk = () => ({ database: database(), clock, council: councilOf('dundee'), by: BY_MACHINE });
  const officer = somebody(hat('dundee', ['cswo']));
  const owner = somebody(hat('dundee', ['owner']));
  let caller: Caller = officer;
  let app: FastifyInstance;
  const failures: unknown[] = [];

  const read = async (url: string, as: Caller = officer): Promise<string> => {
    caller = as;
    const { statusCode, body } = await app.inject({ method: 'GET', url });
    assert.deepEqual(failures.splice(0), []);
    assert.equal(statusCode, 200, url);
    return body
      .replace(/^.*<main/s, '')
      .replaceAll(/<svg.*?<\/svg>/gs, ' ')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
  };
  const open = async (
    type: string,
    fields: FieldValues,
    day: Day,
    confidentiality: Confidentiality = 'restricted',
    caseReference: string | null = 'C-1',
  ): Promise<string> => {
    const happened = { at: null, day };
    const entry = { confidentiality, distribution: [], caseReference, service: null, fields, happened, looked: true };
    return given(await makeEntry(desk(), type, entry));
  };
  const step = async (reference: string, seen: number, move: string, day: Day, fields: FieldValues): Promise<void> => {
    const happened = { at: null, day };
    given(await makeMove(desk(), reference, { seen, move, fields, happened, looked: true }));
  };
  const audit = async (day: Day, moderated: Day, grades: Readonly<Record<string, number>>, more: FieldValues) => {
    const fields = {
      name: 'A round',
      'service-group': 'children',
      tool: 'The tool',
      focus: 'Plans',
      sampling: 'random',
      'sample-size': 10,
      readers: [{ agency: 'Social work', number: 2 }],
    };
    const reference = await open('case-file-audit', fields, day, 'open', null);
    await step(reference, 1, 'begin', day, fields);
    const read_ = {
      ...fields,
      'files-read': 10,
      questions: [{ question: 'Overall', about: 'overall', ...grades }],
      moderation: 'Two were read again',
    };
    await step(reference, 2, 'moderate', moderated, read_);
    await step(reference, 3, 'report', moderated, {
      ...read_,
      strengths: 'Known well',
      development: 'Plans name no day',
      themes: ['assessment'],
      ...more,
    });
    return reference;
  };

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    app = await appFor(database(), () => caller, failures, clock);
  });

  test('before there is an entry the page says what will stand there', async () => {
    assert.match(await read(PAGE), /Nothing to learn from yet .* The registers/);
    assert.match(await read('/councils/dundee/registers'), /Learning from reviews and audits/);
  });

  test('grades of audits stand question by question beside the round before, with what is to become better', async () => {
    await audit('2026-02-02', '2026-02-20', { 'grade-3': 5, 'grade-4': 5 }, {});
    await audit(
      '2026-08-03',
      '2026-08-21',
      { 'grade-3': 2, 'grade-4': 6, 'grade-5': 1 },
      {
        actions: [
          { what: 'The form asks for a day', post: 'SPM-CF', by: '2026-11-20' },
          { what: 'Two plans a month are read', by: '2026-12-24' },
          { what: 'A worked example', by: '2026-09-01', 'done-on': '2026-09-11' },
        ],
      },
    );
    // Whoever may read the registers is told of what is open.
    const page = await read(PAGE, owner);
    // 7 of the 9 that were graded, and 5 of 10 before: 78% and 50%.
    assert.match(
      page,
      /Overall CA-2026-002 21 August 2026, At random 0 0 2 6 1 0 78% \(7 of 9\) 28 points better; CA-2026-001: 50% \(5 of 10\) 1 of 10 files read have no grade here/,
    );
    assert.match(
      page,
      /CA-2026-001 20 February 2026, At random 0 0 5 5 0 0 50% \(5 of 10\) No round before asked this/,
    );
    assert.match(page, /The form asks for a day .* 20 November 2026 Overdue by 3 days CA-2026-002/);
    assert.match(page, /Two plans a month are read Nobody is named 24 December 2026 To be done/);
    assert.match(page, /A worked example Nobody is named 1 September 2026 Done on 11 September 2026/);
    assert.match(page, /Case file audits: Children(&#39;|')s Services 2 2 1 1 0 1 /);
    assert.match(page, /Assessment and planning\. Plans name no day/);
  });

  test('what is restricted is told to those with the need alone: numbers before a reason is given, words after it', async () => {
    const before_ = await read(PAGE, owner);
    const fields = { kind: 'child-icr', 'requested-by': 'agency' };
    const old = await open('learning-review', fields, '2020-05-04');
    await step(old, 1, 'gather', '2020-05-20', { ...fields, criteria: 'A child was hurt' });
    const actions = [{ what: 'Calls are written down', post: 'SPM-CF', by: '2026-10-01' }];
    await step(old, 2, 'recommend', '2020-06-01', {
      ...fields,
      criteria: 'A child was hurt',
      recommendation: 'proceed',
      reasons: 'Two services knew a part each',
      actions,
    });
    await open('large-scale-investigation', { 'service-name': 'A home', adults: 3, harm: ['neglect'] }, '2026-06-01');
    const reviewed = { 'service-reviewed': 'A team', 'statutory-function': 'Visits', scope: 'Hours', lead: 'SPM-CF' };
    await open('service-review', reviewed, '2026-06-02', 'restricted', null);
    assert.equal(await read(PAGE, owner), before_, 'nobody without the need is told that anything came about');
    assert.match(before_, /only those who keep them are told of restricted entries: .*learning reviews/);
    const closed = await read(PAGE);
    assert.match(closed, /Learning reviews: Initial case review: child 1 1 0 0 0 1 /);
    assert.match(
      closed,
      /Learning reviews: numbers and days stand here, words inside the entries\. Open them with a reason/,
    );
    assert.match(closed, /Inside the entry Inside the entry 1 October 2026 Overdue by 53 days LR-2026-001/);
    assert.doesNotMatch(closed, /Calls are written down/);
    caller = officer;
    const door = '/councils/dundee/registers/learning-review/restricted';
    const given_ = await app.inject({
      method: 'POST',
      url: door,
      headers: FORM_HEADERS,
      payload: new URLSearchParams({ _form: 'test-token', 'door-reason': 'To see what was learned' }).toString(),
    });
    assert.equal(given_.statusCode, 303, given_.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 2000));
    assert.match(await read(PAGE), /Calls are written down .* 1 October 2026 Overdue by 53 days LR-2026-001/);
  });

  test('the page is narrowed by register, service, year and what is overdue', async () => {
    const audits = await read(`${PAGE}?register=case-file-audit&improvements=overdue`);
    assert.match(audits, /The form asks for a day/);
    assert.doesNotMatch(
      audits.split('What is to become better')[1] ?? '',
      /Two plans a month|A worked example|LR-2026/,
    );
    assert.match(await read(`${PAGE}?year=2020`), /LR-2026-001/);
    assert.doesNotMatch(await read(`${PAGE}?year=2020`), /CA-2026/);
    assert.match(await read(`${PAGE}?service=children&year=2020`), /No entry is like that/);
    // What nothing is called narrows nothing.
    assert.match(await read(`${PAGE}?register=nonsense&year=x&service=%22%3E`), /CA-2026-002/);
  });
});
