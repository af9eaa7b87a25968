import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';

import { entryOf } from '../../src/features/registers/entry/store.ts';
import { makeEntry, makeMove, noteIn } from '../../src/features/registers/index.ts';
import { lapsesToWrite } from '../../src/features/registers/read/lapses-to-write.ts';
import { countByState } from '../../src/features/registers/read/list.ts';
import { readRuled } from '../../src/features/registers/read-ruled.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';

const COUNCIL = 'strathinver';
const ALL = { council: COUNCIL, clearance: 'restricted', need: ['*'] } as const;

const REVIEW = { kind: 'adult-learning-review', 'requested-by': 'committee' };

await forEachDatabase('entries that have come to their end', ({ database }) => {
  const { clock, set } = setClock('2026-11-02T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf(COUNCIL), by: BY_MACHINE });
  const failures: unknown[] = [];
  let app: FastifyInstance;
  const entry = async (reference: string) => {
    const found = await database().read(ALL, (tx) => entryOf(tx, reference));
    assert.ok(found !== null, reference);
    return found;
  };
  const open = async (type: string, fields: Record<string, string>, at: string) =>
    given(
      await makeEntry(office(), type, {
        confidentiality: 'restricted',
        distribution: [],
        caseReference: 'C-1',
        service: null,
        fields,
        happened: { at: at.length > 10 ? at : null, day: at.slice(0, 10) },
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
        happened: { at: at.length > 10 ? at : null, day: at.slice(0, 10) },
      }),
    );
  const owed = async (reference: string) =>
    database().read(ALL, async (tx) => {
      const { rows } = await sql<{ cause: string; state: string }>`
        select distinct on (code) cause, state from obligation where subject = ${`entry:${reference}`}
        order by code, known_at desc`.execute(tx);
      return rows.map(({ cause, state }) => `${cause} ${state}`).sort();
    });
  const live = async (reference: string) =>
    database().read(ALL, async (tx) => {
      const { rows } = await sql<{ rule: string }>`
        select rule from live_clock where reference = ${reference} order by rule`.execute(tx);
      return rows.map(({ rule }) => rule);
    });

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], clock);
    app = await appFor(database(), () => somebody(hat(COUNCIL, ['cswo'])), failures, clock);
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  test('owe what begins with their end, and what can still be noted, and nothing else', async () => {
    const reference = await open('learning-review', REVIEW, '2026-11-02');
    await step(reference, 'acknowledge', '2026-11-02');
    await step(reference, 'gather', '2026-11-02', { criteria: 'Invented' });
    await step(reference, 'recommend', '2026-11-02', { recommendation: 'do-not-proceed', reasons: 'Invented' });
    await step(reference, 'decide-not-to-proceed', '2026-11-02', { reasons: 'Invented as well' });
    assert.equal((await entry(reference)).now.state, 'decided-no');
    // The decision goes to the Care Inspectorate, and the chief officers ratify it: neither was done yet.
    assert.deepEqual(await live(reference), ['LR-02', 'LR-03']);
    const page = await app.inject({ method: 'GET', url: `/councils/${COUNCIL}/clocks?type=learning-review` });
    assert.match(page.body, new RegExp(`${reference}`));
    given(
      await noteIn(office(), reference, {
        seen: (await entry(reference)).now.number,
        event: 'sent-to-care-inspectorate',
        happened: { at: null, day: '2026-11-02' },
      }),
    );
    assert.deepEqual(await live(reference), ['LR-02']);
  });

  test('have their duties to a day cancelled with their end, and no lapse is looked for in them', async () => {
    const reference = await open(
      'child-protection-order',
      { kind: 'preventing-removal', applicant: 'local-authority', ground: 'Invented' },
      '2026-11-02T08:00:00.000Z',
    );
    assert.deepEqual(await live(reference), ['CPO-03', 'CPO-04']);
    set('2026-11-04T09:00:00.000Z');
    await step(reference, 'end', '2026-11-04T08:00:00.000Z', { outcome: 'ended-by-sheriff' });
    assert.deepEqual(await live(reference), []);
    assert.ok((await owed(reference)).every((each) => each.endsWith(' cancelled')));
    set('2026-12-01T09:00:00.000Z');
    const lapses = await database().read(ALL, async (tx) => lapsesToWrite(tx, await readRuled(tx), clock()));
    assert.deepEqual([...lapses.keys()], []);
  });

  test('are counted by state, as they stand by law', async () => {
    const counted = await database().read(ALL, (tx) => countByState(tx, new Map()));
    assert.deepEqual(Object.fromEntries(counted.get('child-protection-order') ?? []), { closed: 1 });
    const [one] = [await open('learning-review', REVIEW, '2026-12-01')];
    const byLaw = await database().read(ALL, (tx) =>
      countByState(tx, new Map([[one, 'held-back']]), 'learning-review'),
    );
    assert.deepEqual(Object.fromEntries(byLaw.get('learning-review') ?? []), {
      'decided-no': 1,
      'held-back': 1,
      notified: 0,
    });
  });
});
