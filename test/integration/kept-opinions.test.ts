import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import type { Acting, Role } from '../../src/features/access/index.ts';
import { closeConcern, concernsOf, giveAnswer, reviewAnswer } from '../../src/features/answers/index.ts';
import { keptOpinions, readOpinions, settleOpinion } from '../../src/features/assurance/index.ts';
import { bringCouncilUpToDate, changeLead, changeSchedule } from '../../src/features/framework/index.ts';
import { addMeeting } from '../../src/features/meetings/index.ts';
import { openObligations, waiveObligation } from '../../src/features/obligations/index.ts';
import { LATEST } from '../../src/features/people/index.ts';
import { byCaller, dataVersion, type Office } from '../../src/features/record/index.ts';
import { type CouncilCode, daysAfter, type Instant, type Result } from '../../src/kernel/index.ts';
import type { Transaction } from '../../src/platform/database/database.ts';
import { hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { councilOf, given, setClock } from '../support/people.ts';

const [DUNDEE, STRATHINVER] = [councilOf('dundee'), councilOf('strathinver')];
const SAID = {
  nothingArose: false,
  done: 'The scorecards were read with the chairs',
  tells: 'Visits are in time',
  evidence: 'Minute of 14 April 2026',
  concern: 'none',
  concernWords: '',
  standards: [],
  openedAt: '',
};

await forEachDatabase('opinions that are kept', ({ database, kind }) => {
  const { clock, set } = setClock('2026-01-05T09:00:00.000Z', 1);
  const formedAt = keptOpinions();
  const opinionsAt = async (tx: Transaction, council: CouncilCode, at: Instant) => {
    const version = await dataVersion(tx);
    assert.ok(version);
    return (await formedAt(tx, council, version, at)).opinions;
  };
  const as = (post: string, role: Role): Office => {
    const acting: Acting = { ...hat('dundee', [role]), post: post as Acting['post'] };
    const caller = { ...somebody(acting), person: `P-${post}` } as Parameters<typeof byCaller>[0];
    return { database: database(), clock, council: DUNDEE, by: byCaller(caller, DUNDEE) };
  };
  const compare = async (council = DUNDEE): Promise<string> => {
    const at = clock();
    const [kept, again, fresh] = await database().read({ council }, async (tx) => [
      await opinionsAt(tx, council, at),
      await opinionsAt(tx, council, at),
      (await readOpinions(tx, at)).opinions,
    ]);
    assert.deepEqual(kept, fresh, at);
    assert.equal(again, kept, 'what did not change is not formed a second time');
    return JSON.stringify(fresh.map(({ level, factors, concerns }) => [level, factors, concerns]));
  };

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example', 'invented-example'], clock);
    await bringCouncilUpToDate(database(), clock, DUNDEE);
  });

  test('are after every kind of change what they are when formed from everything', async () => {
    set('2026-04-25T10:00:00.000Z');
    const concern = async () => {
      const [first] = await database().read({ council: DUNDEE }, (tx) => concernsOf(tx, LATEST));
      assert.ok(first);
      return first;
    };
    let answerAt = '';
    const answer = async (said: typeof SAID) => {
      const result = await giveAnswer(as('SM-PPS', 'owner'), 'M42.2026-01-05', said, answerAt);
      if (result.ok) answerAt = result.value.answer.knownAt;
      return result;
    };
    const accepted = { verdict: 'accepted', words: '', severity: '' };
    const steps: readonly (readonly [string, () => Promise<Result<unknown>>])[] = [
      ['an answer', () => answer(SAID)],
      ['another', () => answer({ ...SAID, concern: 'serious', concernWords: 'Two referrals were lost' })],
      ['a review', () => reviewAnswer(as('HOS-HCC', 'reviewer'), 'M42.2026-01-05', { ...accepted, answerAt })],
      [
        "the officer's own opinion",
        () => settleOpinion(as('CSWO', 'cswo'), 'F9', { level: 'reasonable', reason: 'I read the files myself' }),
      ],
      [
        'a concern closed',
        async () => closeConcern(as('CE', 'chief-executive'), (await concern()).code, 'Both were found again'),
      ],
      [
        'something waived',
        async () => {
          const open = await database().read({ council: DUNDEE }, (tx) => openObligations(tx));
          const late = open.find(({ dueOn, ownerPost }) => dueOn < '2026-04-25' && ownerPost !== 'CSWO');
          return waiveObligation(as('CSWO', 'cswo'), late?.code ?? '', 'The service had stopped');
        },
      ],
      [
        'another frequency',
        () =>
          changeSchedule(as('CSWO', 'cswo'), 'M42', {
            frequency: 'monthly',
            group: '',
            from: '2026-04-26',
            reason: 'It moves faster than a quarter',
          }),
      ],
    ];
    const seen = new Set([await compare()]);
    for (const [what, step] of steps) {
      const result = await step();
      assert.ok(result.ok, `${what}: ${JSON.stringify(result)}`);
      seen.add(await compare());
    }
    assert.ok(seen.size >= 5, `${seen.size} different opinions were compared`);
  });

  test('are those of the council and the day that are asked for', async () => {
    const dundee = await compare();
    assert.notEqual(await compare(STRATHINVER), dundee);
    set('2026-08-01T10:00:00.000Z');
    assert.notEqual(await compare(), dundee, 'time alone changes them');
    await bringCouncilUpToDate(database(), clock, DUNDEE);
    await compare();
  });

  test('are the same all day long, the level of a week ago as well', async () => {
    // The seventh day after the answers of 25 April, before and after the hour at which they came in.
    set('2026-08-08T00:30:00.000Z');
    await compare();
    set('2026-08-08T21:30:00.000Z');
    await compare();
  });

  test('serve the next days as well, whatever came in meanwhile', async () => {
    const meeting = (day: string) => addMeeting(as('CSWO', 'cswo'), 'G13', { day, time: '', title: '', papersDue: '' });
    const seen = new Set<string>();
    for (let day = '2026-08-09'; day < '2026-09-12'; day = daysAfter(day, 1)) {
      set(`${day}T09:00:00.000Z`);
      if (day === '2026-08-12') given(await meeting('2026-08-20'));
      if (day === '2026-08-15')
        given(
          await changeLead(as('CSWO', 'cswo'), 'M38', { posts: ['CGL'], from: '2026-08-16', reason: 'A new lead' }),
        );
      await bringCouncilUpToDate(database(), clock, DUNDEE);
      const [first] = await database().read({ council: DUNDEE }, (tx) => openObligations(tx, ['SM-PPS']));
      if (day.endsWith('1') && first !== undefined)
        given(await giveAnswer(as('SM-PPS', 'owner'), first.code, SAID, ''));
      seen.add(await compare());
    }
    assert.ok(seen.size >= 10, `${seen.size} different opinions were compared`);
  });

  test('say of answers too old to count what a reading of the day says', async () => {
    set('2027-07-25T09:00:00.000Z');
    for (let day = '2027-07-25'; day < '2027-08-05'; day = daysAfter(day, 1)) {
      set(`${day}T09:00:00.000Z`);
      await compare();
    }
  });

  test('tell of what came in while their reader waited, to the reader and to all later ones', async () => {
    const early = clock();
    const [open] = await database().read({ council: DUNDEE }, (tx) => openObligations(tx, ['SM-PPS']));
    const concern = { ...SAID, concern: 'serious', concernWords: 'Three referrals were lost' };
    given(await giveAnswer(as('SM-PPS', 'owner'), open?.code ?? '', concern, ''));
    const seen = async (at: Instant) =>
      (await database().read({ council: DUNDEE }, (tx) => opinionsAt(tx, DUNDEE, at))).flatMap(({ concerns }) =>
        concerns.map(({ words }) => words),
      );
    assert.ok((await seen(early)).includes('Three referrals were lost'));
    await compare();
  });

  // The embedded database runs one transaction at a time.
  if (kind === 'postgresql') {
    test('are not put back by a reader that began before a change and ends after it', async () => {
      const read = () => database().read({ council: DUNDEE }, (tx) => opinionsAt(tx, DUNDEE, clock()));
      await read();
      const [gate, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const slow = database().read({ council: DUNDEE }, async (tx) => {
        // The first statement fixes what a transaction sees.
        await openObligations(tx);
        begun.resolve();
        await gate.promise;
        return [await opinionsAt(tx, DUNDEE, clock()), (await readOpinions(tx, clock())).opinions];
      });
      await begun.promise;
      const open = await database().read({ council: DUNDEE }, (tx) => openObligations(tx, ['SM-PPS']));
      const said = await giveAnswer(as('SM-PPS', 'owner'), open[0]?.code ?? '', SAID, '');
      assert.ok(said.ok, JSON.stringify(said));
      await read();
      gate.resolve();
      const [kept, fresh] = await slow;
      assert.deepEqual(kept, fresh, 'who began before sees what stood then');
      await compare();
    });
  }
});
