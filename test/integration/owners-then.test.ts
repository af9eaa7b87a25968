import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { ownersThen } from '../../src/features/assurance/telemetry.ts';
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

  test('is whoever owed it as the day was over; of what was asked for later, who owed it first', async () => {
    const then = await database().read({ council: 'abercorn' }, (tx) => ownersThen(tx, '2025-11-22'));
    assert.deepEqual([...then].sort(), [
      ['M1.2026', 'FIN'],
      ['M2.2026', 'HR'],
      ['M4.2026', 'HR'],
    ]);
  });
});
