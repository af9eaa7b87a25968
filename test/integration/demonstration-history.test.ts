import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { sql } from 'kysely';

import { loadDemoPacks, loadDemoPeople } from '../../src/entry/demo.ts';
import { HISTORY_DAYS, playHistory } from '../../src/entry/demonstration/history.ts';
import { awaitingReview, concernsOf, QUESTION } from '../../src/features/answers/index.ts';
import { readOpinions } from '../../src/features/assurance/index.ts';
import { openEscalations } from '../../src/features/escalations/index.ts';
import { ASSURANCE } from '../../src/features/framework/index.ts';
import { meetingsOf } from '../../src/features/meetings/index.ts';
import { obligationsOf, standingOf } from '../../src/features/obligations/index.ts';
import { LATEST } from '../../src/features/people/index.ts';
import { daysAfter } from '../../src/kernel/index.ts';
import type { Transaction } from '../../src/platform/database/database.ts';
import { projectRoot } from '../../src/platform/files.ts';
import { forEachDatabase } from '../support/databases.ts';
import { councilOf, setClock } from '../support/people.ts';

const PACKS = join(projectRoot(), 'packs');
const STRATHINVER = councilOf('strathinver');

// The embedded database plays a day for which the pack knows meetings to come, and on which an answer was once reviewed twice; the other one a day after the last that the pack knows.
const TODAYS = { embedded: '2026-11-23', postgresql: '2027-08-09' } as const;

