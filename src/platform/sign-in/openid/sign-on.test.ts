import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Fault, Result } from '../../../kernel/index.ts';
import type { SignOn } from './contract.ts';
import { createSignOn } from './sign-on.ts';
import { openAsPerson } from './testing/browser.ts';
import { type RunningProvider, startProvider } from './testing/real-provider.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const RETURN = 'http://127.0.0.1:9/sign-in/return';
const codeOf = (result: Result<unknown>): string =>
  result.ok ? 'accepted' : ((result.problem[0] as Fault).code ?? '');

let provider: RunningProvider;
let signOn: SignOn;

before(async () => {
  provider = await startProvider(RETURN);
  signOn = createSignOn(provider.settings);
});
after(() => provider.stop());

const begun = async () => {
  const result = await signOn.begin(NOW);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

const cameBack = async (login = 'person-1') => {
  const { address, step } = await begun();
  return { step, query: (await openAsPerson(address, login, RETURN)).searchParams };
};

test('the address asks for a code, with a proof key, a state and a nonce that are new each time', async () => {
  const [one, other] = [await begun(), await begun()];
  const query = new URL(one.address).searchParams;
  assert.equal(query.get('response_type'), 'code');
  assert.equal(query.get('code_challenge_method'), 'S256');
  assert.equal(query.get('redirect_uri'), RETURN);
  assert.equal(query.get('state'), one.step.state);
  assert.equal(query.get('nonce'), one.step.nonce);
  assert.ok(!one.address.includes(one.step.verifier));
  for (const part of ['state', 'nonce', 'verifier'] as const) {
    assert.ok(one.step[part].length >= 43, part);
    assert.notEqual(one.step[part], other.step[part]);
  }
});

test('a person comes back with issuer, subject, name and groups', async () => {
  const { query, step } = await cameBack();
  assert.deepEqual(await signOn.finish(query, step, NOW), {
    ok: true,
    value: {
      issuer: provider.settings.issuer.href.replace(/\/$/, ''),
      subject: 'person-1',
      name: 'Person person-1',
      email: 'person-1@council.example',
      groups: ['remit-owners', 'remit-clerks'],
      groupsLeftOut: false,
    },
  });
});

test('a code is good once', async () => {
  const { query, step } = await cameBack();
  assert.equal(codeOf(await signOn.finish(query, step, NOW)), 'accepted');
  assert.equal(codeOf(await signOn.finish(query, step, NOW)), 'sign-on.refused');
});

test('an answer to another step is refused: state, nonce and proof key each by itself', async () => {
  for (const part of ['state', 'nonce', 'verifier'] as const) {
    const { query, step } = await cameBack();
    const { step: other } = await begun();
    assert.equal(codeOf(await signOn.finish(query, { ...step, [part]: other[part] }, NOW)), 'sign-on.refused', part);
  }
});

test('a tampered answer is refused', async () => {
  const { query, step } = await cameBack();
  const changed = (name: string, value: string | null): URLSearchParams => {
    const copy = new URLSearchParams(query);
    if (value === null) copy.delete(name);
    else copy.set(name, value);
    return copy;
  };
  for (const [name, value] of [
    ['state', 'x'],
    ['state', null],
    ['iss', 'https://another.example'],
    ['iss', null],
    ['code', null],
    ['code', 'x'],
  ] as const)
    assert.equal(codeOf(await signOn.finish(changed(name, value), step, NOW)), 'sign-on.refused', `${name} ${value}`);
  const twice = new URLSearchParams(query);
  twice.append('state', query.get('state') ?? '');
  assert.equal(codeOf(await signOn.finish(twice, step, NOW)), 'sign-on.refused');
});

test('ten minutes are enough; a step from the future is none', async () => {
  const { query, step } = await cameBack();
  assert.equal(codeOf(await signOn.finish(query, step, '2026-11-22T09:10:00.001Z')), 'sign-on.expired');
  assert.equal(codeOf(await signOn.finish(query, step, '2026-11-22T08:59:59.999Z')), 'sign-on.expired');
  assert.equal(codeOf(await signOn.finish(query, { ...step, begunAt: '' }, NOW)), 'sign-on.expired');
  assert.equal(codeOf(await signOn.finish(query, step, '2026-11-22T09:10:00.000Z')), 'accepted');
});

test('somebody who declines at the provider is told so, and nothing of the answer is repeated but its code', async () => {
  const { step } = await begun();
  const query = new URLSearchParams({
    error: 'access_denied',
    error_description: '<b>hostile words</b>',
    state: step.state,
    iss: provider.settings.issuer.href.replace(/\/$/, ''),
  });
  const result = await signOn.finish(query, step, NOW);
  assert.ok(!result.ok);
  assert.match(result.problem[0]?.message ?? '', /did not sign you in \(access_denied\)$/);
});

test("the provider's own sign-out address, with where to come back to", async () => {
  const address = new URL((await signOn.signOutAddress('http://127.0.0.1:9/')) ?? '');
  assert.equal(address.origin, provider.settings.issuer.origin);
  assert.equal(address.searchParams.get('client_id'), 'remit');
  assert.equal(address.searchParams.get('post_logout_redirect_uri'), 'http://127.0.0.1:9/');
});

test('a provider that does not answer is told as such, and is asked again the next time', async () => {
  const gone = createSignOn({ ...provider.settings, issuer: new URL('http://127.0.0.1:9') });
  assert.equal(codeOf(await gone.begin(NOW)), 'sign-on.unreachable');
  assert.equal(await gone.signOutAddress('http://127.0.0.1:9/'), null);
  const late = await startProvider(RETURN);
  const port = late.settings.issuer.port;
  await late.stop();
  const patient = createSignOn(late.settings);
  assert.equal(codeOf(await patient.begin(NOW)), 'sign-on.unreachable');
  const back = await startProvider(RETURN, Number(port));
  try {
    assert.equal(codeOf(await patient.begin(NOW)), 'accepted');
  } finally {
    await back.stop();
  }
});
