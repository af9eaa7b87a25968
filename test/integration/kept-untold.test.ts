import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { type KyselyPlugin, sql } from 'kysely';
import { wishMails } from '../../src/features/calendar/wish.ts';
import { openObligations } from '../../src/features/obligations/index.ts';
import { addPerson, makeDelegation, recordAbsence } from '../../src/features/people/index.ts';
import { dataVersion } from '../../src/features/record/index.ts';
import { keptUntold, readRefused, untoldLines } from '../../src/features/reminders/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { owe, owedBy } from '../support/owed.ts';
import { BY_MACHINE, byPerson, councilOf, given, inventCouncils, setClock } from '../support/people.ts';

const ABERCORN = councilOf('abercorn');
const POSTS = { CSWO: ['cswo'], HR: ['owner'], FIN: ['owner'], EMPTY: ['owner'] };

await forEachDatabase('of how many nobody can be told', ({ database }) => {
  // A Monday.
  const { clock, set } = setClock('2026-11-23T10:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: ABERCORN, by: BY_MACHINE });
  const people = new Map<string, string>();
  // To count is to ask the database who holds and covers what.
  let asked = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const kept = keptUntold();

  /** The number, and whether it was counted for it; it must be what a count of everything gives. */
  const many = async (): Promise<[number, boolean]> => {
    const now = clock();
    const before = asked;
    const refused = await readRefused(database(), ABERCORN);
    const number = await database().read({ council: ABERCORN }, async (tx) => {
      const [version, open] = [await dataVersion(tx), await openObligations(tx)];
      assert.ok(version);
      return kept(tx.withPlugin(counter), { council: ABERCORN, now, version, open, refused });
    });
    assert.equal(number, (await untoldLines(database(), ABERCORN, now)).length);
    // One statement asks what is known of the people, each time.
    return [number, asked > before + 1];
  };
  const mailed = (person: string, day: string, outcome: string): Promise<void> =>
    database().write({ council: null, turn: 'installation' }, async (tx) => {
      await sql`insert into reminder_mail (council, person, day, at, outcome)
        values ('abercorn', ${person}, ${day}::date, now(), ${outcome})
        on conflict (council, person, day) do update set outcome = excluded.outcome`.execute(tx);
    });

  before(async () => {
    await inventCouncils(database(), clock, ['abercorn'], POSTS);
    for (const post of ['CSWO', 'HR', 'FIN']) {
      const holding = { post, kind: 'holder', firstDay: '2026-01-01', lastDay: '' };
      const email = `${post.toLowerCase()}@council.example`;
      people.set(post, given(await addPerson(office(), { name: `The ${post}`, email, holding })));
    }
    await owe(database(), clock, 'abercorn', [owedBy('EMPTY', 'M1', '2026-11-25'), owedBy('HR', 'M2', '2026-12-18')]);
  });

  test('is counted anew at once after a change of what is owed, and once alone where nothing changes', async () => {
    assert.deepEqual(
      [await many(), await many()],
      [
        [1, true],
        [1, false],
      ],
    );
    await owe(database(), clock, 'abercorn', [owedBy('EMPTY', 'M3', '2026-12-18')]);
    assert.deepEqual(
      [await many(), await many()],
      [
        [2, true],
        [2, false],
      ],
    );
  });

  test('is counted anew when the mail server refuses somebody, and when it takes their mail again', async () => {
    const hr = people.get('HR') ?? '';
    await mailed(people.get('FIN') ?? '', '2026-11-20', 'taken');
    await mailed(hr, '2026-11-20', 'taken');
    assert.deepEqual(await many(), [2, false]);
    await mailed(hr, '2026-11-23', 'handing-over');
    assert.deepEqual(await many(), [2, false]);
    await mailed(hr, '2026-11-23', 'refused');
    assert.deepEqual(
      [await many(), await many()],
      [
        [3, true],
        [3, false],
      ],
    );
    await mailed(hr, '2026-11-23', 'taken');
    assert.deepEqual(await many(), [2, true]);
  });

  test('is counted anew on another day, after a wish, and as a delegation begins and ends', async () => {
    const cswo = await byPerson(office(), people.get('CSWO') ?? '');
    await owe(database(), clock, 'abercorn', [owedBy('CSWO', 'M4', '2026-12-18')]);
    const away = { firstDay: '2026-11-24', lastDay: '2026-11-30', reason: 'leave' };
    given(await recordAbsence(office(), { post: 'CSWO', ...away }));
    given(
      await makeDelegation(cswo, {
        covers: 'CSWO',
        depute: `FIN ${people.get('FIN') ?? ''}`,
        kinds: ['decisions'],
        fromDay: '2026-11-24',
        fromTime: '10:05',
        toDay: '2026-11-24',
        toTime: '10:10',
        scope: 'All decisions',
      }),
    );
    assert.deepEqual(await many(), [2, true]);
    const seen: [number, boolean][] = [];
    for (const time of ['10:00', '10:04', '10:05', '10:06', '10:10', '10:11']) {
      set(`2026-11-24T${time}:00.000Z`);
      seen.push(await many());
    }
    assert.deepEqual(seen, [
      [3, true],
      [3, false],
      [2, true],
      [2, false],
      [3, true],
      [3, false],
    ]);
    given(await wishMails(await byPerson(office(), people.get('HR') ?? ''), 'none'));
    assert.deepEqual(await many(), [4, true]);
  });

  test("is counted anew when somebody's address goes in the name of another council", async () => {
    await owe(database(), clock, 'abercorn', [owedBy('FIN', 'M5', '2026-12-18')]);
    const [before] = await many();
    await database().write({ council: null }, async (tx) => {
      await sql`update person_particulars set email = null where person = ${people.get('FIN') ?? ''}`.execute(tx);
    });
    assert.deepEqual(
      [await many(), await many()],
      [
        [before + 1, true],
        [before + 1, false],
      ],
    );
  });
});
