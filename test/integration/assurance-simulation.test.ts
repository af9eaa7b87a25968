import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Extra, type Played, play } from '../../src/entry/demonstration/play.ts';
import {
  asAtEndOf,
  type Opinion,
  opinionsFrom,
  quarterEndsBefore,
  readAll,
  readOpinions,
  settleOpinion,
} from '../../src/features/assurance/index.ts';
import { changeLead, changeSchedule, recordEvent } from '../../src/features/framework/index.ts';
import { addSeries, cancelMeeting, meetingsOf } from '../../src/features/meetings/index.ts';
import { LATEST } from '../../src/features/people/index.ts';
import { daysAfter, endOfDay } from '../../src/kernel/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { councilOf, given, setClock } from '../support/people.ts';
import { secondOpinions } from '../support/second-opinion.ts';

const DUNDEE = councilOf('dundee');
const TO = '2026-04-10';

// Two years where every machine can play them; the last of them again on the other database.
const BEGINNINGS = { embedded: '2024-04-01', postgresql: '2025-03-31' } as const;

// What changes in the framework itself, and what the officer says, while the answers come and go.
const meetingsFrom = (from: string): Extra => ({
  at: `${from}T07:00:00.000Z`,
  work: async (office) => {
    const series = { time: '10:00', title: '', papersBefore: '', last: '2026-03-31' };
    given(await addSeries(office('CSWO'), 'G13', { ...series, first: daysAfter(from, 15), rhythm: 'monthly' }));
    given(await addSeries(office('CSWO'), 'G03', { ...series, first: daysAfter(from, 30), rhythm: 'two-monthly' }));
  },
});

const CHANGES: readonly Extra[] = [
  {
    at: '2025-04-01T10:00:00.000Z',
    work: async (office) => {
      given(await settleOpinion(office('CSWO'), 'F3', { level: 'limited', reason: 'I saw the files myself' }));
    },
  },
  {
    at: '2025-05-10T10:00:00.000Z',
    work: async (office) => {
      given(await recordEvent(office('CSWO'), 'M27', { what: 'An initial case review', day: '2025-05-08' }));
      const typed = { frequency: 'monthly', group: '', from: '2025-07-01', reason: 'Members asked to see it sooner' };
      given(await changeSchedule(office('CSWO'), 'M10', typed));
      given(await changeLead(office('CSWO'), 'M38', { posts: ['LODL'], from: '2025-06-01', reason: 'The work moved' }));
    },
  },
  {
    at: '2025-07-01T10:00:00.000Z',
    work: async (office) => {
      given(await settleOpinion(office('CSWO'), 'F3', { level: 'worked-out', reason: 'The files are in order now' }));
      given(await settleOpinion(office('CSWO'), 'F8', { level: 'substantial', reason: 'I decide on each one myself' }));
      const typed = { frequency: 'ended', group: '', from: '2025-08-01', reason: 'The newsletter was given up' };
      given(await changeSchedule(office('CSWO'), 'M18', typed));
    },
  },
  {
    // Written at the very instant at which September is over: it belongs to October.
    at: '2025-09-30T22:50:00.000Z',
    work: async (office) => {
      const late = { ...office('CSWO'), clock: () => '2025-09-30T23:00:00.000Z' };
      given(await settleOpinion(late, 'F5', { level: 'none', reason: 'Nobody could show me the register' }));
    },
  },
  {
    at: '2025-09-01T10:00:00.000Z',
    work: async (office) => {
      const { database, council } = office('CSWO');
      const planned = await database.read({ council }, (tx) =>
        meetingsOf(tx, { group: 'G13', from: '2025-10-01', asAt: LATEST }),
      );
      given(await cancelMeeting(office('CSWO'), planned[0]?.code ?? '', 'It fell in the recess'));
    },
  },
];

const extrasFrom = (from: string): readonly Extra[] => [meetingsFrom(from), ...CHANGES];

await forEachDatabase('simulated years of the Dundee framework', ({ database, kind }) => {
  const from = BEGINNINGS[kind];
  let played: Played | null = null;

  before(async () => {
    const { clock } = setClock(`${from}T05:00:00.000Z`, 1);
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    const course = { seed: '2026', from, to: TO, reviewer: 'HOS-ICS-CJ', officer: 'CSWO', extras: extrasFrom(from) };
    played = await play({ database: database(), council: DUNDEE, ...course });
  });

  test('everything that can become of an occurrence became of some', () => {
    assert.ok(played);
    for (const [what, times] of Object.entries(played)) assert.ok(times >= 3, `${what}: ${times}`);
    assert.ok(played.answered > 150, `${played.answered} answers`);
  });

  const said = (opinions: readonly Opinion[]) =>
    opinions.map(({ function: { code }, worked, level }) => ({ function: code, worked, level }));
  const agree = (at: string): Promise<string[]> =>
    database().read({ council: DUNDEE }, async (tx) => {
      const second = await secondOpinions(tx, at);
      assert.deepEqual(said((await readOpinions(tx, at)).opinions), second, at);
      return second.map(({ worked }) => worked);
    });

  test('at the end of every quarter, and today, a second reading of the raw rows comes to the same opinions', async () => {
    const ends = quarterEndsBefore(TO, 8).filter((day) => day >= from);
    const instants = [...ends.map((day) => endOfDay(day)), `${TO}T12:00:00.000Z`];
    assert.ok(instants.length >= 5, `${instants.length} quarters`);
    const levels = new Set<string>();
    for (const at of instants) for (const worked of await agree(at)) levels.add(worked);
    // What is compared is worth comparing: it is not one level throughout.
    assert.ok(levels.size >= (kind === 'embedded' ? 4 : 3), [...levels].join());
  });

  test('and so does what the statement prints and the history shows of each quarter: as its last day ended, by what was known then', async () => {
    const ends = quarterEndsBefore(TO, 8).filter((day) => day >= from);
    assert.ok(ends.includes('2025-09-30'), ends.join());
    await database().read({ council: DUNDEE }, async (tx) => {
      const raw = await readAll(tx, LATEST);
      for (const day of ends) {
        const lastMoment = new Date(Date.parse(endOfDay(day)) - 1).toISOString();
        const first = said(opinionsFrom(asAtEndOf(raw, day)));
        assert.equal(first.length, 10);
        assert.deepEqual(first, await secondOpinions(tx, lastMoment, day), day);
      }
    });
  });

  test('the two readings agree on other days as well: every 23rd day', async () => {
    for (let day: string = from; day <= TO; day = daysAfter(day, 23)) await agree(`${day}T13:37:00.000Z`);
  });
});
