import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import type { Confidentiality, NewEntry } from '../../src/features/registers/index.ts';
import { makeEntry, makeMove, noteIn, putRight, takeBack } from '../../src/features/registers/index.ts';
import { REGISTER_KEEPER, REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import { madeType } from '../../src/features/registers/testing/made-register.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { byPerson, councilOf, given, inventCouncils, setClock } from '../support/people.ts';
import { type Staffed, staffed } from '../support/staffed.ts';

const HOME = '/councils/northmuir';
const NOON = '2026-03-09T12:00:00.000Z';
const SECRET = 'A matter that only some may read';

const letter = (confidentiality: Confidentiality, more: Partial<NewEntry> = {}): NewEntry & { looked: boolean } => ({
  confidentiality,
  distribution: [],
  caseReference: 'C-17',
  service: null,
  fields: { gist: confidentiality === 'open' ? 'About a bus' : SECRET },
  happened: { at: NOON, day: '2026-03-09' },
  looked: false,
  ...more,
});

await forEachDatabase('pages of registers', ({ database }) => {
  const { clock, set } = setClock('2026-03-09T13:00:00.000Z', 1);
  let app: Staffed;
  const office = () => ({ database: database(), clock, council: councilOf('northmuir') });
  const as = (post: string) => byPerson(office(), app.people.get(post) ?? '');
  const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (post: string, path: string, status = 200): Promise<string> => {
    await app.be(post);
    return words(await app.read(`${HOME}${path}`, status));
  };

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir'], {
      CSWO: ['cswo'],
      KEEPER: ['owner'],
      OTHER: ['owner'],
      MEMBER: ['elected-member'],
    });
    await database().write({ council: null }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const type = madeType();
      const fields = type.fields.map((field) =>
        field.code === 'outcome' ? { ...field, filter: true, exported: true } : field,
      );
      await revise(tx, REGISTER_TYPE, [{ code: 'letter', definition: { ...type, fields } }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_KEEPER, [{ type: 'letter', posts: ['KEEPER'] }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'register.keepers', subject: 'letter' });
    });
    app = await staffed(database(), clock, councilOf('northmuir'), ['CSWO', 'KEEPER', 'OTHER', 'MEMBER']);
  });
  after(() => app.close());

  test('an empty register says what it is for and leads those who keep it on', async () => {
    assert.match(
      await read('CSWO', '/registers'),
      /Letters An invented register for tests 0 open, 0 ended No clock runs/,
    );
    assert.match(await read('KEEPER', '/registers/letter'), /There is no entry here yet.*Make the first entry/);
    assert.doesNotMatch(await read('OTHER', '/registers/letter'), /Make/);
    assert.match(await read('OTHER', '/clocks'), /No clock runs/);
    // No database knows the year 0: what is no place in a list is its beginning.
    await read('KEEPER', '/registers/letter?after=0000-01-01~LT-2026-001');
    await read('KEEPER', '/clocks?after=0000-01-01T00:00:00.000Z~LT-2026-001~x');
  });

  let asIfNone = new Map<string, string>();
  const seenByOther = async (): Promise<Map<string, string>> => {
    const pages = [
      '/registers',
      '/registers/letter',
      '/registers/letter?text=C-17',
      '/registers/letter?state=open',
      '/clocks',
    ];
    await app.be('OTHER');
    return new Map(
      await Promise.all(pages.map(async (page) => [page, words(await app.read(`${HOME}${page}`))] as const)),
    );
  };

  test('a list shows entries by where they stand, by an answer and by part of a reference', async () => {
    const keeper = await as('KEEPER');
    assert.equal(given(await makeEntry(keeper, 'letter', letter('open'))), 'LT-2026-001');
    const later = letter('open', {
      caseReference: 'C-99',
      happened: { at: '2026-03-09T12:30:00.000Z', day: '2026-03-09' },
    });
    assert.equal(given(await makeEntry(keeper, 'letter', later)), 'LT-2026-002');
    const answer = {
      move: 'answer',
      fields: { outcome: 'upheld', answer: 'Yes' },
      happened: { at: '2026-03-09T12:45:00.000Z', day: '2026-03-09' },
    };
    given(await makeMove(keeper, 'LT-2026-001', { ...answer, looked: false, seen: 1 }));
    const all = await read('OTHER', '/registers/letter');
    assert.match(
      all,
      /LT-2026-002 C-99 9 March 2026 Open No clock runs About a bus Not answered.*LT-2026-001 C-17 9 March 2026 Answered No clock runs About a bus Upheld/,
    );
    assert.match(all, /Open \(1\).*Answered \(1\).*Closed \(0\)/);
    const found = async (query: string): Promise<string[]> =>
      [...(await read('OTHER', `/registers/letter?${query}`)).matchAll(/LT-2026-\d{3}(?= C-)/g)].map(
        ([reference]) => reference,
      );
    assert.deepEqual(await found('state=answered'), ['LT-2026-001']);
    assert.deepEqual(await found('f.outcome=upheld'), ['LT-2026-001']);
    assert.deepEqual(await found('f.outcome=not-upheld'), []);
    assert.deepEqual(await found('text=c-9'), ['LT-2026-002']);
    assert.deepEqual(await found('text=2026-001'), ['LT-2026-001']);
    // What a pattern means to a database is no pattern here.
    assert.deepEqual(await found('text=%25'), []);
    assert.match(await read('CSWO', '/registers'), /2 open, 0 ended/);
    asIfNone = await seenByOther();
  });

  test('restricted entries change nothing for whoever has no need, and show no case and no word in a list to those who have', async () => {
    assert.equal(given(await makeEntry(await as('KEEPER'), 'letter', letter('restricted'))), 'LTR-2026-001');
    assert.deepEqual(await seenByOther(), asIfNone);
    const list = await read('KEEPER', '/registers/letter');
    assert.match(list, /LTR-2026-001 Restricted 9 March 2026 Open No clock runs Inside the entry Inside the entry/);
    assert.ok(!list.includes(SECRET));
    const byCase = await read('KEEPER', '/registers/letter?text=C-17');
    assert.ok(byCase.includes('LT-2026-001') && !byCase.includes('LTR-2026-001'));
    assert.ok((await read('KEEPER', '/registers/letter?text=LTR')).includes('LTR-2026-001'));
    assert.match(await read('KEEPER', '/registers'), /3 open, 0 ended/);
  });

  test('one that is not for the reader is answered as one that is not there, and those who have the need are led to the door', async () => {
    const there = await read('OTHER', '/registers/entries/LTR-2026-001', 404);
    assert.equal(there, await read('OTHER', '/registers/entries/LTR-2026-002', 404));
    await app.be('KEEPER');
    assert.equal(await app.read(`${HOME}/registers/entries/LTR-2026-001`, 303), '');
    await app.be('MEMBER');
    await app.read(`${HOME}/registers/entries/LT-2026-001`, 403);
  });

  test('an entry tells what it says, what can be done next, and what happened, with what was put right and taken back', async () => {
    set('2026-03-10T09:00:00.000Z');
    const keeper = await as('KEEPER');
    const happened = { at: null, day: '2026-03-10' };
    given(await noteIn(keeper, 'LT-2026-002', { seen: 1, event: 'reminder-received', happened }));
    given(
      await putRight(keeper, 'LT-2026-002', {
        seen: 2,
        looked: false,
        fields: { gist: 'About a ferry' },
        words: 'It was a ferry',
      }),
    );
    given(await takeBack(keeper, 'LT-2026-002', { seen: 3, number: 2, words: 'It was for somebody else' }));
    const page = await read('KEEPER', '/registers/entries/LT-2026-002');
    assert.match(page, /How it stands Open Case reference C-99 Who sees it Open/);
    assert.match(
      page,
      /What can be done next Answer it It will ask for: An answer says what came of it Note that something happened A reminder came/,
    );
    assert.match(page, /What it says Gist About a ferry/);
    assert.match(page, /9 March 2026, 12:30 The letter came/);
    assert.match(page, /A reminder came Taken back in a later step : it counts no longer/);
    assert.match(page, /It was a ferry Gist: About a ferry, it was About a bus/);
    assert.match(page, /Taken back: A reminder came It was for somebody else/);
    assert.match(page, /Written down on 10 March 2026, 09:00 by .*KEEPER.*, holder of the post/);
    const before_ = await read('KEEPER', '/registers/entries/LT-2026-002?revision=1');
    assert.match(before_, /As it was known on 9 March 2026/);
    assert.ok(
      before_.includes('About a bus') && !before_.includes('ferry') && !before_.includes('What can be done next'),
    );
    await read('KEEPER', '/registers/entries/LT-2026-002?revision=9', 404);
    assert.match(await read('OTHER', '/registers/entries/LT-2026-002'), /Your post does not keep this register/);
  });

  test('the decision of the officer is offered to the officer, with the capacity in which it would be taken', async () => {
    assert.match(await read('KEEPER', '/registers/entries/LT-2026-001'), /Close it Only the Chief Social Work Officer/);
    assert.match(
      await read('CSWO', '/registers/entries/LT-2026-001'),
      /Close it You would take it as holder of the post/,
    );
  });
});
