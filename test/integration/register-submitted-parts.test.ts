import assert from 'node:assert/strict';
import { test } from 'node:test';

import { appFor, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { setClock } from '../support/people.ts';

await forEachDatabase('figures submitted for parts of a period', ({ database }) => {
  test('are added up as the page of the measure does, and stand there with their unit', async () => {
    const { clock } = setClock('2026-11-23T09:00:00.000Z', 1);
    await loadPacks(database(), ['scotland', 'invented-example'], clock);
    const failures: unknown[] = [];
    const app = await appFor(database(), () => somebody(hat('strathinver', ['cswo'])), failures, clock);
    const read = async (period: string): Promise<string> => {
      const { body } = await app.inject({
        url: `/councils/strathinver/measures/complaints-on-time?period=${encodeURIComponent(period)}`,
      });
      assert.deepEqual(failures.splice(0), []);
      const words = body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
      return words.slice(words.indexOf('Counted from registers'));
    };
    // The invented quarters of 2022/23: 8 of 12 and 10 of 13, which is 18 of 25.
    assert.match(await read('2022/23-H1'), /72\.0% \(2 quarters, numerators over denominators\)/);
    assert.match(await read('2022/23-Q3'), / 75% /);
    await app.close();
  });
});
