import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';

import type { Caller, Role } from '../../src/features/access/index.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';

const HOME = '/councils/strathinver/escalations';
const RISK = 'Visits are late';
const SECRET = 'A matter that tells of somebody';
const REPORT = {
  'report-grade': 'serious',
  'report-risk': RISK,
  'report-since': '2026-01-05',
  'report-legal_basis': 'Section 5',
  'report-confidentiality': 'open',
};
const TOLD = {
  kind: 'told',
  'step-whom': 'members',
  'step-day': '2026-01-06',
  'step-time': '10:15',
  'step-how': 'meeting',
  'step-words': 'The convenor was told',
};

await forEachDatabase('pages of risks reported upwards', ({ database }) => {
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

  const be = (role: Role, council = 'strathinver'): void => {
    caller = somebody(hat(council, [role]));
  };
  const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (url: string, status = 200): Promise<string> => {
    const answer = await app.inject({ method: 'GET', url });
    assert.equal(answer.statusCode, status, url);
    return words(answer.body);
  };
  const send = async (url: string, fields: Record<string, string>) => {
    const payload = new URLSearchParams({ _form: 'test-token', ...fields }).toString();
    const { statusCode, headers, body } = await app.inject({ method: 'POST', url, headers: FORM_HEADERS, payload });
    return { status: statusCode, location: headers.location, body, words: words(body) };
  };
  const entries = (): Promise<number> =>
    database().read({ council: 'strathinver', clearance: 'restricted' }, async (tx) => {
      const found = await sql<{ n: number }>`select count(*)::int as n from record_entry`.execute(tx);
      return found.rows[0]?.n ?? -1;
    });

  test('a page without risks says what it is for, and offers the form to the office alone', async () => {
    const empty = await read(HOME);
    assert.match(empty, /No risk is reported here/);
    assert.match(empty, /Report a risk/);
    be('auditor');
    assert.doesNotMatch(await read(HOME), /Report a risk/);
    await read(`${HOME}/new`, 403);
    for (const role of ['member', 'owner', 'management-team', 'administrator'] as const) {
      be(role);
      await read(HOME, 403);
    }
    be('cswo', 'dundee');
    await read(HOME, 404);
  });

  test('a risk is reported and its chronology read; the law is said to be unverified', async () => {
    be('cswo');
    assert.match(await read(`${HOME}/new`), /A suggestion, which is not verified/);
    const missing = await send(HOME, { ...REPORT, 'report-since': '' });
    assert.equal(missing.status, 422);
    assert.match(missing.words, /Give the day since when there is the risk/);
    assert.match(missing.body, /Visits are late<\/textarea>/);
    const sent = await send(HOME, REPORT);
    assert.deepEqual([sent.status, sent.location], [303, `${HOME}/ES-2026-001?said=reported`]);
    const story = await read(`${HOME}/ES-2026-001?said=reported`);
    assert.match(story, /Risk raised, nobody told yet, ES-2026-001/);
    // What was just done is no part of the paper that the page prints as.
    const printed = await app.inject({ method: 'GET', url: `${HOME}/ES-2026-001?said=reported` });
    assert.match(printed.body, /<div class="remit-said"><section class="ds_notification-message/);
    assert.match(story, /How it stands Raised today, nobody told yet/);
    assert.match(story, /Section 5 \(in the words of whoever reported it; not verified\)/);
    assert.match(story, /Elected members Not told The Integration Joint Board Not told/);
  });

  test('each step is added by a form of its own, and a step sent twice once', async () => {
    const sent = await send(`${HOME}/ES-2026-001/continue`, TOLD);
    assert.deepEqual([sent.status, sent.location], [303, `${HOME}/ES-2026-001?said=continued`]);
    const again = await send(`${HOME}/ES-2026-001/continue`, TOLD);
    assert.equal(again.status, 422);
    assert.match(again.words, /This stands already, as step 1/);
    assert.match(again.words, /Say who was told: ES-2026-001/);
    const answer = {
      kind: 'response',
      'step-refers_to': '1',
      'step-day': '2026-01-07',
      'step-words': 'A paper is wanted',
    };
    assert.equal((await send(`${HOME}/ES-2026-001/continue`, answer)).status, 303);
    const back = { kind: 'corrected', 'step-refers_to': '1', 'step-words': 'They were away', 'step-takes_back': 'yes' };
    assert.equal((await send(`${HOME}/ES-2026-001/continue`, back)).status, 303);
    const story = await read(`${HOME}/ES-2026-001`);
    assert.match(
      story,
      /6 January 2026, 10:15 Elected members: told, at a meeting The convenor was told Taken back in step 3/,
    );
    assert.match(story, /7 January 2026 Elected members: answered \(to step 1\) A paper is wanted/);
    assert.match(story, /Elected members Not told/);
    be('chief-executive');
    assert.match(
      await read('/councils/strathinver/handover'),
      /ES-2026-001 : Visits are late Serious 5 January 2026 Raised, nobody told yet/,
    );
    // What the post that raised it owes is told as owed, and the concerns and reviews of nobody as none.
    const handover = await read('/councils/strathinver/handover');
    assert.match(
      handover,
      /1 thing owed by posts , of which 0 late Due next, by \d+ \w+ \d{4}: Tell somebody of the risk ES-2026-001, and say whom , owed by/,
    );
    assert.match(
      handover,
      /What is late\? 0 things owed by posts, 0 figures Owed in all: 1 thing, and 3 figures of April to September 2026\./,
    );
    assert.match(handover, /0 concerns open , of which 0 serious 0 answers to review/);
    const list = await read(HOME);
    assert.match(
      list,
      /ES-2026-001 : Visits are late Serious 5 January 2026 Raised today, nobody told yet None of those named/,
    );
    assert.doesNotMatch(await read(`${HOME}/ES-2026-001`), /What happened next/);
    assert.equal((await send(`${HOME}/ES-2026-001/continue`, TOLD)).status, 403);
  });

  test('a restricted risk is opened with a reason, and each opening is recorded', async () => {
    be('cswo');
    const restricted = { ...REPORT, 'report-risk': SECRET, 'report-confidentiality': 'restricted' };
    const sent = await send(HOME, restricted);
    assert.equal(sent.location, `${HOME}/restricted?said=reported`);
    assert.doesNotMatch(await read(HOME), /ESR-2026|tells of somebody/);
    const answer = await app.inject({ method: 'GET', url: `${HOME}/ESR-2026-001` });
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, `${HOME}/restricted`]);
    assert.doesNotMatch(await read(`${HOME}/ESR-2026-001/continue?kind=told`), /tells of somebody|5 January/);
    const before = await entries();
    const none = await send(`${HOME}/restricted`, { 'open-code': 'ESR-2026-001', 'open-reason': ' ' });
    assert.deepEqual([none.status, await entries()], [422, before]);
    assert.doesNotMatch(none.words, /tells of somebody/);
    const open = await send(`${HOME}/restricted`, { 'open-code': 'esr-2026-001', 'open-reason': 'To see it' });
    assert.match(open.words, /A matter that tells of somebody/);
    assert.equal(await entries(), before + 1);
    const list = await send(`${HOME}/restricted`, { 'open-code': '', 'open-reason': 'To see all' });
    assert.match(list.words, /ESR-2026-001 : A matter that tells of somebody/);
    const other = await send(`${HOME}/restricted`, { 'open-code': 'ESR-2026-009', 'open-reason': 'To see it' });
    assert.deepEqual([other.status, await entries()], [404, before + 3]);
    const step = await send(`${HOME}/ESR-2026-001/continue`, { ...TOLD, 'step-words': '' });
    assert.equal(step.status, 422);
    assert.doesNotMatch(step.words, /tells of somebody/);
    assert.equal((await send(`${HOME}/ESR-2026-001/continue`, TOLD)).location, `${HOME}/restricted?said=continued`);
    be('chief-executive');
    await read(`${HOME}/restricted`, 403);
    be('auditor');
    assert.match(
      (await send(`${HOME}/restricted`, { 'open-code': 'ESR-2026-001', 'open-reason': 'Audit' })).words,
      /told, at a meeting/,
    );
  });

  test('an immediate risk of which nobody was told stands first today, a restricted one without a word of it', async () => {
    be('cswo');
    const urgent = { ...REPORT, 'report-grade': 'immediate', 'report-risk': 'No bed is left tonight' };
    assert.equal((await send(HOME, urgent)).status, 303);
    const secret = { ...urgent, 'report-risk': 'Of one child', 'report-confidentiality': 'restricted' };
    assert.equal((await send(HOME, secret)).status, 303);
    const today = await read('/councils/strathinver/today');
    const first = today.indexOf('Nobody has been told yet of what cannot wait');
    assert.ok(first >= 0 && first < today.indexOf('You owe'), String(first));
    assert.match(
      today,
      /Tell somebody, and say whom: ES-2026-002 , immediate, by \d+ \w+ \d{4}\. No bed is left tonight/,
    );
    assert.match(today, /Of \d+ things to be done now nobody can be told by mail/);
    const owners = await read('/councils/strathinver/assurance/owners');
    assert.match(
      owners,
      /Tell somebody of the risk ES-2026-002, and say whom .*? (Nobody holds the post|No e-mail address is known)/,
    );
    assert.doesNotMatch(owners, /A restricted matter|ESR-/);
    assert.match(today, /A restricted risk , by \d+ \w+ \d{4}/);
    assert.doesNotMatch(today, /ESR-|one child/);
    for (const code of ['ES-2026-002', 'ESR-2026-002']) {
      assert.equal((await send(`${HOME}/${code}/continue`, TOLD)).status, 303);
    }
    assert.doesNotMatch(await read('/councils/strathinver/today'), /Nobody has been told yet/);
  });

  test('what there is not says so', async () => {
    be('cswo');
    for (const code of ['ES-2026-077', 'NONE']) {
      assert.match(await read(`${HOME}/${code}`, 404), /There is no such report of a risk/);
      await read(`${HOME}/${code}/continue`, 404);
    }
    assert.equal((await send(`${HOME}/ES-2026-077/continue`, TOLD)).status, 404);
  });
});
