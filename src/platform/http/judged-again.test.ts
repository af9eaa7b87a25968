import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';

import type { Route } from './route.ts';
import { createServer } from './server.ts';

type Asker = 'somebody' | 'nobody';

const taken = async () => ({ kind: 'text', text: 'taken', type: 'text/plain' }) as const;
const ROUTES: Route<string, Asker>[] = [
  { method: 'POST', path: '/form', body: 'form', permission: 'somebody', record: 'sent', handle: taken },
  {
    method: 'POST',
    path: '/file',
    body: 'file',
    maxBytes: 1000,
    permission: 'somebody',
    record: 'sent',
    handle: taken,
  },
];

/** A server for which `standing` says who everybody is, in turn as it is asked, the last one for good. */
const server = async (standing: Asker[]) => {
  let asked = 0;
  const made = await createServer<string, Asker>({
    routes: ROUTES,
    identify: async () => {
      asked += 1;
      return standing[Math.min(asked, standing.length) - 1] ?? 'nobody';
    },
    admit: (_route, { caller }) => (caller === 'somebody' ? null : { kind: 'page', status: 401, html: 'sign in' }),
    formToken: (caller) => (caller === 'somebody' ? 'token' : null),
    faultPages: { notFound: () => 'not here', failed: () => 'failed', refused: (why) => why },
    onFailure: (_reference, error) => {
      throw error;
    },
    publicAddress: null,
    trustedProxies: [],
    requestsPerMinute: 1000,
  });
  return { made, asked: () => asked };
};

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const FILE = { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' };
const PART = '--x\r\ncontent-disposition: form-data; name="_form"\r\n\r\ntoken\r\n--x--\r\n';

test('whoever was signed out while their file arrived is refused', async () => {
  const staying = await server(['somebody']);
  const post = { method: 'POST', url: '/file', headers: { ...FILE, host: '127.0.0.1' }, payload: PART } as const;
  assert.equal((await staying.made.inject(post)).body, 'taken');
  const { made, asked } = await server(['somebody', 'nobody']);
  const answer = await made.inject(post);
  assert.deepEqual([answer.statusCode, answer.body, asked()], [403, 'forged-form', 2]);
});

test('who sends a form is asked once, after all of it has arrived', async (t) => {
  const staying = await server(['somebody']);
  const headers = { ...FORM, host: '127.0.0.1' };
  const form = { method: 'POST', url: '/form', headers, payload: '_form=token' } as const;
  assert.equal((await staying.made.inject(form)).body, 'taken');
  assert.equal(staying.asked(), 1);
  const standing: Asker[] = ['somebody'];
  const { made } = await server(standing);
  t.after(() => made.close());
  await made.listen({ host: '127.0.0.1', port: 0 });
  const { port } = made.server.address() as AddressInfo;
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const slowly = { ...FORM, expect: '100-continue', 'content-length': 11 };
  const sent = request({ port, host: '127.0.0.1', path: '/form', method: 'POST', headers: slowly }, (answer) => {
    answer.resume();
    answer.once('end', () => resolve(answer.statusCode));
  });
  sent.once('error', reject);
  // The server has seen the head of the request, and the body has not begun.
  sent.once('continue', () => {
    standing[0] = 'nobody';
    sent.end('_form=token');
  });
  sent.flushHeaders();
  assert.equal(await promise, 401);
});
