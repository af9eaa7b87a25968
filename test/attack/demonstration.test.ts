import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { createApp } from '../../src/entry/app.ts';
import { type DemoPerson, demoPeople } from '../../src/features/people/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { signInFor } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { councilOf } from '../support/people.ts';
import { hostileText, INPUTS, SEED, seeded, seedOf } from './hostile-values.ts';
import { urlEncoded } from './inputs.ts';
import { assertHarmless } from './judge.ts';
import { positionOf, stateOfInstallation } from './state.ts';

const appIn = (database: Database, people: readonly DemoPerson[], failures: unknown[]): Promise<FastifyInstance> =>
  createApp({
    database,
    clock: systemClock,
    signIn: signInFor(database, 'demonstration'),
    demoPeople: async () => people,
    onFailure: (_reference, error) => failures.push(error),
    publicAddress: null,
    trustedProxies: [],
    requestsPerMinute: 1_000_000,
  });

await forEachDatabase('The one-click sign-in of the demonstration', ({ database }) => {
  let app: FastifyInstance;
  let people: readonly DemoPerson[] = [];
  const failures: unknown[] = [];
  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], systemClock);
    people = await demoPeople(database(), systemClock, councilOf('strathinver'));
    app = await appIn(database(), people, failures);
  });
  after(() => app.close());

  const choose = (fields: readonly (readonly [string, string])[], headers: Readonly<Record<string, string>> = {}) =>
    app.inject({
      method: 'POST',
      url: '/sign-in/demo',
      headers: {
        host: 'localhost',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: urlEncoded(fields),
    });

  test('is taken from our own page alone', async () => {
    const fields = [['person', people[0]?.person ?? '']] as const;
    const before = await stateOfInstallation(database());
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { host: 'evil.example', origin: 'http://evil.example' },
    ])
      assert.equal((await choose(fields, headers)).statusCode, 403, JSON.stringify(headers));
    assert.deepEqual(await stateOfInstallation(database()), before);
    assert.equal((await choose(fields)).statusCode, 303);
  });

  test(`lets in nobody but its own people, whatever is typed: ${INPUTS} inputs`, async () => {
    const random = seeded(seedOf('/sign-in/demo'));
    const before = await stateOfInstallation(database());
    const position = await positionOf(database(), 'strathinver');
    for (let input = 0; input < INPUTS; input += 1) {
      const fields = [
        ['person', hostileText(random)],
        ['then', hostileText(random)],
      ] as const;
      const answer = await choose(fields);
      const says = `/sign-in/demo, input ${input} of seed ${SEED}: ${JSON.stringify(fields).slice(0, 300)}`;
      assertHarmless(answer, says);
      assert.ok(answer.statusCode >= 400, says);
      assert.equal(answer.headers['set-cookie'], undefined, says);
    }
    assert.deepEqual(await stateOfInstallation(database()), before);
    assert.equal(await positionOf(database(), 'strathinver'), position);
    assert.deepEqual(failures, []);
  });

  test('leads nobody off the site', async () => {
    const random = seeded(seedOf('/sign-in/demo then'));
    for (let input = 0; input < INPUTS; input += 1) {
      const then = hostileText(random);
      const answer = await choose([
        ['person', people[1]?.person ?? ''],
        ['then', then],
      ]);
      assertHarmless(answer, `input ${input} of seed ${SEED}: ${JSON.stringify(then).slice(0, 200)}`);
      // A form with a NUL in it is not read at all.
      assert.equal(answer.statusCode, then.includes('\0') ? 400 : 303);
    }
  });
});