await forEachDatabase('the year that the demonstration begins with', ({ database, kind }) => {
  const today = TODAYS[kind];
  const now = `${today}T12:00:00.000Z`;
  const { clock } = setClock(now, 1);
  const read = <Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> =>
    database().read({ council: STRATHINVER }, work);
  const entries = async (): Promise<number> =>
    (await read((tx) => sql<{ found: number }>`select count(*)::int as found from record_entry`.execute(tx))).rows[0]
      ?.found ?? 0;
  const prepare = async (): Promise<string | null> => {
    const said = await playHistory(database(), PACKS, clock, () => undefined);
    await loadDemoPacks(database(), PACKS, clock, () => undefined);
    await loadDemoPeople(database(), clock);
    return said;
  };
  let said: string | null = null;

  before(async () => {
    said = await prepare();
  });

  test('is a year long and some weeks, and ends yesterday', async () => {
    assert.match(said ?? '', /^400 days of an invented year: /);
    const { rows } = await read((tx) =>
      sql<{ first: string; last: string }>`
        select min(known_at) as first, max(known_at) as last from assurance_answer`.execute(tx),
    );
    assert.ok((rows[0]?.first ?? '') > daysAfter(today, -HISTORY_DAYS));
    assert.ok((rows[0]?.last ?? '') < `${today}T00:00:00.000Z`);
  });

  test('leaves something for every page: due, late, a question, a concern, a review, a risk and a meeting ahead', async () => {
    const owed = await read((tx) => obligationsOf(tx, { states: ['open'] }, LATEST));
    const assurance = owed.filter((each) => each.kind === ASSURANCE);
    const standings = new Set(assurance.map((each) => standingOf(each, now)));
    assert.ok(standings.has('late'), [...standings].join());
    assert.ok(standings.has('open') || standings.has('due soon'), [...standings].join());
    assert.ok(owed.some((each) => each.kind === QUESTION));
    assert.ok(assurance.some((each) => each.ownerPost === 'SM-CP' && standingOf(each, now) !== 'late'));
    const waived = await read((tx) => obligationsOf(tx, { kinds: [ASSURANCE], states: ['waived'] }, LATEST));
    assert.ok(waived.length >= 3, `${waived.length} waived`);
    const concerns = await read((tx) => concernsOf(tx, LATEST));
    assert.deepEqual([...new Set(concerns.map(({ state }) => state))].sort(), ['closed', 'open']);
    assert.ok((await read(awaitingReview)).length >= 1);
    const risks = await read((tx) => openEscalations(tx));
    assert.equal(risks.length, 1);
    const meetings = await read((tx) => meetingsOf(tx, { from: daysAfter(today, -90), asAt: LATEST }));
    assert.ok(meetings.some(({ attendance }) => attendance !== null));
    assert.ok(meetings.some(({ state, day }) => state === 'planned' && day > today));
  });

  test('tells something of every register', async () => {
    const scope = { council: STRATHINVER, clearance: 'restricted', need: ['*'] } as const;
    const { rows } = await database().read(scope, (tx) =>
      sql<{ type: string }>`select distinct type from register_now`.execute(tx),
    );
    assert.equal(rows.length, 29, rows.map(({ type }) => type).join());
  });

  test('gives the functions an opinion, and lets the officer overrule one', async () => {
    const { opinions } = await read((tx) => readOpinions(tx, now));
    assert.equal(opinions.length, 10);
    const known = opinions.filter(({ level }) => level !== 'not-known');
    assert.ok(known.length >= 8, `${known.length} are known`);
    const levels = new Set(known.map(({ worked }) => worked));
    assert.ok(levels.has('reasonable') && levels.size >= 2, [...levels].join());
    const overruled = opinions.filter(({ overruled: own }) => own !== null);
    assert.deepEqual(
      overruled.map((each) => each.function.code),
      ['F2', 'F8'],
    );
  });

  test('nothing of it was known before it happened', async () => {
    const early = `${daysAfter(today, -200)}T12:00:00.000Z`;
    const then = await read((tx) => readOpinions(tx, early));
    assert.equal(then.opinions.length, 10);
    const meetings = await read((tx) => meetingsOf(tx, { from: daysAfter(today, -199), asAt: early }));
    assert.deepEqual(
      meetings.filter(({ attendance, state }) => attendance !== null || state === 'held').map(({ code }) => code),
      [],
    );
  });

  test('every text of it says that it is invented', async () => {
    const { rows } = await read((tx) =>
      sql<{ words: string }>`
        select done as words from assurance_answer where done <> ''
        union all select tells from assurance_answer where tells <> ''
        union all select words from answer_review where words <> ''
        union all select words from escalation_step
        union all select risk from escalation where confidentiality = 'open'
        union all select reason from function_opinion`.execute(tx),
    );
    assert.ok(rows.length > 100);
    assert.deepEqual(
      rows.map(({ words }) => words).filter((words) => !/\(invented/.test(words)),
      [],
    );
  });

  test('most registers have entries, in the state in which their stories leave them, and clocks that run', async () => {
    const seen = <Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> =>
      database().read({ council: STRATHINVER, clearance: 'restricted', need: ['*'] }, work);
    const { rows: entries } = await seen((tx) =>
      sql<{ type: string; state: string; confidentiality: string; case_reference: string | null; fields: object }>`
        select type, state, confidentiality, case_reference, fields from register_revision this
        where number = (select max(number) from register_revision where reference = this.reference)`.execute(tx),
    );
    const statesOf = (type: string): string[] => entries.filter((each) => each.type === type).map(({ state }) => state);
    assert.ok(new Set(entries.map(({ type }) => type)).size >= 19, `${new Set(entries.map(({ type }) => type)).size}`);
    assert.equal(statesOf('complaint').length, 15);
    assert.deepEqual([...new Set(statesOf('complaint'))].sort(), [
      'closed-after-stage-1',
      'ombudsman-decided',
      'stage-1',
      'stage-2',
      'stage-2-acknowledged',
      'withdrawn-by-complainant',
    ]);
    assert.deepEqual(statesOf('secure-accommodation-authorised').sort(), ['authorised', 'closed', 'placed']);
    assert.deepEqual(statesOf('case-study').sort(), ['consent-expired', 'consented']);
    const { rows: clocks } = await seen((tx) =>
      sql<{ rule: string; due_at: string | null; paused: boolean }>`
        select rule, due_at, clock ->> 'stopped' = 'paused' as paused from live_clock`.execute(tx),
    );
    const late = clocks.filter(({ due_at: due }) => due !== null && due < now).map(({ rule }) => rule);
    const running = clocks.filter(({ due_at: due }) => due !== null && due >= now).map(({ rule }) => rule);
    for (const rule of ['SEC-02', 'SEC-07', 'CPO-04', 'ASP-04', 'CMP-01', 'CMP-04', 'AWI-01', 'AWI-07', 'MH-03']) {
      assert.ok(running.includes(rule), `${rule} runs, of ${running.join()}`);
    }
    for (const rule of ['CMP-04', 'CMP-01']) assert.ok(late.includes(rule), `${rule} is late, of ${late.join()}`);
    assert.ok(clocks.some(({ rule, paused }) => rule === 'FOI-01' && paused));
    // What is restricted bears a number that nobody's case system gives, or none.
    assert.deepEqual(
      entries
        .filter(({ confidentiality }) => confidentiality === 'restricted')
        .map(({ case_reference: reference }) => reference ?? 'INV-')
        .filter((reference) => !/^INV-/.test(reference)),
      [],
    );
    const long = entries
      .flatMap(({ fields }) => Object.values(fields))
      .filter((value) => /^\S+ \S+ \S+/.test(String(value)));
    assert.ok(long.length > 50);
    assert.deepEqual(
      long.filter((value) => typeof value === 'string' && !/invented/.test(value)),
      [],
    );
  });

  test('preparing it again changes nothing', async () => {
    const before = await entries();
    assert.equal(await prepare(), null);
    assert.equal(await entries(), before);
  });
});
