import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { entryOf, makeEntry, makeMove, noteIn, putRight } from '../../src/features/registers/index.ts';
import { REGISTER_KEEPER, REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import { madeType } from '../../src/features/registers/testing/made-register.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { byPerson, councilOf, given, inventCouncils, refused, setClock } from '../support/people.ts';
import { type Staffed, staffed } from '../support/staffed.ts';

const HOME = '/councils/northmuir/registers';
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

const TYPE = madeType({
  moves: madeType().moves.map((move) =>
    move.code === 'close'
      ? { ...move, needs: [{ field: 'outcome', because: 'It is closed with what came of it' }], asks: ['answer'] }
      : move,
  ),
});

await forEachDatabase('a decision of the officer', ({ database }) => {
  const { clock, set } = setClock('2026-03-09T13:00:00.000Z', 1);
  let council: Staffed;
  const office = () => ({ database: database(), clock, council: councilOf('northmuir') });
  const as = (post: string) => byPerson(office(), council.people.get(post) ?? '');
  const now = async (reference: string) =>
    database().read({ council: 'northmuir', clearance: 'restricted', need: ['*'] }, async (tx) => {
      const entry = await entryOf(tx, reference);
      assert.ok(entry !== null);
      return entry.now;
    });
  const answered = async (): Promise<string> => {
    const keeper = await as('KEEPER');
    const happened = { at: '2026-03-09T12:00:00.000Z', day: '2026-03-09' };
    const entry = { distribution: [], caseReference: 'C-17', service: null, fields: { gist: 'About a bus' }, happened };
    const reference = given(await makeEntry(keeper, 'letter', { ...entry, confidentiality: 'open', looked: false }));
    const fields = { outcome: 'upheld', answer: 'Yes' };
    const at = '2026-03-09T12:30:00.000Z';
    const step = { move: 'answer', fields, happened: { at, day: '2026-03-09' }, seen: 1, looked: false };
    given(await makeMove(keeper, reference, step));
    return reference;
  };
  const change = async (reference: string, fields: Record<string, string>): Promise<void> => {
    const { number, fields: known } = await now(reference);
    const given_ = { fields: { ...known, ...fields }, words: 'A slip', seen: number, looked: false };
    given(await putRight(await as('KEEPER'), reference, given_));
  };
  const close = { move: 'close', fields: { outcome: 'upheld', answer: 'Yes' }, happened: null, looked: false };

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir'], { CSWO: ['cswo'], KEEPER: ['owner'] });
    await database().write({ council: null }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_TYPE, [{ code: 'letter', definition: TYPE }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_KEEPER, [{ type: 'letter', posts: ['KEEPER'] }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'register.keepers', subject: 'letter' });
    });
    council = await staffed(database(), clock, councilOf('northmuir'), ['CSWO', 'KEEPER']);
  });
  after(() => council.close());

  test('goes through where what a keeper changed meanwhile is nothing that it reads or writes, and undoes none of that', async () => {
    const reference = await answered();
    await change(reference, { gist: 'About a ferry' });
    given(await makeMove(await as('CSWO'), reference, { ...close, seen: 2 }));
    const { state, fields, number } = await now(reference);
    assert.deepEqual([state, fields['gist'], number], ['closed', 'About a ferry', 4]);
  });

  test('is asked for again where an answer that it goes by was changed: told what, with what was typed, and by one press', async () => {
    set('2026-03-10T09:00:00.000Z');
    const reference = await answered();
    await council.be('CSWO');
    const path = `${HOME}/entries/${reference}/moves/close`;
    await change(reference, { answer: 'No' });
    const typed = { 'move-_seen': '2', 'move-outcome': 'upheld', 'move-answer': 'Yes, as I saw it' };
    const sent = await council.send(path, typed);
    assert.equal(sent.status, 422);
    assert.match(
      words(sent.body),
      /What was done to it since you opened this page: Answers put right or added to \(Answer\), by The post KEEPER, 10 March 2026, 09:00/,
    );
    assert.match(sent.body, /Yes, as I saw it/);
    const [, seen = ''] = /name="move-_seen" value="(\d+)"/.exec(sent.body) ?? [];
    assert.equal(seen, '3');
    assert.match((await council.send(path, { ...typed, 'move-_seen': seen })).to, /said=moved$/);
    assert.equal((await now(reference)).state, 'closed');
  });

  test('is asked for again where the entry came to stand elsewhere, and by whoever is not the officer after any change', async () => {
    const reference = await answered();
    const again = /Somebody changed this entry since you opened it/;
    assert.match(refused(await makeMove(await as('CSWO'), reference, { ...close, seen: 1 })).join(), again);
    await change(reference, { gist: 'About a tram' });
    const happened = { at: null, day: '2026-03-10' };
    const note = { seen: 2, event: 'reminder-received', happened };
    assert.match(refused(await noteIn(await as('KEEPER'), reference, note)).join(), again);
    // A revision that there never was is no entry that somebody saw.
    assert.match(refused(await makeMove(await as('CSWO'), reference, { ...close, seen: 9 })).join(), again);
  });
});
