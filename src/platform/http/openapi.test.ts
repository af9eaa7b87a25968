import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';

import { openApiDocument } from './openapi.ts';
import type { Route } from './route.ts';

const handle: Route<string>['handle'] = async () => ({ kind: 'json', json: '{}' });
const ROUTES: Route<string>[] = [
  { method: 'GET', path: '/pages', permission: 'all', record: null, handle },
  {
    method: 'GET',
    path: '/api/councils/:council/things',
    permission: 'readers',
    record: null,
    api: {
      summary: 'All things',
      query: [{ name: 'search', about: 'Words' }],
      output: z.object({ things: z.array(z.string()) }),
    },
    handle,
  },
  {
    method: 'POST',
    path: '/api/councils/:council/things',
    body: 'json',
    permission: 'writers',
    record: 'things.added',
    api: {
      summary: 'Add a thing',
      input: z.object({ name: z.string().max(9) }),
      output: z.object({ code: z.string() }),
    },
    handle,
  },
];

test('only what is part of the API is described, with its parameters, its body and its refusals', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument(ROUTES, (permission) => `For ${permission}`)));
  assert.deepEqual(Object.keys(document.paths), ['/api/councils/{council}/things']);
  const { get, post } = document.paths['/api/councils/{council}/things'];
  assert.equal(get.operationId, 'getApiCouncilsCouncilThings');
  assert.deepEqual(
    get.parameters.map(({ name, in: where, required }: Record<string, unknown>) => [name, where, required]),
    [
      ['council', 'path', true],
      ['search', 'query', false],
    ],
  );
  assert.equal(get.description, 'For readers');
  assert.deepEqual(post.requestBody.content['application/json'].schema, {
    type: 'object',
    properties: { name: { type: 'string', maxLength: 9 } },
    required: ['name'],
  });
  assert.deepEqual(Object.keys(post.responses), ['201', '400', '401', '403', '404', '422', '429']);
});
