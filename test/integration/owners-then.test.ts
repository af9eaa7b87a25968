import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { sql } from 'kysely';

import { ownersThen } from '../../src/features/assurance/telemetry.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { owe, owedBy } from '../support/owed.ts';
import { inventCouncils, setClock } from '../support/people.ts';

await forEachDatabase('who owed what on the day', ({ database }) => {
  const { clock, set } = setClock('2026-11-01T10:00:00.000Z', 10);
  const at = async (instant: string, ...owed: readonly ReturnType<typeof owedBy>[]): Promise<void> => {
    set(instant);
    await owe(database(), clock, 'abercorn', owed);
  };

  before(async () => {
    await inventCouncils(database(), clock, ['abercorn'], { HR: ['owner'], FIN: ['owner'] });
    const codes = ['M1.2026', 'M2.2026'] as const;
    await at('2026-11-01T10:00:00.000Z', ...codes.map((code) => owedBy('HR', code, '2026-11-12')));
    await at('2026-11-01T11:00:00.000Z', owedBy('HR', 'M3.2026', '2025-11-12'), owedBy('HR', 'M4.2026', '2026-10-12'));
    await at('2026-11-12T23:59:00.000Z', owedBy('FIN', 'M1.2026', '2026-11-12'));
    await at(
      '2026-11-13T10:00:00.000Z',
      owedBy('FIN', 'M2.2026', '2026-11-12'),
      owedBy('FIN', 'M4.2026', '2026-10-12'),
    );
  });

  const then = async (asAt: string): Promise<[string, string][]> =>
    [...(await database().read({ council: 'abercorn' }, (tx) => ownersThen(tx, '2025-11-22', asAt)))].sort();

  test('is whoever owed it as the day was over; of what was asked for later, who owed it first', async () => {
    assert.deepEqual(await then('2026-11-22T09:00:00.000Z'), [
      ['M1.2026', 'FIN'],
      ['M2.2026', 'HR'],
      ['M4.2026', 'HR'],
    ]);
  });

  test('is what was known by then: nothing of what was asked for or given away later', async () => {
    assert.deepEqual(await then('2026-11-01T10:30:00.000Z'), [
      ['M1.2026', 'HR'],
      ['M2.2026', 'HR'],
    ]);
    assert.deepEqual(await then('2026-11-12T12:00:00.000Z'), [
      ['M1.2026', 'HR'],
      ['M2.2026', 'HR'],
      ['M4.2026', 'HR'],
    ]);
  });

  test('says nothing of what fell due before, nor of what a meeting moved there; of what it moved back again it does', async () => {
    const cause = 'meeting:G1.2025-11-20';
    const [early, soon] = ['2025-11-20', '2025-11-27'];
    await at(
      '2026-11-14T10:00:00.000Z',
      owedBy('HR', 'M5.2025', soon, { cause }),
      owedBy('HR', 'M6.2025', soon, { cause }),
    );
    await at(
      '2026-11-15T10:00:00.000Z',
      owedBy('HR', 'M5.2025', early, { cause }),
      owedBy('HR', 'M6.2025', early, { cause }),
    );
    await at('2026-11-16T10:00:00.000Z', owedBy('HR', 'M6.2025', soon, { cause }));
    const codes = (await then('2026-11-22T09:00:00.000Z')).map(([code]) => code);
    assert.deepEqual(codes, ['M1.2026', 'M2.2026', 'M4.2026', 'M6.2025']);
  });

  test('says nothing of what was withdrawn, from then on', async () => {
    set('2026-11-20T10:00:00.000Z');
    await database().write({ council: 'abercorn' }, async (tx) => {
      const when = await instantOfWrite(tx, clock);
      await sql`insert into obligation select (jsonb_populate_record(null::obligation,
          to_jsonb(obligation) || jsonb_build_object('withdrawn', true, 'known_at', ${when}::text))).*
        from obligation where code = 'M2.2026' order by known_at desc limit 1`.execute(tx);
      await appendToRecord(tx, { at: when, actor: A_TEST, action: 'obligation.open', subject: 'abercorn' });
    });
    const codes = async (asAt: string) => (await then(asAt)).map(([code]) => code);
    assert.deepEqual(await codes('2026-11-20T09:59:00.000Z'), ['M1.2026', 'M2.2026', 'M4.2026', 'M6.2025']);
    assert.deepEqual(await codes('2026-11-22T09:00:00.000Z'), ['M1.2026', 'M4.2026', 'M6.2025']);
  });
});
