import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';

import { CALENDAR_DAY, CLOCK_OVERRIDE, COUNCIL_CLOSED_DAY } from '../../src/features/clock-rules/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { entryOf } from '../../src/features/registers/entry/store.ts';
import { bringClocksUpToDate, makeEntry, makeMove } from '../../src/features/registers/index.ts';
import type { Transaction } from '../../src/platform/database/database.ts';
import { append, withdraw } from '../../src/platform/database/revisions.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';

const COUNCIL = 'strathinver';
const ALL = { council: COUNCIL, clearance: 'restricted', need: ['*'] } as const;

/** The same database, which tells what is asked of it. */
const spiedOn = (database: Database): { readonly spied: Database; readonly asked: string[] } => {
  const asked: string[] = [];
  const watched = (tx: Transaction, how: string): Transaction => {
    asked.push(how);
    return tx.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(JSON.stringify(node));
        return node;
      },
      transformResult: async ({ result }) => result,
    });
  };
  const spied: Database = {
    ...database,
    read: (scope, work) => database.read(scope, (tx) => work(watched(tx, 'read'))),
    write: (scope, work) => database.write(scope, (tx) => work(watched(tx, 'write'))),
  };
  return { spied, asked };
};

await forEachDatabase('calendars that change', ({ database }) => {
  const { clock, set } = setClock('2026-11-02T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: councilOf(COUNCIL), by: BY_MACHINE });
  const turn = (on = database()) => bringClocksUpToDate({ database: on, clock }, councilOf(COUNCIL));
  const failures: unknown[] = [];
  let app: FastifyInstance;
  const read = async (path: string): Promise<string> => {
    const answer = await app.inject({ method: 'GET', url: `/councils/${COUNCIL}${path}` });
    assert.deepEqual([answer.statusCode, failures], [200, []], path);
    return answer.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  };
  const entry = async (reference: string) => {
    const found = await database().read(ALL, (tx) => entryOf(tx, reference));
    assert.ok(found !== null, reference);
    return found;
  };
  const story = async (reference: string) =>
    (await entry(reference)).revisions.map(({ kind, state }) => `${kind}: ${state}`);
  const dueDay = async (reference: string, rule: string) => {
    const due = (await entry(reference)).now.clocks.find((each) => each.rule === rule)?.due;
    return due?.kind === 'day' ? due.day : due?.kind;
  };
  const told = (reference: string) =>
    database().read(ALL, async (tx) => {
      const { rows } = await sql<{ action: string; detail: Record<string, unknown> }>`
        select header.action, content.content::jsonb -> 'detail' as detail from record_entry header join record_content content using (scope, position)
        where content.content::jsonb #>> '{detail,entry}' = ${reference} order by header.at`.execute(tx);
      return rows;
    });
  const councilCloses = (day: string) =>
    database().write({ council: COUNCIL }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await append(tx, COUNCIL_CLOSED_DAY, [{ day, words: 'A day off in a test' }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
  const closedByLaw = (day: string, open = false) =>
    database().write({ council: null }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      if (open) await withdraw(tx, CALENDAR_DAY, { calendar: 'CH2011', day }, 'test', at);
      else await append(tx, CALENDAR_DAY, [{ calendar: 'CH2011', day, words: 'A test', source: 'a test' }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
  const complaint = async (day: string) =>
    given(
      await makeEntry(office(), 'complaint', {
        confidentiality: 'open',
        distribution: [],
        caseReference: null,
        service: null,
        fields: { 'service-group': 'children', themes: ['delay'], gist: 'A letter was late' },
        happened: { at: null, day },
        looked: false,
      }),
    );
  const order = async (at: string) =>
    given(
      await makeEntry(office(), 'child-protection-order', {
        confidentiality: 'restricted',
        distribution: [],
        caseReference: 'C-1',
        service: null,
        fields: { kind: 'preventing-removal', applicant: 'local-authority', ground: 'Invented' },
        happened: { at, day: at.slice(0, 10) },
        looked: false,
      }),
    );

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], clock);
    app = await appFor(database(), () => somebody(hat(COUNCIL, ['cswo'])), failures, clock);
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  test('move the clocks that count in them, and no others, and are told', async () => {
    assert.equal(await complaint('2026-11-02'), 'CP-2026-001');
    assert.equal(await order('2026-11-02T08:00:00.000Z'), 'CPO-2026-001');
    assert.deepEqual(await turn(), { lapsed: 0, recounted: 0 });
    assert.doesNotMatch(await read('/clocks'), /being worked out anew/);
    // Monday 2 November is the first of five working days.
    assert.equal(await dueDay('CP-2026-001', 'CMP-01'), '2026-11-06');
    await councilCloses('2026-11-05');
    assert.match(await read('/clocks'), /Times are being worked out anew/);
    // The page of the entry is right at once.
    assert.match(await read('/registers/entries/CP-2026-001'), /by the end of Monday 9 November/);
    assert.deepEqual(await turn(), { lapsed: 0, recounted: 1 });
    assert.doesNotMatch(await read('/clocks'), /being worked out anew/);
    assert.equal(await dueDay('CP-2026-001', 'CMP-01'), '2026-11-09');
    assert.deepEqual(await story('CPO-2026-001'), ['opened: made']);
    const { words } = (await entry('CP-2026-001')).now;
    assert.match(words ?? '', /^By the rules and the days that count \(.+\) as they are known now: "/);
    assert.deepEqual((await told('CP-2026-001')).at(-1), {
      action: 'entry.recount',
      detail: {
        entry: 'CP-2026-001',
        register: 'complaint',
        revision: 2,
        workedOut: { rules: ['CMP-01'], calendars: ['COUNCIL'] },
      },
    });
  });

  test('are asked for by a turn once after each change, and not again', async () => {
    // Nobody can know when this one ends.
    const unknown = await complaint('2019-11-04');
    assert.equal(await dueDay(unknown, 'CMP-01'), 'unknown');
    const { spied, asked } = spiedOn(database());
    await turn(spied);
    assert.deepEqual(
      asked.filter((each) => each === 'read' || each === 'write'),
      ['read'],
    );
    const entries = /reference, number, known_at, type, kind/;
    assert.deepEqual(
      asked.filter((each) => entries.test(each)),
      [],
    );
    await councilCloses('2026-11-30');
    await turn(spied);
    assert.ok(asked.some((each) => entries.test(each)));
    asked.length = 0;
    await turn(spied);
    assert.deepEqual(
      asked.filter((each) => each === 'read' || each === 'write'),
      ['read'],
    );
  });

  test('let no lapse be written by the old ones', async () => {
    // Monday 2 November and eight working days after it: Thursday 12 November. With Wednesday 11 closed it is Friday 13.
    set('2026-11-12T20:00:00.000Z');
    await closedByLaw('2026-11-11');
    set('2026-11-13T00:01:00.000Z');
    assert.match(await read('/registers/child-protection-order'), /CPO-2026-001 Restricted 2 November 2026 Made/);
    assert.equal((await turn()).lapsed, 0);
    assert.deepEqual(await story('CPO-2026-001'), ['opened: made', 'recounted: made']);
    set('2026-11-14T00:01:00.000Z');
    assert.equal((await turn()).lapsed, 1);
    assert.deepEqual(await story('CPO-2026-001'), ['opened: made', 'recounted: made', 'lapsed: order-ended']);
    // Open again: it ended a day earlier.
    await closedByLaw('2026-11-11', true);
    await turn();
    assert.deepEqual((await story('CPO-2026-001')).slice(3), [
      'recounted: order-ended',
      'taken-back: made',
      'lapsed: order-ended',
    ]);
    assert.equal((await entry('CPO-2026-001')).now.by, 'CPO-04.-.1@2026-11-13T00:00:00.000Z');
  });

  test('take back a lapse that would not have come, and tell of one from which the entry went on', async () => {
    set('2026-11-16T09:00:00.000Z');
    const [standing, closed] = [await order('2026-11-16T08:00:00.000Z'), await order('2026-11-16T08:30:00.000Z')];
    // Eight working days after Monday 16 November: Thursday 26.
    set('2026-11-27T00:01:00.000Z');
    assert.equal((await turn()).lapsed, 2);
    given(
      await makeMove(office(), closed, {
        seen: (await entry(closed)).now.number,
        looked: false,
        move: 'close',
        fields: { outcome: 'ran-out' },
        happened: { at: null, day: '2026-11-27' },
      }),
    );
    await closedByLaw('2026-11-25');
    await turn();
    assert.deepEqual(await story(standing), [
      'opened: made',
      'lapsed: order-ended',
      'recounted: order-ended',
      'taken-back: made',
    ]);
    assert.deepEqual((await story(closed)).at(-1), 'recounted: closed');
    assert.match(
      (await entry(closed)).now.words ?? '',
      /What the time brought about on 27 November 2026 would not have come then, and stands, because the entry went on from it/,
    );
    assert.deepEqual(await turn(), { lapsed: 0, recounted: 0 });
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });

  test('move a time of the council in working days of a rule that names no calendar', async () => {
    set('2026-12-07T09:00:00.000Z');
    await database().write({ council: COUNCIL }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const own = { rule: 'LR-04', kind: 'setting', count: 5, unit: 'working-days', counting: null, calendar: null };
      const from = { effective_from: '2026-01-01', effective_to: null, note: 'Invented', source: 'invented' };
      await append(tx, CLOCK_OVERRIDE, [{ ...own, ...from }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    await turn();
    const review = given(
      await makeEntry(office(), 'learning-review', {
        confidentiality: 'restricted',
        distribution: [],
        caseReference: 'C-2',
        service: null,
        fields: { kind: 'adult-learning-review', 'requested-by': 'committee' },
        happened: { at: null, day: '2026-12-07' },
        looked: false,
      }),
    );
    // Monday 7 December and five working days after it: Monday 14, and with Thursday 10 closed Tuesday 15.
    assert.equal(await dueDay(review, 'LR-04'), '2026-12-14');
    await councilCloses('2026-12-10');
    await turn();
    assert.equal(await dueDay(review, 'LR-04'), '2026-12-15');
    assert.deepEqual((await told(review)).at(-1)?.detail['workedOut'], { rules: ['LR-04'], calendars: ['COUNCIL'] });
  });

  test('are worked out so many at a time, and one that cannot be holds up no other', async () => {
    const late = await complaint('2026-12-07');
    // Without Thursday 10: 7, 8, 9, 11 and 14 December. Without Friday 11 as well: Tuesday 15; and five after the 7th: Wednesday 16.
    assert.equal(await dueDay(late, 'CMP-01'), '2026-12-14');
    await councilCloses('2026-12-11');
    const failed: unknown[] = [];
    let writes = 0;
    const broken: Database = {
      ...database(),
      write: (scope, work) => {
        if (scope.clearance === 'restricted') writes += 1;
        return scope.clearance === 'restricted' && writes === 1
          ? Promise.reject(new Error('Invented'))
          : database().write(scope, work);
      },
    };
    let turns = 0;
    for (; /being worked out anew/.test(await read('/clocks')); turns += 1) {
      assert.ok(turns < 20);
      const onFailure = (council: string, entry: string | null): number => failed.push([council, entry]);
      await bringClocksUpToDate({ database: broken, clock, onFailure }, councilOf(COUNCIL), 1);
    }
    // Three complaints and the review, one at a time, and that none is left.
    assert.equal(turns, 5);
    assert.deepEqual(failed, [[COUNCIL, late]]);
    assert.equal(await dueDay(late, 'CMP-01'), '2026-12-14');
    assert.equal(await dueDay('LR-2026-001', 'LR-04'), '2026-12-16');
    await councilCloses('2026-12-28');
    await turn();
    assert.equal(await dueDay(late, 'CMP-01'), '2026-12-15');
  });

  test('hold for forms and steps as for the page before the turn comes', async () => {
    set('2027-01-11T09:00:00.000Z');
    // Eight working days after Monday 11 January: Thursday 21.
    const reference = await order('2027-01-11T08:00:00.000Z');
    set('2027-01-22T00:01:00.000Z');
    await turn();
    assert.deepEqual(await story(reference), ['opened: made', 'lapsed: order-ended']);
    await closedByLaw('2027-01-20');
    set('2027-01-22T10:00:00.000Z');
    const form = (move: string) => read(`/registers/entries/${reference}/moves/${move}`);
    const step = async (move: string, at: string | null) =>
      makeMove(office(), reference, {
        seen: (await entry(reference)).now.number,
        looked: false,
        move,
        fields: { outcome: 'ran-out' },
        happened: { at, day: '2027-01-22' },
      });
    await app.inject({
      method: 'POST',
      url: `/councils/${COUNCIL}/registers/child-protection-order/restricted`,
      headers: FORM_HEADERS,
      payload: new URLSearchParams({ _form: 'test-token', 'door-reason': 'A test' }).toString(),
    });
    assert.match(await form('close'), /does not follow from where the entry stands: Made\./);
    assert.doesNotMatch(await form('end'), /does not follow/);
    assert.equal((await step('close', null)).ok, false);
    assert.equal((await entry(reference)).revisions.length, 2);
    given(await step('end', '2027-01-22T09:30:00.000Z'));
    assert.deepEqual(await story(reference), [
      'opened: made',
      'lapsed: order-ended',
      'recounted: order-ended',
      'taken-back: made',
      'moved: closed',
    ]);
  });
});
