import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { recordHeads } from '../support/record-heads.ts';

const DUNDEE = '/api/councils/dundee';
const MEASURE = 'ce-cared-for-in-community';

const withToken = (caller: Caller, limitedTo: readonly string[]): Caller =>
  caller.kind === 'nobody' ? caller : { ...caller, via: 'token', limitedTo };

await forEachDatabase('The API', ({ database }) => {
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  const failures: unknown[] = [];
  const owner = withToken(somebody(hat('dundee', ['owner'])), [
    'measures.read',
    'measures.give-figures',
    'papers.read',
  ]);
  before(async () => {
    await loadPacks(
      database(),
      ['scotland', 'dundee-example', 'invented-example'],
      secondsClock('2026-01-01T00:00:00Z'),
    );
    app = await appFor(database(), () => caller, failures);
  });
  after(() => app.close());
  const post = (payload: unknown) =>
    app.inject({
      method: 'POST',
      url: `${DUNDEE}/figures`,
      headers: { 'content-type': 'application/json' },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });

  test('figures are taken whole, and stand in the series of their measure', async () => {
    caller = owner;
    const figure = { measure: MEASURE, period: '2023/24', value: '88.5', source: 'return' };
    const answer = await post({ figures: [figure] });
    assert.equal(answer.statusCode, 201, answer.body);
    assert.equal(answer.json().accepted, 1);
    const { series } = (await app.inject(`${DUNDEE}/measures/${MEASURE}`)).json();
    const last = series.at(-1);
    assert.deepEqual([last.period, last.value, last.source], ['2023/24', 88.5, 'return']);
    assert.equal((await post({ figures: [figure] })).json().unchanged, 1);
  });

  test('a token opens the API alone: no page of what its post may see, and no form of one', async () => {
    caller = withToken(somebody(hat('dundee', ['cswo'])), ['registers.read', 'measures.read', 'obligations.read']);
    for (const path of ['clocks', 'registers', 'registers/complaint', 'today', 'registers/complaint.csv']) {
      const answer = await app.inject(`/councils/dundee/${path}`);
      assert.deepEqual([answer.statusCode, answer.json().faults[0].code], [403, 'request.refused'], path);
    }
    const door = { method: 'POST', url: '/councils/dundee/registers/complaint/restricted' } as const;
    const answer = await app.inject({
      ...door,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'door-reason=A+made-up+reason',
    });
    assert.equal(answer.statusCode, 403);
    assert.equal((await app.inject('/api/councils/dundee/registers/complaint/entries')).statusCode, 200);
    assert.equal((await app.inject('/councils/elsewhere/registers')).statusCode, 404);
    caller = owner;
  });

  test('with one bad figure among good ones nothing is taken, and the fault names its place', async () => {
    const heads = await recordHeads(database(), 'dundee');
    const answer = await post({
      figures: [
        { measure: MEASURE, period: '2024/25', value: '89' },
        { measure: MEASURE, period: '2025/26', value: 'about 90' },
        { measure: 'none-such', period: '2025/26', value: '1' },
      ],
    });
    assert.equal(answer.statusCode, 422);
    assert.deepEqual(
      answer.json().faults.map(({ row, column }: Record<string, unknown>) => [row, column]),
      [
        [2, 'value'],
        [3, 'measure'],
      ],
    );
    assert.deepEqual(await recordHeads(database(), 'dundee'), heads);
  });

  test('what is no list of figures is refused with the place', async () => {
    for (const payload of ['{}', '[]', 'null', '{"figures":[]}', '{"figures":[{"measure":1}]}']) {
      const answer = await post(payload);
      assert.equal(answer.statusCode, 422, payload);
      assert.ok(answer.json().faults.length > 0);
    }
    assert.equal((await post('{"figures":')).statusCode, 400);
  });

  test('a trial run changes nothing, and a control character cannot come in by the API either', async () => {
    const heads = await recordHeads(database(), 'dundee');
    const trial = await post({ figures: [{ measure: MEASURE, period: '2024/25', value: '1' }], dryRun: true });
    assert.equal(trial.json().changes.length, 1);
    const odd = await post({ figures: [{ measure: MEASURE, period: '2024/25', value: '1', note: 'a\u0007b' }] });
    assert.equal(odd.statusCode, 422);
    assert.deepEqual(await recordHeads(database(), 'dundee'), heads);
  });

  test('the assessment is the one that the command gives, and what is not there is said', async () => {
    const answer = await app.inject(`${DUNDEE}/plans/DCFSP-2021-24/assessment?period=2019%2F20`);
    assert.equal(answer.statusCode, 200);
    // The reference of the service plan: 48 measures, 2 of them on track with the paper's own figures alone.
    assert.equal(answer.json().total, 48);
    assert.equal((await app.inject(`${DUNDEE}/plans/NONE/assessment`)).json().faults[0].code, 'plan.unknown');
    assert.equal((await app.inject(`${DUNDEE}/plans/DCFSP-2021-24/assessment?period=soon`)).statusCode, 400);
    assert.equal((await app.inject(`${DUNDEE}/measures/none-such`)).statusCode, 404);
  });

  test('a token does what it was given; nobody and another council get nothing', async () => {
    caller = withToken(owner, ['measures.read']);
    assert.equal((await post({ figures: [{ measure: MEASURE, period: '2024/25', value: '1' }] })).statusCode, 403);
    caller = NOBODY;
    assert.equal((await app.inject(`${DUNDEE}/measures/${MEASURE}`)).statusCode, 401);
    caller = withToken(somebody(hat('strathinver', ['owner'])), ['measures.read']);
    assert.equal((await app.inject(`${DUNDEE}/measures/${MEASURE}`)).statusCode, 404);
    assert.equal((await app.inject('/api/councils/strathinver/measures/lac-in-community')).statusCode, 200);
    assert.deepEqual(failures, []);
  });
});
