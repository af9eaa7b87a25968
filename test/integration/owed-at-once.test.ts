import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { openObligations, standingOf } from '../../src/features/obligations/index.ts';
import { appendToRecord } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { appendRevisions, entryOf } from '../../src/features/registers/entry/store.ts';
import { handClocksOver } from '../../src/features/registers/hand-over.ts';
import { makeEntry, makeMove, noteIn } from '../../src/features/registers/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';

const COUNCIL = councilOf('strathinver');
const TYPE = 'secure-accommodation-unauthorised';
const SEEN = { council: COUNCIL, clearance: 'restricted', need: ['*'] } as const;

const FOR_PLACING = {
  'head-of-unit-agrees': true,
  condition: ['self-harm'],
  'best-interests': 'Invented',
  appropriate: 'Invented',
  establishment: 'An invented unit',
  reasons: 'Invented',
  consulted: [{ who: 'child', view: 'Invented' }],
};

// SSI 2013/205 reg 7: whoever is to be told is told at once. No number of hours stands there.
await forEachDatabase('what the law asks for at once', ({ database }) => {
  const { clock, set } = setClock('2026-11-02T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: COUNCIL, by: BY_MACHINE });
  const happened = (at: string) => ({ at, day: at.slice(0, 10) });
  const entry = async (reference: string) => {
    const found = await database().read(SEEN, (tx) => entryOf(tx, reference));
    assert.ok(found !== null);
    return found;
  };
  const atOnce = () =>
    database().read(SEEN, async (tx) =>
      (await openObligations(tx)).filter(({ cause }) => cause?.startsWith('at-once:')),
    );
  const step = async (reference: string, move: string, at: string, fields = {}) =>
    makeMove(office(), reference, {
      seen: (await entry(reference)).now.number,
      looked: false,
      move,
      fields,
      happened: happened(at),
    });
  let reference = '';

  before(() => loadPacks(database(), ['scotland', 'invented-example'], clock));

  test('is owed by the officer from the moment on, once, and never late', async () => {
    reference = given(
      await makeEntry(office(), TYPE, {
        confidentiality: 'restricted',
        distribution: [],
        caseReference: 'C-18',
        service: null,
        fields: { route: 'reg-7', 'relevant-persons': 'none' },
        happened: happened('2026-11-02T08:00:00.000Z'),
        looked: false,
      }),
    );
    given(await step(reference, 'place', '2026-11-02T08:30:00.000Z', FOR_PLACING));
    const [owed, ...more] = await atOnce();
    assert.ok(owed !== undefined);
    assert.equal(more.length, 0);
    assert.deepEqual(
      [owed.kind, owed.ownerPost, owed.opensOn, owed.dueOn, owed.cause?.slice(0, 14), owed.title],
      [
        'clock',
        'CSWO',
        '2026-11-02',
        '2026-11-02',
        'at-once:SEC-21',
        'Something to be done at once in the register "Secure accommodation without an authorisation"',
      ],
    );
    assert.equal(standingOf(owed, '2027-03-01T09:00:00.000Z'), 'at once');
  });

  test('is done when everybody was told, however late that is, and nothing of it is owed twice', async () => {
    set('2026-11-04T09:00:00.000Z');
    const told = { ...happened('2026-11-04T08:30:00.000Z'), person: 'principal-reporter' };
    const note = { seen: (await entry(reference)).now.number, event: 'placement-notice-sent', happened: told };
    given(await noteIn(office(), reference, note));
    assert.equal((await atOnce()).length, 1);
    given(await step(reference, 'told-placed', '2026-11-04T08:45:00.000Z'));
    assert.deepEqual(await atOnce(), []);
  });

  test('of entries that were written when nobody owed it, it is owed after the next turn, once', async () => {
    set('2026-11-05T09:00:00.000Z');
    const placed = (await entry(reference)).revisions.find(({ state, kind }) => state === 'placed' && kind === 'moved');
    assert.ok(placed !== undefined);
    await database().write(SEEN, async (tx) => {
      const at = clock();
      await appendRevisions(tx, [
        { ...placed, reference: 'SU-2026-900', number: 1, kind: 'opened', by: null, knownAt: at },
      ]);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'entry.open', subject: 'registers' });
    });
    assert.deepEqual(await atOnce(), []);
    assert.deepEqual(await handClocksOver({ database: database(), clock }, COUNCIL), { handed: 1, left: [] });
    const owed = await atOnce();
    assert.deepEqual(
      owed.map(({ subject, opensOn }) => [subject, opensOn]),
      [['entry:SU-2026-900', '2026-11-02']],
    );
    // Looked at anew, as another process does.
    const elsewhere = new Proxy(database(), {
      get: (target, name) => {
        const own = Reflect.get(target, name) as unknown;
        return typeof own === 'function' ? own.bind(target) : own;
      },
    });
    assert.deepEqual(await handClocksOver({ database: elsewhere, clock }, COUNCIL), { handed: 0, left: [] });
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });
});
