import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Route } from './route.ts';
import { createServer } from './server.ts';

const route = (path: string, handle: Route['handle']): Route => ({
  method: 'GET',
  path,
  permission: 'public',
  record: null,
  handle,
});

const server = () =>
  createServer({
    routes: [
      route('/hello/:name', async ({ path }) => ({ kind: 'page', html: `<p>${path['name']?.length}</p>` })),
      route('/broken', async () => {
        throw new Error('the secret inside');
      }),
      route('/file', async () => ({ kind: 'file', bytes: new Uint8Array(1), type: 'text/csv', name: 'a"b\r\nc.csv' })),
    ],
    faultPages: { notFound: () => '<p>not here</p>', failed: (reference) => `<p>failed ${reference}</p>` },
    onFailure: (reference) => failures.push(reference),
  });
const failures: string[] = [];

test('every answer carries the security headers, whatever was asked', async () => {
  for (const url of ['/hello/you', '/nowhere', '/hello/%00', '/hello/%ff', '/broken']) {
    const { headers } = await server().inject(url);
    assert.match(String(headers['content-security-policy']), /default-src 'none'/, url);
    assert.equal(headers['x-content-type-options'], 'nosniff', url);
  }
});

test('what cannot be asked for is not found, and says nothing of the inside', async () => {
  for (const url of ['/nowhere', '/hello/%00', '/hello/x?y=%00', '/hello/%ff']) {
    const { statusCode, body } = await server().inject(url);
    assert.equal(statusCode, 404, url);
    assert.equal(body, '<p>not here</p>', url);
  }
});

test('an unforeseen failure shows a reference and keeps the cause to itself', async () => {
  const { statusCode, body } = await server().inject('/broken');
  assert.equal(statusCode, 500);
  assert.equal(body, `<p>failed ${failures.at(-1)}</p>`);
  assert.ok(!body.includes('secret'));
});

test('a file name cannot break out of its header', async () => {
  const { headers } = await server().inject('/file');
  assert.equal(headers['content-disposition'], `attachment; filename="a-b--c.csv"; filename*=UTF-8''a%22b%0D%0Ac.csv`);
});
