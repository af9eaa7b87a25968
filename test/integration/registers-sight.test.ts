import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { sql } from 'kysely';

import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { readCount } from '../../src/features/registers/counts/index.ts';
import { appendRevisions } from '../../src/features/registers/entry/store.ts';
import { entryOf, makeEntry, makeMove, putRight, withdraw } from '../../src/features/registers/index.ts';
import { makeNameable } from '../../src/features/registers/keepers.ts';
import { REGISTER_KEEPER, REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import { madeType } from '../../src/features/registers/testing/made-register.ts';
import type { RegisterType } from '../../src/features/registers/type/register-type.ts';
import { financialYear } from '../../src/kernel/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { openEmbedded } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { allRows, DERIVED } from '../support/all-rows.ts';
import { backUp, restoreEmbedded } from '../support/archives.ts';
import { embeddedTemplate, forEachDatabase, MIGRATIONS } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, byPerson, councilOf, given, inventCouncils, setClock } from '../support/people.ts';
import { type Staffed, staffed } from '../support/staffed.ts';

const HOME = '/councils/northmuir';
const SECURE = 'secure-accommodation-authorised';
const ENTRY = `${HOME}/registers/entries/SA-2026-001`;
const SECRET = 'Quillfeather';

const words = (html: string): string =>
  html
    .replaceAll(/<(script|style|svg|header|nav|footer)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const SIGHT = sql`select reference, is_open, need, ever_open, ever_need from register_sight order by reference`;

const LETTERS: RegisterType = {
  ...madeType(),
  counts: [
    { measure: 'letters', label: 'Letters', how: 'entries', datedBy: { event: 'letter-received' }, source: 'ours' },
  ],
};

await forEachDatabase('sight of entries of registers', ({ database }) => {
  const { clock, set } = setClock('2026-11-26T12:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf('northmuir') });
  let council: Staffed;
  const as = (post: string) => byPerson(office(), council.people.get(post) ?? '');
  const numbers = async (reference: string, need: readonly string[]): Promise<number[]> =>
    database().read({ council: 'northmuir', clearance: 'restricted', need }, async (tx) =>
      ((await entryOf(tx, reference))?.revisions ?? []).map(({ number }) => number),
    );
  const read = async (post: string, path: string, status = 200): Promise<string> => {
    await council.be(post);
    return words(await council.read(path, status));
  };
  const open = async (post: string, type: string, reference: string): Promise<void> => {
    await council.be(post);
    const door = `${HOME}/registers/${type}/restricted?then=${reference}`;
    const sent = await council.send(door, { 'door-reference': reference, 'door-reason': 'To read it' });
    assert.equal(sent.to, `${HOME}/registers/entries/${reference}?said=opened`);
  };
  const name = async (distribution: readonly string[], seen: number): Promise<void> => {
    const known = await database().read(
      { council: 'northmuir', clearance: 'restricted', need: ['*'] },
      async (tx) => (await entryOf(tx, 'SA-2026-001'))?.now.fields ?? {},
    );
    const change = { fields: known, distribution, words: 'Who has to read it', seen, looked: true };
    given(await putRight(await as('KEEPER'), 'SA-2026-001', change));
  };

  before(async () => {
    await loadPacks(database(), ['scotland'], clock);
    await inventCouncils(database(), clock, ['northmuir'], {
      CSWO: ['cswo'],
      KEEPER: ['owner'],
      READER: ['owner'],
      OTHER: ['owner'],
    });
    await database().write({ council: null }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_TYPE, [{ code: 'letter', definition: LETTERS }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const kept = [SECURE, 'letter'].map((type) => ({ type, posts: ['KEEPER'] }));
      await revise(tx, REGISTER_KEEPER, kept, 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'register.keepers', subject: 'letter' });
    });
    council = await staffed(database(), clock, councilOf('northmuir'), ['CSWO', 'KEEPER', 'READER', 'OTHER']);
    const trust = { words: 'Reads what is sent on', lookedAt: '' };
    given(await makeNameable({ ...office(), by: BY_MACHINE }, 'READER', trust));
    set('2026-11-26T14:10:00.000Z');
    const fields = { 'order-kind': 'cso', 'implementation-authority': 'northmuir', 'relevant-persons': 'none' };
    given(
      await makeEntry(await as('KEEPER'), SECURE, {
        ...{ confidentiality: 'restricted', fields, distribution: [], caseReference: 'C-4711', service: null },
        ...{ happened: { at: '2026-11-26T14:05:00.000Z', day: '2026-11-26' }, looked: true },
      }),
    );
    set('2026-11-27T11:00:00.000Z');
    const asked = '2026-11-27T09:00:00.000Z';
    const heard = (who: string) => ({ who, 'asked-at': asked, view: 'Said so', 'age-and-maturity': 'Full' });
    const decided = {
      ...{ ...fields, consulted: [heard('child'), heard('head-of-unit')], condition: ['self-harm'] },
      ...{ needs: 'To be near home', information: 'The report', reasons: `The risk is met, wrote ${SECRET}` },
    };
    given(
      await makeMove(await as('CSWO'), 'SA-2026-001', {
        ...{ seen: 1, move: 'decide-not-to-implement', fields: decided, looked: true },
        happened: { at: '2026-11-27T10:30:00.000Z', day: '2026-11-27' },
      }),
    );
  });
  after(() => council.close());

  test('a post that an entry names later sees all of it: the chronology and the decider are those that the officer sees', async () => {
    set('2026-11-27T15:00:00.000Z');
    assert.deepEqual(await numbers('SA-2026-001', ['post:READER']), []);
    await name(['READER'], 2);
    assert.deepEqual(await numbers('SA-2026-001', ['post:READER']), [1, 2, 3]);
    await open('READER', SECURE, 'SA-2026-001');
    await open('CSWO', SECURE, 'SA-2026-001');
    const chronology = await read('READER', `${ENTRY}/restricted/chronology`);
    assert.match(chronology, /26 November 2026, 14:10 by The post KEEPER|26 November 2026, 14:10 The post KEEPER/);
    assert.match(chronology, /27 November 2026, 11:00/);
    assert.equal(chronology, await read('CSWO', `${ENTRY}/restricted/chronology`));
    const letter = await read('READER', `${ENTRY}/restricted/letter`);
    assert.match(letter, /The post CSWO/);
    assert.doesNotMatch(letter, /The post KEEPER/);
    assert.equal(letter, await read('CSWO', `${ENTRY}/restricted/letter`));
    assert.match(await read('READER', `${ENTRY}?revision=1`), /As it was known on 26 November 2026/);
  });

  test('a post that it no longer names sees nothing of it, neither as it stands nor as it was', async () => {
    await name([], 3);
    for (const path of ['', '?revision=3', '?revision=1', '/restricted/chronology', '/restricted/letter'])
      assert.doesNotMatch(await read('READER', `${ENTRY}${path}`, 404), new RegExp(SECRET), path);
    assert.deepEqual(await numbers('SA-2026-001', ['post:READER']), []);
    assert.deepEqual(await numbers('SA-2026-001', ['post:KEEPER', `type:${SECURE}`]), [1, 2, 3, 4]);
    await name(['READER'], 4);
    assert.deepEqual(await numbers('SA-2026-001', ['post:READER']), [1, 2, 3, 4, 5]);
    // A withdrawn entry is read by those who could see it last.
    given(await withdraw(await as('CSWO'), 'SA-2026-001', { seen: 5, words: 'Made in error' }));
    assert.deepEqual(await numbers('SA-2026-001', ['post:READER']), [1, 2, 3, 4, 5, 6]);
    assert.deepEqual(await numbers('SA-2026-001', ['post:OTHER']), []);
    assert.deepEqual(await numbers('SA-2026-001', []), []);
  });

  const letterOf = (gist: string) => ({
    ...{ confidentiality: 'open' as const, distribution: [], caseReference: 'C-17', service: null },
    ...{ fields: { gist }, happened: { at: '2026-11-27T09:00:00.000Z', day: '2026-11-27' }, looked: true },
  });
  /** The entry from now on open or restricted: no step does it, the rows alone could. */
  const turn = (reference: string, confidentiality: 'open' | 'restricted', distribution: readonly string[]) =>
    database().write({ council: 'northmuir', clearance: 'restricted', need: ['*'] }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const entry = await entryOf(tx, reference);
      assert.ok(entry !== null);
      const number = entry.now.number + 1;
      const next = { ...entry.now, number, knownAt: at, kind: 'changed', confidentiality, distribution } as const;
      await appendRevisions(tx, [next]);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'entry.change', subject: 'registers', confidentiality });
    });
  const counted = (need: readonly string[], asAt: string): Promise<number | null> =>
    database().read({ council: 'northmuir', clearance: 'restricted', need }, async (tx) => {
      const [count] = LETTERS.counts;
      assert.ok(count !== undefined);
      return (await readCount(tx, { type: LETTERS, count, period: financialYear(2026), asAt }, need)).value;
    });

  test('what was open and is restricted now shows none of its open revisions: not in pages, file or API, as it was known, nor in a count', async () => {
    set('2026-11-28T09:00:00.000Z');
    const keeper = await as('KEEPER');
    given(await makeEntry(keeper, 'letter', letterOf('About a bus')));
    given(await makeEntry(keeper, 'letter', letterOf(`About ${SECRET}`)));
    const open_ = clock();
    assert.match(await read('OTHER', `${HOME}/registers/entries/LT-2026-002`), new RegExp(SECRET));
    assert.equal(await counted([], open_), 2);
    set('2026-11-28T10:00:00.000Z');
    await turn('LT-2026-002', 'restricted', ['READER']);
    const missing = await read('OTHER', `${HOME}/registers/entries/LT-2026-003`, 404);
    for (const path of ['', '?revision=1'])
      assert.equal(await read('OTHER', `${HOME}/registers/entries/LT-2026-002${path}`, 404), missing, path);
    for (const path of ['', '?text=002', '.csv', '?f.outcome=upheld'])
      assert.doesNotMatch(await read('OTHER', `${HOME}/registers/letter${path}`), /LT-2026-002|Quillfeather/, path);
    const api = `/api${HOME}/registers/letter/entries`;
    for (const post of ['OTHER', 'CSWO']) assert.doesNotMatch(await read(post, api), /LT-2026-002|Quillfeather/);
    await read('OTHER', `/api${HOME}/registers/entries/LT-2026-002`, 404);
    const without = (clearance: 'open' | 'restricted', need: readonly string[]) =>
      database().read({ council: 'northmuir', clearance, need }, async (tx) => [
        (await entryOf(tx, 'LT-2026-002')) === null,
        (await entryOf(tx, 'LT-2026-002', open_)) === null,
      ]);
    assert.deepEqual(await without('restricted', []), [true, true]);
    assert.deepEqual(await without('restricted', ['post:OTHER', 'type:complaint']), [true, true]);
    // Without the clearance no need opens it, not even as it was when it was open.
    assert.deepEqual(await without('open', ['*']), [true, true]);
    assert.deepEqual(await without('restricted', ['post:READER']), [false, false]);
    assert.equal(await counted([], clock()), 1);
    assert.equal(await counted([], open_), 1);
    // Whoever is named in single entries is counted none of them, as it stands or as it was.
    assert.equal(await counted(['post:READER'], clock()), 1);
    assert.equal(await counted(['post:READER'], open_), 1);
    assert.equal(await counted(['type:letter'], clock()), 2);
    assert.deepEqual(await numbers('LT-2026-002', ['type:letter']), [1, 2]);
  });

  test('what was restricted and is open now is open in all of its revisions to whoever has the clearance', async () => {
    await turn('LT-2026-002', 'open', []);
    assert.deepEqual(await numbers('LT-2026-002', []), [1, 2, 3]);
    assert.equal(await counted([], clock()), 2);
    assert.match(await read('OTHER', `${HOME}/registers/entries/LT-2026-002`), new RegExp(SECRET));
  });

  test('the table of entries that changed who sees them has those alone, after a restore too', async () => {
    const { rows } = await database().read({ council: 'northmuir', clearance: 'restricted', need: ['*'] }, async (tx) =>
      SIGHT.execute(tx),
    );
    assert.deepEqual(rows, [
      {
        ...{ reference: 'LT-2026-002', is_open: true, need: ['*', 'type:letter'], ever_open: true },
        ever_need: ['*', 'post:READER', 'type:letter'],
      },
      {
        ...{ reference: 'SA-2026-001', is_open: false, need: ['*', `type:${SECURE}`, 'post:READER'], ever_open: false },
        ever_need: ['*', 'post:READER', `type:${SECURE}`],
      },
    ]);
    const folder = await mkdtemp(join(tmpdir(), 'remit-sight-'));
    await backUp(database(), join(folder, 'backup'));
    const directory = join(folder, 'restored');
    await restoreEmbedded(join(folder, 'backup'), directory, await embeddedTemplate(MIGRATIONS));
    const restored = await openEmbedded({ directory, migrations: MIGRATIONS });
    assert.deepEqual(
      await allRows(restored, ['northmuir'], DERIVED),
      await allRows(database(), ['northmuir'], DERIVED),
    );
    await restored.close();
    await rm(folder, { recursive: true, force: true });
  });
});
