import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { sql } from 'kysely';

import type { Acting, Capacity, Role } from '../../src/features/access/index.ts';
import { giveAnswer, reviewAnswer } from '../../src/features/answers/index.ts';
import { ASSURANCE, readOpinions, settleOpinion, WORKED_OUT } from '../../src/features/assurance/index.ts';
import { bringCouncilUpToDate, recordEvent } from '../../src/features/framework/index.ts';
import { reassignObligation, waiveObligation } from '../../src/features/obligations/index.ts';
import { byCaller, type Office } from '../../src/features/record/index.ts';
import type { Transaction } from '../../src/platform/database/database.ts';
import { systemClock } from '../../src/platform/index.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { councilOf, given, refused, setClock } from '../support/people.ts';

const DUNDEE = councilOf('dundee');
const REASON = 'I sat with the team for a day and read the files';

await forEachDatabase('opinions and their pages', ({ database }) => {
  const { clock, set } = setClock('2026-01-05T09:00:00.000Z', 1);
  const acting = (post: string, role: Role, capacity?: Capacity): Acting => ({
    ...hat('dundee', [role], capacity),
    post: post as Acting['post'],
  });
  const as = (person: string, hats: Acting): Office => ({
    database: database(),
    clock,
    council: DUNDEE,
    by: byCaller({ ...somebody(hats), person } as Parameters<typeof byCaller>[0], DUNDEE),
  });
  const officer = () => as('P-CSWO', acting('CSWO', 'cswo'));
  const read = <Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> =>
    database().read({ council: DUNDEE }, work);
  const on = async (code: string, at: string) => {
    const found = (await read((tx) => readOpinions(tx, at))).opinions.find((each) => each.function.code === code);
    assert.ok(found);
    return found;
  };
  const kept = () =>
    read(
      async (tx) => (await sql<{ n: number }>`select count(*)::int as n from function_opinion`.execute(tx)).rows[0]?.n,
    );
  const settle = (level: string, reason = REASON, office = officer()) => settleOpinion(office, 'F9', { level, reason });

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    await bringCouncilUpToDate(database(), clock, DUNDEE);
    // The quarter's scorecard of M42, for which M46 of F9 stands as well.
    set('2026-04-10T10:00:00.000Z');
    const said = {
      nothingArose: false,
      done: 'The scorecards were read with the chairs',
      tells: 'Visits are in time',
      evidence: 'https://example.org/minutes/2026-04-14',
      concern: 'serious',
      concernWords: 'Two referrals were lost',
      standards: [],
      openedAt: '2026-04-10T09:58:00.000Z',
    };
    const { answer } = given(await giveAnswer(as('P-LEAD', acting('SM-PPS', 'owner')), 'M42.2026-01-05', said, ''));
    const accepted = { answerAt: answer.knownAt, verdict: 'accepted', words: '', severity: '' };
    given(await reviewAnswer(as('P-REVIEW', acting('HOS-HCC', 'reviewer')), 'M42.2026-01-05', accepted));
    set('2026-04-22T10:00:00.000Z');
  });

  test('what came in by one mechanism counts for both functions under which it is printed', async () => {
    const f9 = await on('F9', '2026-04-22T10:00:00.000Z');
    assert.equal(f9.worked, 'limited', f9.reason);
    assert.deepEqual(
      f9.factors.map(({ name, level }) => [name, level]),
      [
        ['coverage', 'substantial'],
        ['freshness', 'substantial'],
        ['strength', 'reasonable'],
        ['result', 'limited'],
      ],
    );
    assert.equal(f9.reason, 'Limited. Held there by result. 1 serious concern is open, since 10 April 2026.');
    // Due at the end of 21 April: a week before, nothing had fallen due of the function, though it was answered already.
    assert.equal(f9.aWeekAgo, 'not-known');
    assert.equal((await on('F1', '2026-01-06T10:00:00.000Z')).worked, 'not-known');
  });

  test('only the officer, or a depute for decisions, gives an own opinion, with a level and a reason', async () => {
    const depute = (kinds: readonly ('meetings' | 'decisions')[]) =>
      as('P-DEP', acting('CSWO', 'depute', { kind: 'depute', delegation: 'D-2026-001', kinds }));
    for (const role of ['owner', 'chief-executive', 'administrator', 'performance-manager', 'auditor'] as const) {
      assert.match(
        refused(await settle('limited', REASON, as('P-X', acting('X', role))))[0] ?? '',
        /needs one of these roles/,
      );
    }
    assert.match(refused(await settle('limited', REASON, depute(['meetings'])))[0] ?? '', /needs one of these roles/);
    assert.deepEqual(refused(await settle('', ' . ')), ['Choose a level', 'Say why']);
    assert.deepEqual(refused(await settle('excellent')), ['Choose a level']);
    assert.equal(refused(await settleOpinion(officer(), 'F99', { level: 'none', reason: REASON })).length, 1);
    assert.deepEqual(refused(await settle(WORKED_OUT)), ['The opinion worked out stands already']);
    assert.equal(await kept(), 0, 'what was refused left nothing');
    given(await settle('reasonable', REASON, depute(['decisions'])));
    assert.equal(await kept(), 1);
  });

  test('it stands beside the one worked out, until it is taken back; all of it stays known', async () => {
    given(await settle('substantial'));
    assert.deepEqual(refused(await settle('substantial')), ['This opinion stands already, for this reason']);
    const now = await on('F9', '2026-04-22T11:00:00.000Z');
    assert.deepEqual([now.worked, now.level, now.overruled?.given.reason], ['limited', 'substantial', REASON]);
    given(await settle(WORKED_OUT, 'The concern is too grave'));
    const after = await on('F9', '2026-04-22T12:00:00.000Z');
    assert.deepEqual([after.level, after.overruled], ['limited', null]);
    const entries = await read(
      async (tx) =>
        (
          await sql<{ subject: string; capacity: string }>`
            select subject, capacity from record_entry where action = 'opinion.settle' order by position`.execute(tx)
        ).rows,
    );
    assert.deepEqual(entries, [
      { subject: 'F9', capacity: 'depute for operational and statutory decisions' },
      { subject: 'F9', capacity: 'holder of the post' },
      { subject: 'F9', capacity: 'holder of the post' },
    ]);
  });

  test('the pages say it to each as far as they may know', async () => {
    const open = async (role: Role, address: string) => {
      const app = await appFor(database(), somebody(hat('dundee', [role])));
      const { statusCode, body } = await app.inject({ method: 'GET', url: address });
      await app.close();
      return { statusCode, body };
    };
    const f9 = ASSURANCE.function('dundee', 'F9');
    const m42 = ASSURANCE.mechanism('dundee', 'M42');
    const member = await open('member', f9);
    assert.equal(member.statusCode, 200);
    assert.doesNotMatch(
      member.body,
      /Two referrals were lost/,
      'a member is told how many concerns, not what they say',
    );
    assert.doesNotMatch(member.body, /assurance\/mechanisms/);
    assert.equal((await open('member', m42)).statusCode, 403);
    assert.equal((await open('member', ASSURANCE.quality('dundee'))).statusCode, 403);
    assert.equal((await open('owner', ASSURANCE.owners('dundee'))).statusCode, 403);
    assert.equal((await open('administrator', m42)).statusCode, 403);
    const office = await open('cswo', f9);
    assert.match(office.body, /Two referrals were lost/);
    assert.match(office.body, /name="own-level"/);
    assert.match((await open('auditor', f9)).body, /By which numbers the level is reached/);
    assert.doesNotMatch((await open('auditor', f9)).body, /name="own-level"/);
    const mechanism = await open('cswo', m42);
    for (const words of [
      'The scorecards were read with the chairs',
      'https://example.org/minutes/2026-04-14',
      'accepted it',
    ])
      assert.ok(mechanism.body.includes(words), words);
    // Nobody is in any post here: it is said where a lead is chosen.
    assert.match(mechanism.body, /<option value="SM-PPS"[^>]*>[^<]+ \(nobody holds it\)<\/option>/);
    // What is not made due yet is expected, and plainly not owed; what goes by meetings waits for one.
    assert.match(mechanism.body, /What comes next[\s\S]*Nothing of it is owed yet[\s\S]*Every quarter: /);
    const byMeetings = await open('cswo', ASSURANCE.mechanism('dundee', 'M13'));
    assert.match(byMeetings.body, /No further meeting is in the calendar/);
    assert.match((await open('member', f9)).body, /Expected \d+ \w+ \d{4}, not owed yet/);
    assert.match((await open('reviewer', ASSURANCE.mechanism('dundee', 'M46'))).body, /It repeats/);
    assert.equal((await open('cswo', ASSURANCE.mechanism('dundee', 'M99'))).statusCode, 404);
    assert.equal((await open('cswo', ASSURANCE.function('dundee', 'F99'))).statusCode, 404);
    assert.match(
      (await open('cswo', ASSURANCE.quality('dundee', { severity: 'serious' }))).body,
      /Nobody holds the post of/,
    );
    assert.match((await open('cswo', ASSURANCE.owners('dundee'))).body, /cost of asking/);
  });

  test('what was waived is counted where coverage is told, and its reasons stand in a disclosure beneath', async () => {
    const why = 'The dataset was not collected in the quarter';
    await bringCouncilUpToDate(database(), clock, DUNDEE);
    given(await waiveObligation(officer(), 'M42.2026-04-01', why));
    // It was due on 21 July.
    const august = () => '2026-08-01T10:00:00.000Z';
    const app = await appFor(database(), somebody(hat('dundee', ['cswo'])), [], august);
    const { body } = await app.inject({ method: 'GET', url: ASSURANCE.function('dundee', 'F9') });
    await app.close();
    const [table = ''] = /<table[^>]*id="factors"[\s\S]*?<\/table>/.exec(body) ?? [];
    assert.ok(table.includes('1 more was waived and left out.'), table);
    assert.ok(!table.includes(why));
    assert.match(
      body,
      new RegExp(`<summary[^>]*>What was waived and left out of coverage, and why: 1</summary>[\\s\\S]*?: ${why}</li>`),
    );
  });

  test('the page of owners offers to waive what others owe, to whoever may, and to nobody what they owe or gave away', async () => {
    const august = () => '2026-08-01T10:00:00.000Z';
    const offered = async (role: Role, post: string): Promise<string | undefined> => {
      const app = await appFor(database(), somebody(hat('dundee', [role])), [], august);
      const { body } = await app.inject({ method: 'GET', url: ASSURANCE.owners('dundee') });
      await app.close();
      return new RegExp(`owed\\?post=${post}"[^>]*>[^<]*: ([^<:]*)</a>`).exec(body)?.[1];
    };
    assert.equal(await offered('cswo', 'SM-PPS'), 'waive, or give to another post');
    assert.equal(await offered('cswo', 'CSWO'), 'give to another post');
    assert.equal(await offered('performance-manager', 'CSWO'), 'waive, or give to another post');
    assert.equal(await offered('auditor', 'CSWO'), 'see them');
    // M43 was one of the officer's own, so the one who has it now may have it waived by somebody else alone.
    given(await reassignObligation(officer(), 'M43.2026-01-05', 'IMPM', 'Their team sees the reporter'));
    assert.equal(await offered('cswo', 'IMPM'), 'give to another post');
    assert.equal(await offered('performance-manager', 'IMPM'), 'waive, or give to another post');
  });

  test('a form that is not taken comes back with what was typed, and one that is leads on', async () => {
    const app = await appFor(database(), somebody(hat('dundee', ['cswo'])));
    const send = (fields: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: ASSURANCE.opinion('dundee', 'F2'),
        headers: FORM_HEADERS,
        payload: new URLSearchParams({ _form: 'test-token', ...fields }).toString(),
      });
    const missing = await send({ 'own-level': 'limited', 'own-reason': '' });
    assert.equal(missing.statusCode, 422);
    assert.match(missing.body, /Say why/);
    assert.match(missing.body, /value="limited" checked/);
    const taken = await send({ 'own-level': 'limited', 'own-reason': REASON });
    assert.equal(taken.statusCode, 303);
    assert.equal(taken.headers.location, ASSURANCE.function('dundee', 'F2', 'opinion'));
    await app.close();
  });

  test('a long history is read a page at a time, each occurrence on one page, though many were due on one day', async () => {
    const names = Array.from({ length: 14 }, (_, at) => `Case ${String.fromCharCode(65 + at)} came up`);
    for (const what of names) given(await recordEvent(officer(), 'M27', { what, day: '2026-04-20' }));
    const app = await appFor(database(), somebody(hat('dundee', ['cswo'])));
    const found: string[] = [];
    let address: string | undefined = ASSURANCE.mechanism('dundee', 'M27');
    for (let pages = 0; address !== undefined; pages += 1) {
      assert.ok(pages < 3, 'the pages end');
      const { body }: { body: string } = await app.inject({ method: 'GET', url: address });
      // What comes next is told on each page above it: everything that is open, with how late it is and the way to it.
      const next = body.slice(body.lastIndexOf('What comes next</h2>'), body.lastIndexOf('What came in</h2>'));
      for (const what of names) assert.ok(next.includes(what), what);
      assert.match(next, /href="[^"]*\/answers\/M27[^"]*"[\s\S]*\d+ days late/);
      const late = /(\d+) answers? (?:is|are) late/.exec(body)?.[1];
      assert.equal(Number(late), next.match(/\d+ days? late/g)?.length);
      const cameIn = body.slice(body.lastIndexOf('What came in</h2>'));
      found.push(...names.filter((what) => cameIn.includes(what)));
      assert.equal(body.includes('Later ones'), pages > 0);
      address = /href="([^"]*older=\d+)"[^>]*>Older ones/.exec(body)?.[1];
    }
    assert.deepEqual(found.toSorted(), names);
    // The function's page reads its own mechanisms alone, and comes to the same opinion.
    const { reason } = await on('F9', systemClock());
    const { body } = await app.inject({ method: 'GET', url: ASSURANCE.function('dundee', 'F9') });
    assert.ok(body.includes(reason), reason);
    await app.close();
  });
});
