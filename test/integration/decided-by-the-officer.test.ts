import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { entryOf } from '../../src/features/registers/entry/store.ts';
import {
  makeEntry,
  makeMove,
  noteIn,
  putRight,
  putStepRight,
  takeBack,
  withdraw,
} from '../../src/features/registers/index.ts';
import { REGISTER_KEEPER, REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import { madeType } from '../../src/features/registers/testing/made-register.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire, inventCouncils, refused, setClock } from '../support/people.ts';

const NOON = '2026-03-09T12:00:00.000Z';
const at = (time: string) => ({ at: `2026-03-09T${time}:00.000Z`, day: '2026-03-09' });

// Letters whose answer is the officer's: it rests on a reminder, on who was asked, and on the outcome; afterwards a keeper files the letter.
const [opened, answered, reminded, left] = madeType().events;
const TYPE = madeType({
  fields: [
    ...madeType().fields,
    {
      code: 'asked',
      label: 'Who was asked',
      kind: 'rows',
      source: 'ours',
      columns: [
        { code: 'view', label: 'View', kind: 'text' },
        { code: 'who', label: 'Who', kind: 'choice', choices: [{ code: 'child', label: 'The child' }] },
      ],
    },
    { code: 'shelf', label: 'Shelf', kind: 'text', source: 'ours' },
    { code: 'copied-to', label: 'Copied to', kind: 'text', source: 'ours' },
  ],
  events: [opened, answered, reminded, left].flatMap((each) => (each === undefined ? [] : [each])),
  moves: [
    {
      code: 'answer',
      label: 'Answer it',
      from: ['open'],
      to: 'answered',
      by: 'officer',
      needs: [
        { field: 'outcome', because: 'An answer says what came of it' },
        { rows: 'asked', column: 'who', each: ['child'], because: 'The child is asked' },
        { event: 'reminder-received', because: 'Only where there was a reminder' },
      ],
      event: 'letter-answered',
      asks: ['copied-to'],
    },
    {
      code: 'file',
      label: 'File it',
      from: ['answered'],
      to: 'closed',
      by: 'keeper',
      needs: [{ field: 'shelf', because: 'Say where' }],
      // As a keeper's form asks for the establishment again by which a child is placed.
      asks: ['outcome', 'copied-to'],
    },
  ],
});

await forEachDatabase('what the officer decided', ({ database }) => {
  const { clock, set } = setClock('2026-03-09T13:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir'), by: BY_MACHINE });
  const people: Record<string, string> = {};
  const as = (post: string) => byPerson(office(), people[post] ?? '');
  const REFERENCE = 'LTR-2026-001';
  const now = async () => {
    const entry = await database().read({ council: 'northmuir', clearance: 'restricted', need: ['*'] }, (tx) =>
      entryOf(tx, REFERENCE),
    );
    assert.ok(entry !== null);
    return entry.now;
  };
  const change = async (post: string, fields: Record<string, unknown>) => {
    const { number, fields: before } = await now();
    return putRight(await as(post), REFERENCE, {
      seen: number,
      fields: { ...before, ...fields } as typeof before,
      words: 'A slip of the pen',
      looked: true,
    });
  };

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir'], { CSWO: ['cswo'], KEEPER: ['owner'] });
    for (const post of ['CSWO', 'KEEPER']) people[post] = await hire(office(), `In ${post}`, post);
    await database().write({ council: null }, async (tx) => {
      const instant = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_TYPE, [{ code: 'letter', definition: TYPE }], 'test', instant);
      await appendToRecord(tx, { at: instant, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    await database().write({ council: 'northmuir' }, async (tx) => {
      const instant = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_KEEPER, [{ type: 'letter', posts: ['KEEPER'] }], 'test', instant);
      await appendToRecord(tx, { at: instant, actor: A_TEST, action: 'register.keepers', subject: 'letter' });
    });
    const keeper = await as('KEEPER');
    given(
      await makeEntry(keeper, 'letter', {
        confidentiality: 'restricted',
        distribution: [],
        caseReference: 'C-17',
        service: null,
        fields: { gist: 'About a bus' },
        happened: { at: NOON, day: '2026-03-09' },
        looked: true,
      }),
    );
    const reminder = { event: 'reminder-received', happened: { at: null, day: '2026-03-09' } };
    given(await noteIn(keeper, REFERENCE, { seen: 1, ...reminder }));
    given(await noteIn(keeper, REFERENCE, { seen: 2, ...reminder }));
  });

  test('keepers put right whatever stands until it is decided', async () => {
    given(await change('KEEPER', { outcome: 'upheld', asked: [{ view: 'Yes', who: 'child' }] }));
    given(await change('KEEPER', { outcome: 'not-upheld' }));
    assert.equal((await now()).fields['outcome'], 'not-upheld');
  });

  test('then the answers on which it stands are the officer’s, by putting right and by a later step of the keepers', async () => {
    const move = { move: 'answer', fields: { answer: 'No' }, happened: at('12:30'), looked: true };
    given(await makeMove(await as('CSWO'), REFERENCE, { seen: (await now()).number, ...move }));
    const { number: seen, events } = await now();
    const typed = { seen, number: events.at(-1)?.number ?? 0, happened: at('12:40'), words: 'A slip of the pen' };
    assert.deepEqual(refused(await putStepRight(await as('KEEPER'), REFERENCE, typed)), [
      'The Chief Social Work Officer has decided something in this entry',
    ]);
    given(await putStepRight(await as('CSWO'), REFERENCE, typed));
    const theirs = ['A decision of the Chief Social Work Officer stands on this answer'];
    assert.deepEqual(refused(await change('KEEPER', { outcome: 'upheld' })), theirs);
    assert.deepEqual(refused(await change('KEEPER', { answer: 'Yes' })), theirs);
    assert.deepEqual(refused(await change('KEEPER', { asked: [{ view: 'No', who: 'child' }] })), theirs);
    const file = { move: 'file', happened: null, looked: true };
    const filed = await makeMove(await as('KEEPER'), REFERENCE, {
      seen: (await now()).number,
      ...file,
      fields: { shelf: 'Nine', outcome: 'upheld' },
    });
    assert.deepEqual(refused(filed), theirs);
    // A form sends back every answer as it stands, the parts of a row in their order on the page.
    given(await change('KEEPER', { gist: 'About a tram', asked: [{ who: 'child', view: 'Yes' }] }));
    given(await change('CSWO', { outcome: 'upheld' }));
    assert.equal((await now()).fields['outcome'], 'upheld');
  });

  test('what happened before it, and on which it stands, is taken back by the officer alone', async () => {
    const back = async (post: string) =>
      takeBack(await as(post), REFERENCE, { seen: (await now()).number, number: 3, words: 'It was another' });
    assert.deepEqual(refused(await back('KEEPER')), ['A decision of the Chief Social Work Officer stands on this']);
    given(await back('CSWO'));
    assert.deepEqual(
      (await now()).events.map(({ number }) => number),
      [1, 2, 5],
    );
  });

  test('a later step of the keepers changes none of it though it asks for it again, and answers what nobody had answered', async () => {
    const file = { move: 'file', happened: null, looked: true };
    const filed = async (fields: Record<string, string>) =>
      makeMove(await as('KEEPER'), REFERENCE, { seen: (await now()).number, ...file, fields });
    assert.deepEqual(refused(await filed({ shelf: 'Nine', outcome: 'not-upheld' })), [
      'A decision of the Chief Social Work Officer stands on this answer',
    ]);
    given(await filed({ shelf: 'Nine', outcome: 'upheld', 'copied-to': 'The archive' }));
    assert.deepEqual((await now()).fields['copied-to'], 'The archive');
  });

  test('and nobody else withdraws the entry', async () => {
    set('2026-03-10T09:00:00.000Z');
    const end = async (post: string) =>
      withdraw(await as(post), REFERENCE, { seen: (await now()).number, words: 'Made in error' });
    assert.deepEqual(refused(await end('KEEPER')), [
      'The Chief Social Work Officer has decided something in this entry',
    ]);
    given(await end('CSWO'));
    assert.equal((await now()).kind, 'withdrawn');
  });
});
