import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import { sayPermission } from '../../src/entry/admission.ts';
import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { openApiDocument } from '../../src/platform/http/index.ts';
import { appFor } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { type FilledCouncil, fillEverything, playing } from '../support/everything.ts';
import { ROUTES } from './addresses.ts';
import { type Codes, codesOf } from './codes.ts';
import { hostileJson, hostileText, INPUTS, pick, SEED, seeded, seedOf } from './hostile-values.ts';
import { assertHarmless } from './judge.ts';
import { byToken, signedInAs } from './people.ts';
import { actionsAfter, positionOf, stateOfCouncil } from './state.ts';
import { watched } from './watched.ts';

const BATCH = 25;

type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly contentEncoding?: string;
};
type Operation = {
  readonly parameters?: readonly { readonly name: string; readonly in: 'path' | 'query' }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
};

// The operations as the description of the API gives them to whoever reads it, an attacker too.
const document = JSON.parse(JSON.stringify(openApiDocument(ROUTES, sayPermission))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<'get' | 'post', Operation>>>>;
};
const OPERATIONS = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase() as 'GET' | 'POST',
    operation,
  })),
);

// What a program with good intent would send, so that what is hostile stands among what is right.
const RIGHT: Readonly<Record<string, unknown>> = {
  measure: 'lac-in-community',
  period: '2026/27',
  value: '88.5',
  title: 'A minute',
  aboutKind: 'other',
  about: 'Panel',
  rule: 'assurance',
  fileName: 'a.pdf',
  base64: Buffer.from(pdfSaying('a leaf')).toString('base64'),
  dryRun: false,
};

const bodyOf = (random: () => number, schema: Schema, hostile: number, name = ''): unknown => {
  if (random() < hostile) return hostileJson(random);
  if (schema.type === 'object') {
    const given = Object.entries(schema.properties ?? {}).flatMap(([each, inner]) =>
      RIGHT[each] === undefined && inner.type === 'string' && random() < 0.7
        ? []
        : [[each, bodyOf(random, inner, hostile, each)] as const],
    );
    const more =
      random() < hostile / 2 ? [[pick(random, ['__proto__', 'constructor', hostileText(random)]), 1] as const] : [];
    return Object.fromEntries([...given, ...more]);
  }
  if (schema.type === 'array')
    return Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      bodyOf(random, schema.items ?? {}, hostile, name),
    );
  return RIGHT[name] ?? (schema.type === 'boolean' ? true : 'Some words');
};

await forEachDatabase('Hostile calls to every operation of the API', ({ database }) => {
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  let council: FilledCouncil;
  let codes: Codes;
  const failures: unknown[] = [];
  let silent: readonly string[] = [];

  before(async () => {
    council = (await fillEverything(database())).strathinver;
    codes = await codesOf(database(), 'strathinver');
    const watch = watched(database());
    silent = watch.silent;
    app = await appFor(watch.database, () => caller, failures);
    const owner = await signedInAs(database(), playing(council, 'Chief Social Work Officer'));
    const powers = ROUTES.flatMap(({ api, permission }) =>
      api !== undefined && permission.kind === 'power' ? [permission.name] : [],
    );
    // Each operation is to be reached, so the hat has every role that gives one of these powers.
    const hats = owner.hats.map((hat) => ({ ...hat, roles: [...hat.roles, 'owner', 'performance-manager'] as const }));
    caller = byToken({ ...owner, hats }, powers);
  });
  after(() => app.close());

  const urlOf = (random: () => number, path: string, operation: Operation): string => {
    const given = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const right = name === 'council' ? 'strathinver' : (codes[name]?.[0] ?? 'NONE');
      return encodeURIComponent(
        random() < (name === 'council' ? 0.05 : 0.4) ? hostileText(random).toWellFormed() : right,
      );
    });
    const names = [
      ...(operation.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name),
      ...['search', 'about', 'page', 'period'],
    ];
    const query = names
      .filter(() => random() < 0.5)
      .map((name) => `${name}=${encodeURIComponent(hostileText(random).toWellFormed().slice(0, 4000))}`);
    return `${given}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  };

  for (const { path, method, operation } of OPERATIONS) {
    test(`${method} ${path}: ${INPUTS} inputs`, async () => {
      const random = seeded(seedOf(`${method} ${path}`));
      const route = ROUTES.find((each) => each.method === method && each.path === path.replace(/\{(\w+)\}/g, ':$1'));
      assert.ok(route !== undefined);
      const schema = operation.requestBody?.content['application/json'].schema;
      let position = await positionOf(database(), 'strathinver');
      let done = 0;
      for (let first = 0; first < INPUTS; first += BATCH) {
        const state = await stateOfCouncil(database(), 'strathinver');
        const sent = Array.from({ length: BATCH }, (_each, place) => {
          const url = urlOf(random, path, operation);
          const hostile = place === 0 ? 0 : random() < 0.3 ? 0.9 : 0.15;
          const text = schema === undefined ? undefined : JSON.stringify(bodyOf(random, schema, hostile));
          const payload = text !== undefined && random() < 0.03 ? text.slice(0, -2) : text;
          const headers = payload === undefined ? {} : { 'content-type': 'application/json' };
          const says = `${method} ${url.slice(0, 300)}, input ${first + place} of seed ${SEED}: ${payload?.slice(0, 500)}`;
          return { says, asked: app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) }) };
        });
        let taken = 0;
        const failed = failures.length;
        for (const { says, asked } of sent) {
          const answer = await asked;
          assert.ok(answer.statusCode < 500, `${says}: ${String((failures[failed] as Error | undefined)?.stack)}`);
          assertHarmless(answer, says);
          assert.match(String(answer.headers['content-type']), /^application\/json|^text\/html/, says);
          if (answer.statusCode < 400) taken += 1;
        }
        const where = `${method} ${path}, inputs from ${first} of seed ${SEED}`;
        assert.deepEqual(silent, [], `${where}: written without an entry`);
        const now = await positionOf(database(), 'strathinver');
        const actions = now === position ? [] : await actionsAfter(database(), 'strathinver', position);
        assert.ok(
          actions.every((action) => action === route.record) && actions.length <= taken,
          `${where}: ${actions}`,
        );
        if (now === position) assert.deepEqual(await stateOfCouncil(database(), 'strathinver'), state, where);
        done += actions.length;
        position = now;
      }
      if (schema !== undefined) assert.ok(done > 0, 'Not one of them was taken: the attack stays outside');
    });
  }

  test('the record is whole after all that', async () => {
    assert.ok(OPERATIONS.length >= 6);
    assert.deepEqual((await verifyDatabase(database())).breaks, []);
  });
});
