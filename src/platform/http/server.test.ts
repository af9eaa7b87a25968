import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FORM_TOKEN, fieldOf, type Route, type RouteAnswer } from './route.ts';
import { createServer } from './server.ts';

type Asker = 'nobody' | 'somebody';

const get = (path: string, handle: Route<string, Asker>['handle'], permission = 'public'): Route<string, Asker> => ({
  method: 'GET',
  path,
  permission,
  record: null,
  handle,
});

const page = (html: string): RouteAnswer => ({ kind: 'page', html });

const ROUTES: Route<string, Asker>[] = [
  get('/hello/:name', async ({ path }) => page(`<p>${path['name']?.length}</p>`)),
  get('/broken', async () => {
    throw new Error('the secret inside');
  }),
  get('/file', async () => ({ kind: 'file', bytes: new Uint8Array(1), type: 'text/csv', name: 'a"b\r\nc.csv' })),
  get('/closed', async () => page('the inside'), 'somebody'),
  get('/cookie', async () => ({ ...page(''), cookies: [{ name: 'remit-session', value: 'v', seconds: null }] })),
  {
    method: 'POST',
    path: '/say',
    body: 'form',
    permission: 'public',
    record: 'said',
    handle: async ({ form }) => page(fieldOf(form, 'word')),
  },
  {
    method: 'POST',
    path: '/send',
    body: 'file',
    maxBytes: 10,
    permission: 'public',
    record: 'sent',
    handle: async ({ file, form }) => page(`${file?.name} ${file?.bytes.length} ${fieldOf(form, 'note')}`),
  },
  {
    method: 'POST',
    path: '/api/tell',
    body: 'json',
    permission: 'somebody',
    record: 'told',
    handle: async ({ json }) => ({ kind: 'json', json: JSON.stringify(json) }),
  },
];

const failures: string[] = [];
const server = (given: { publicAddress?: URL; requestsPerMinute?: number } = {}) =>
  createServer<string, Asker>({
    routes: ROUTES,
    identify: async ({ cookies, bearer }) =>
      cookies['remit-session'] === 'v' || bearer === 'good' ? 'somebody' : 'nobody',
    admit: ({ permission }, { caller }) =>
      permission === 'public' || caller === 'somebody' ? null : { ...page('sign in'), status: 401 },
    formToken: (caller) => (caller === 'somebody' ? 'token' : null),
    faultPages: {
      notFound: () => '<p>not here</p>',
      failed: (reference) => `<p>failed ${reference}</p>`,
      refused: (why) => `<p>${why}</p>`,
    },
    onFailure: (reference) => failures.push(reference),
    publicAddress: null,
    trustedProxies: [],
    requestsPerMinute: 1000,
    ...given,
  });

const FORM = { 'content-type': 'application/x-www-form-urlencoded', host: '127.0.0.1:8080' };
const OURS = { ...FORM, origin: 'http://127.0.0.1:8080' };
const SIGNED_IN = { ...OURS, cookie: 'remit-session=v' };

test('every answer carries the security headers, whatever was asked', async () => {
  const here = await server();
  for (const url of ['/hello/you', '/nowhere', '/hello/%00', '/hello/%ff', '/broken']) {
    const { headers } = await here.inject(url);
    assert.match(String(headers['content-security-policy']), /default-src 'none'/, url);
    assert.equal(headers['x-content-type-options'], 'nosniff', url);
    assert.match(String(headers['x-request-id']), /^[0-9a-f]{8}-[0-9a-f]{4}$/, url);
    assert.equal(headers['strict-transport-security'], undefined, url);
  }
});

test('what cannot be asked for is not found, and says nothing of the inside', async () => {
  const here = await server();
  for (const url of ['/nowhere', '/hello/%00', '/hello/x?y=%00', '/hello/%ff']) {
    const { statusCode, body } = await here.inject(url);
    assert.equal(statusCode, 404, url);
    assert.equal(body, '<p>not here</p>', url);
  }
});

test('an unforeseen failure shows a reference and keeps the cause to itself', async () => {
  const { statusCode, body, headers } = await (await server()).inject({
    url: '/broken',
    headers: { 'x-request-id': 'chosen by the client' },
  });
  assert.equal(statusCode, 500);
  assert.equal(body, `<p>failed ${failures.at(-1)}</p>`);
  assert.match(failures.at(-1) ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}$/);
  assert.equal(headers['x-request-id'], failures.at(-1));
  assert.ok(!body.includes('secret'));
});

test('a file is a download in a sandbox, and its name cannot break out of its header', async () => {
  const { headers } = await (await server()).inject('/file');
  assert.equal(headers['content-disposition'], `attachment; filename="a-b--c.csv"; filename*=UTF-8''a%22b%0D%0Ac.csv`);
  assert.equal(headers['content-security-policy'], "sandbox; default-src 'none'; frame-ancestors 'none'");
});

test('whoever is not admitted never reaches the handler', async () => {
  const here = await server();
  assert.equal((await here.inject('/closed')).body, 'sign in');
  assert.equal((await here.inject({ url: '/closed', headers: { cookie: 'remit-session=v' } })).body, 'the inside');
});

