import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';

import { playHistory } from '../../src/entry/demonstration/history.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { projectRoot } from '../../src/platform/files.ts';
import { forEachDatabase } from '../support/databases.ts';
import { councilOf, setClock } from '../support/people.ts';

const PACKS = join(projectRoot(), 'packs');
const STRATHINVER = councilOf('strathinver');
// 400 days before 22 November 2026.
const FIRST = '2025-10-18';

await forEachDatabase('preparing the demonstration, broken off', ({ database }) => {
  const { clock } = setClock('2026-11-22T12:00:00.000Z', 1);
  const count = async (until: string): Promise<number> =>
    database().read({ council: STRATHINVER }, async (tx) => {
      const { rows } = await sql<{ found: number }>`
        select count(*)::int as found from record_entry where at < ${until}::timestamptz`.execute(tx);
      return rows[0]?.found ?? 0;
    });
  // Plays until the month is told of, and gives the months that were.
  const playUntil = async (stop: string): Promise<string[]> => {
    const told: string[] = [];
    const tell = (month: string): void => {
      told.push(month);
      if (month === stop) throw new Error('broken off');
    };
    await assert.rejects(playHistory(database(), PACKS, clock, tell), /broken off/);
    return told;
  };

  test('between what all councils share and the pack of the council, it begins at the first day', async () => {
    const given = database();
    const stopping: Database = {
      ...given,
      read: (scope, work) => given.read(scope, work),
      write: (scope, work) =>
        scope.council === null ? given.write(scope, work) : Promise.reject(new Error('broken off')),
    };
    await assert.rejects(
      playHistory(stopping, PACKS, clock, () => undefined),
      /broken off/,
    );
    const shared = await count('2026-11-23');
    assert.ok(shared >= 1);
    assert.deepEqual(await playUntil('2025-11'), ['2025-11']);
    const began = await database().read({ council: STRATHINVER }, (tx) =>
      sql<{ pack: string; day: string }>`
        select pack, to_char(known_at, 'YYYY-MM-DD') as day from pack_in_use`.execute(tx),
    );
    assert.deepEqual(began.rows, [{ pack: 'invented-example', day: FIRST }]);
    assert.ok((await count('2025-11-01')) > shared + 5);
  });

  test('in the middle of the year, it goes on where it was and leaves what came before', async () => {
    const before = await count('2025-11-01');
    assert.equal(await count('2026-11-23'), before);
    const told = await playUntil('2025-12');
    assert.equal(told.at(-1), '2025-12');
    assert.equal(await count('2025-11-01'), before);
    assert.ok((await count('2025-12-01')) > before + 5);
    assert.equal(await count('2026-11-23'), await count('2025-12-01'));
  });
});
