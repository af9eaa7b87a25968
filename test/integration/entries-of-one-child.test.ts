import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { sql } from 'kysely';

import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { caseKey } from '../../src/features/registers/entry/case-key.ts';
import { entryOf } from '../../src/features/registers/entry/store.ts';
import {
  bringClocksUpToDate,
  clocksToday,
  makeEntry,
  makeMove,
  noteIn,
  withdraw,
} from '../../src/features/registers/index.ts';
import { readRuled } from '../../src/features/registers/read-ruled.ts';
import { entriesBeside } from '../../src/features/registers/recount-beside.ts';
import { hat } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';
import { randomFrom } from '../support/random.ts';

const COUNCIL = 'strathinver';
const TYPE = 'secure-accommodation-unauthorised';

const FOR_PLACING = {
  'head-of-unit-agrees': true,
  condition: ['self-harm'],
  'best-interests': 'Invented',
  appropriate: 'Invented',
  establishment: 'An invented unit',
  reasons: 'Invented',
};

// In November clocks in Scotland show UTC.
await forEachDatabase('entries of one child without authority', ({ database }) => {
  const { clock, set } = setClock('2026-11-02T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf(COUNCIL), by: BY_MACHINE });
  const turn = () => bringClocksUpToDate({ database: database(), clock }, councilOf(COUNCIL));
  const entry = async (reference: string) => {
    const found = await database().read({ council: COUNCIL, clearance: 'restricted', need: ['*'] }, (tx) =>
      entryOf(tx, reference),
    );
    assert.ok(found !== null, reference);
    return found;
  };
  const kinds = async (reference: string) => (await entry(reference)).revisions.map(({ kind }) => kind);
  const ends = async (reference: string) => {
    const clock = (await entry(reference)).now.clocks.find(({ rule }) => rule === 'SEC-20');
    return clock?.lawDue.kind === 'instant' ? clock.lawDue.at : null;
  };
  const lastTold = () =>
    database().read({ council: COUNCIL, clearance: 'restricted', need: ['*'] }, async (tx) => {
      const { rows } = await sql<{ scope: string; detail: unknown }>`
        select scope, content::jsonb -> 'detail' as detail from record_content
        where content::jsonb -> 'detail' ? 'beside' order by position desc limit 1`.execute(tx);
      return rows;
    });
  const happened = (at: string) => ({ at, day: at.slice(0, 10) });
  const open = async (child: string, at: string) =>
    given(
      await makeEntry(office(), TYPE, {
        confidentiality: 'restricted',
        distribution: [],
        caseReference: child,
        service: null,
        fields: { route: 'reg-7', 'relevant-persons': 'none' },
        happened: happened(at),
        looked: false,
      }),
    );
  const step = async (reference: string, move: string, at: string, fields = {}) =>
    given(
      await makeMove(office(), reference, {
        seen: (await entry(reference)).now.number,
        looked: false,
        move,
        fields,
        happened: happened(at),
      }),
    );
  const placed = async (child: string, at: string) => {
    const reference = await open(child, at);
    await step(reference, 'place', at, FOR_PLACING);
    return reference;
  };

  before(() => loadPacks(database(), ['scotland', 'invented-example'], clock));

  test('each move the others’ 72 hours in the same transaction: a stay typed in late, its end, and its withdrawal', async () => {
    set('2026-11-10T12:00:00.000Z');
    const second = await placed('C-1', '2026-11-10T10:00:00.000Z');
    assert.equal(await ends(second), '2026-11-13T10:00:00.000Z');
    // What is to be done at once has no time that it could be listed by, and stands first of what the officer has to do.
    const today = await clocksToday(database(), councilOf(COUNCIL), hat(COUNCIL, ['cswo']), clock());
    assert.equal(today?.own.clocks[0]?.clock.rule, 'SEC-21');
    // Typed in afterwards: the child was there from 2 November at 8, and nobody has yet said until when.
    // By somebody who writes the case otherwise, with a dash and a mark that nobody sees.
    const first = await placed('c \u20131 ', '2026-11-02T08:00:00.000Z');
    assert.equal((await entry(first)).now.caseReference, 'c \u20131 ');
    // From 2 November 8:00 on, if the child never left: 72 hours were over on 5 November at 8:00.
    assert.equal(await ends(second), '2026-11-05T08:00:00.000Z');
    assert.equal((await entry(second)).now.state, 'unauthorised-maximum-reached');
    assert.equal((await entry(first)).now.state, 'unauthorised-maximum-reached');
    // The child left after 24 hours: 48 are left.
    await step(first, 'leave', '2026-11-03T08:00:00.000Z');
    assert.equal((await entry(first)).now.state, 'left');
    assert.equal(await ends(second), '2026-11-12T10:00:00.000Z');
    assert.equal((await entry(second)).now.state, 'placed');
    assert.deepEqual(await kinds(second), ['opened', 'moved', 'recounted', 'lapsed', 'recounted', 'taken-back']);
    // The record of the step tells of the other entry that was written with it, in the chain of restricted entries alone.
    assert.deepEqual(await lastTold(), [
      {
        scope: `${COUNCIL}/restricted`,
        detail: { entry: first, register: TYPE, revision: 5, beside: [{ entry: second, revision: 6 }] },
      },
    ]);
    const revisions = (await entry(second)).revisions.length;
    // What moves no clock writes nothing to the other.
    given(
      await noteIn(office(), first, {
        seen: (await entry(first)).now.number,
        event: 'placement-notice-sent',
        happened: { ...happened('2026-11-10T11:00:00.000Z'), person: 'principal-reporter' },
      }),
    );
    const another = await placed('C-2', '2026-11-09T08:00:00.000Z');
    assert.equal((await entry(second)).revisions.length, revisions);
    assert.equal(await ends(another), '2026-11-12T08:00:00.000Z');
    // The lapse that was taken back comes again at its own time, written by the job, once.
    set('2026-11-12T10:00:59.000Z');
    assert.equal((await turn()).lapsed, 1);
    assert.equal((await entry(another)).now.state, 'unauthorised-maximum-reached');
    set('2026-11-12T10:01:00.000Z');
    assert.equal((await turn()).lapsed, 1);
    assert.deepEqual(await turn(), { lapsed: 0, recounted: 0 });
    const { now } = await entry(second);
    assert.deepEqual(
      [now.kind, now.state, now.by?.split('@')[1]],
      ['lapsed', 'unauthorised-maximum-reached', '2026-11-12T10:00:00.000Z'],
    );
    // The first was never so: all 72 hours are left from 10 November, until the 13th.
    given(await withdraw(office(), first, { seen: (await entry(first)).now.number, words: 'It was another child' }));
    assert.equal(await ends(second), '2026-11-13T10:00:00.000Z');
    assert.equal((await entry(second)).now.state, 'placed');
    set('2026-11-13T10:01:00.000Z');
    assert.equal((await turn()).lapsed, 1);
    assert.equal((await entry(second)).now.state, 'unauthorised-maximum-reached');
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });

  test('a case is compared by the same key in the database and in the application', async () => {
    const random = randomFrom(20_130_205);
    const signs = [
      'A',
      'b',
      '1',
      '/',
      '-',
      ' ',
      '\t',
      '\u00A0',
      '\u00AD',
      '\u2013',
      '\u200B',
      '\u02D7',
      '\u2043',
      '\u2800',
      '\uFFFA',
      '\u{E0031}',
      '\u{E0100}',
      '2',
      '\u2212',
      '\uFEFF',
      'Ｓ',
      '－',
      'é',
      '\u180E',
      '\u3000',
    ];
    const some = () => signs[Math.floor(random() * signs.length)] ?? '';
    const typed = Array.from({ length: 500 }, () =>
      ['X', ...Array.from({ length: Math.floor(random() * 9) }, some)].join(''),
    );
    const inDatabase = async (all: readonly string[]): Promise<string[]> => {
      const { rows } = await database().read({ council: null }, (tx) =>
        sql<{ key: string }>`
          select case_key_of(typed) as key from unnest(${[...all]}::text[]) with ordinality as each(typed, n) order by n`.execute(
          tx,
        ),
      );
      return rows.map(({ key }) => key);
    };
    const keys = await inDatabase([...typed, 'sw\u2013123']);
    assert.equal(keys.at(-1), 'SW123');
    assert.deepEqual(keys.slice(0, -1), typed.map(caseKey));
    assert.deepEqual(await inDatabase(['24-1-11', '24-11-1', 'SW\u2800\u{E0031}12']), ['24-1-11', '24-11-1', 'SW12']);
    // All below U+3100 and above U+F000, where blanks, dashes and unseen marks are, each between two digits.
    const points = Array.from({ length: 0x4100 }, (_, n) => (n < 0x3100 ? n + 1 : n - 0x3100 + 0xf000));
    const each = [...points, 0x10d6e, 0x10ead, 0x1bca0, 0x1d173, 0xe0000, 0xe0fff].map(
      (n) => `1${String.fromCodePoint(n)}1`,
    );
    assert.deepEqual(await inDatabase(each), each.map(caseKey));
  });

  test('an entry that was only asked for moves nobody’s time, and has no other worked out anew', async () => {
    set('2026-11-20T12:00:00.000Z');
    const there = await placed('C-4', '2026-11-20T10:00:00.000Z');
    const asked = await open('C-4', '2026-11-20T11:00:00.000Z');
    const beside = async (reference: string) => {
      const { revisions } = await entry(reference);
      return database().read({ council: COUNCIL, clearance: 'restricted', need: ['*'] }, async (tx) =>
        (await entriesBeside(tx, await readRuled(tx), revisions)).map((each) => each.reference),
      );
    };
    assert.deepEqual(await beside(asked), []);
    assert.deepEqual(await beside(there), [asked]);
  });

  test('a lapse that becomes known only after the child has left stands in the chronology, and the child has left', async () => {
    set('2026-12-10T12:00:00.000Z');
    const second = await placed('C-3', '2026-12-07T08:00:00.000Z');
    // After 48 hours.
    await step(second, 'leave', '2026-12-09T08:00:00.000Z');
    const first = await placed('C-3', '2026-12-01T08:00:00.000Z');
    await step(first, 'leave', '2026-12-03T08:00:00.000Z');
    // 48 hours were used before: 24 were left from 7 December, 8:00.
    const { now } = await entry(second);
    assert.equal(now.state, 'left');
    assert.deepEqual(
      now.events.filter(({ event }) => event === 'unauthorised-maximum-reached').map(({ at }) => at),
      ['2026-12-08T08:00:00.000Z'],
    );
  });
});