test('a form is taken from our own pages alone', async () => {
  const here = await server();
  const say = async (headers: Record<string, string>, payload = 'word=hello') =>
    (await here.inject({ method: 'POST', url: '/say', headers, payload })).statusCode;
  assert.equal(await say(OURS), 200);
  assert.equal(await say({ ...FORM, 'sec-fetch-site': 'same-origin' }), 200);
  assert.equal(await say(FORM), 403);
  assert.equal(await say({ ...FORM, origin: 'null' }), 403);
  assert.equal(await say({ ...FORM, origin: 'http://evil.example' }), 403);
  assert.equal(await say({ ...OURS, 'sec-fetch-site': 'same-site' }), 403);
  // A name that an attacker lets point at this machine is not ours, though page and form agree on it.
  const rebound = { ...FORM, host: 'evil.example', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' };
  assert.equal(await say(rebound), 403);
  const [plain, byName] = [await server(), await server({ publicAddress: new URL('https://remit.example') })];
  const post = { method: 'POST', url: '/say', payload: 'word=hello' } as const;
  assert.equal((await plain.inject({ ...post, headers: { ...OURS, 'content-type': 'text/plain' } })).statusCode, 400);
  assert.equal(
    (await byName.inject({ ...post, headers: { ...FORM, origin: 'https://remit.example' } })).statusCode,
    200,
  );
  assert.equal((await byName.inject({ ...post, headers: OURS })).statusCode, 403);
  assert.equal(await say({ ...OURS, 'sec-fetch-site': 'cross-site' }), 403);
});

test('a form of somebody signed in carries its token', async () => {
  const here = await server();
  const say = async (payload: string) => here.inject({ method: 'POST', url: '/say', headers: SIGNED_IN, payload });
  assert.equal((await say('word=hello')).statusCode, 403);
  assert.equal((await say(`word=hello&${FORM_TOKEN}=tokem`)).statusCode, 403);
  const taken = await say(`word=%20hello&${FORM_TOKEN}=token`);
  assert.equal(taken.statusCode, 200);
  assert.equal(taken.body, 'hello');
  assert.equal((await say(`word=a%00&${FORM_TOKEN}=token`)).statusCode, 400);
});

const multipart = (bytes: string): { payload: string; headers: Record<string, string> } => ({
  headers: { ...OURS, 'content-type': 'multipart/form-data; boundary=x' },
  payload: `--x\r\ncontent-disposition: form-data; name="note"\r\n\r\nfor you\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="../a.txt"\r\ncontent-type: text/plain\r\n\r\n${bytes}\r\n--x--\r\n`,
});

test('a file of a form is read up to its limit', async () => {
  const here = await server();
  const send = async (bytes: string) => here.inject({ method: 'POST', url: '/send', ...multipart(bytes) });
  assert.equal((await send('0123456789')).body, 'a.txt 10 for you');
  const tooLarge = await send('0123456789x');
  assert.equal(tooLarge.statusCode, 413);
  assert.equal(tooLarge.body, '<p>too-large</p>');
});

test('a form that is cut short, has no bounds or holds more than can be kept is refused, and never kept by half', async () => {
  const here = await server();
  const { payload, headers } = multipart('0123456789');
  const send = async (given: { payload: string; headers?: Record<string, string> }) =>
    (await here.inject({ method: 'POST', url: '/send', headers, ...given })).statusCode;
  const failed = failures.length;
  assert.equal(await send({ payload: payload.slice(0, 60) }), 400);
  assert.equal(await send({ payload, headers: { ...OURS, 'content-type': 'multipart/form-data' } }), 400);
  assert.equal(await send({ payload: payload.replace('for you', 'y'.repeat(100_001)) }), 413);
  assert.equal(failures.length, failed);
});

test('a call of the API needs a token: a cookie that a browser adds by itself counts for nothing', async () => {
  const here = await server();
  const tell = async (headers: Record<string, string>, payload = '{"a":1}') =>
    here.inject({
      method: 'POST',
      url: '/api/tell',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
  assert.equal((await tell({ cookie: 'remit-session=v' })).statusCode, 401);
  assert.equal((await tell({ authorization: 'Bearer good' })).body, '{"a":1}');
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  assert.equal((await tell({ authorization: 'Bearer good' }, nested(50))).statusCode, 200);
  for (const depth of [52, 5000, 400_000]) {
    assert.equal((await tell({ authorization: 'Bearer good' }, nested(depth))).statusCode, 400, `${depth} deep`);
  }
  const unreadable = await tell({ authorization: 'Bearer good' }, '{"a":');
  assert.equal(unreadable.statusCode, 400);
  assert.deepEqual(unreadable.json(), { faults: [{ code: 'request.unreadable' }] });
});

test('cookies are out of reach of scripts, and behind TLS tied to this host', async () => {
  assert.equal(
    String((await (await server()).inject('/cookie')).headers['set-cookie']),
    'remit-session=v; Path=/; HttpOnly; SameSite=Lax',
  );
  const behindTls = await server({ publicAddress: new URL('https://remit.example') });
  const { headers } = await behindTls.inject('/cookie');
  assert.equal(String(headers['set-cookie']), '__Host-remit-session=v; Path=/; HttpOnly; Secure; SameSite=Lax');
  assert.equal(headers['strict-transport-security'], 'max-age=31536000; includeSubDomains');
  // A cookie that a page of a neighbouring host could have planted is not ours.
  assert.equal((await behindTls.inject({ url: '/closed', headers: { cookie: 'remit-session=v' } })).statusCode, 401);
});

test('one address cannot ask without end', async () => {
  const here = await server({ requestsPerMinute: 3 });
  const codes: number[] = [];
  for (let asked = 0; asked < 4; asked += 1) codes.push((await here.inject('/hello/you')).statusCode);
  assert.deepEqual(codes, [200, 200, 200, 429]);
  assert.equal((await here.inject('/no/such/page')).statusCode, 429);
});
