import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { createSignOn } from './sign-on.ts';
import { type HostileProvider, startHostileProvider } from './testing/hostile-provider.ts';

const NOW = new Date().toISOString();
let provider: HostileProvider;

before(async () => {
  provider = await startHostileProvider();
});
beforeEach(() => provider.behave({}));
after(() => provider.stop());

const finished = async (query: Readonly<Record<string, string>> = {}): Promise<string> => {
  const signOn = createSignOn(provider.settings);
  const begun = await signOn.begin(NOW);
  if (!begun.ok) return begun.problem[0]?.code ?? '';
  const { step } = begun.value;
  provider.nonce(step.nonce);
  const answer = new URLSearchParams({ code: 'a-code', state: step.state, iss: provider.issuer, ...query });
  const result = await signOn.finish(answer, step, NOW);
  return result.ok ? `${result.value.subject} of ${result.value.issuer}` : (result.problem[0]?.code ?? '');
};

const seconds = (): number => Math.floor(Date.now() / 1000);

test('an honest answer is accepted, so that every refusal below has its one reason', async () => {
  assert.equal(await finished(), `person-1 of ${provider.issuer}`);
});

test('an ID token that is not for this step, this client, this provider or this hour is refused', async () => {
  const claims: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'another nonce': { nonce: 'another' },
    'no nonce': { nonce: undefined },
    'another issuer': { iss: 'https://another.example' },
    'another client': { aud: 'another' },
    'several clients, meant for another': { aud: ['remit', 'another'], azp: 'another' },
    expired: { iat: seconds() - 700, exp: seconds() - 100 },
    'no expiry': { exp: undefined },
    'no subject': { sub: undefined },
  };
  for (const [what, change] of Object.entries(claims)) {
    provider.behave({ claims: change });
    assert.equal(await finished(), 'sign-on.refused', what);
  }
});

test('a signature of another key, or none, is refused', async () => {
  provider.behave({ signedBy: 'another key' });
  assert.equal(await finished(), 'sign-on.refused');
  provider.behave({ signedBy: 'nobody' });
  assert.equal(await finished(), 'sign-on.refused');
});

test('a description that names another issuer is refused', async () => {
  provider.behave({ describedIssuer: 'https://another.example' });
  assert.equal(await finished(), 'sign-on.refused');
});

test('groups that are told elsewhere are known to be missing, not taken for none', async () => {
  provider.behave({ claims: { groups: undefined, name: 'N', _claim_names: { groups: 'src1' } } });
  const signOn = createSignOn(provider.settings);
  const begun = await signOn.begin(NOW);
  assert.ok(begun.ok);
  provider.nonce(begun.value.step.nonce);
  const query = new URLSearchParams({ code: 'c', state: begun.value.step.state, iss: provider.issuer });
  const result = await signOn.finish(query, begun.value.step, NOW);
  assert.ok(result.ok);
  assert.deepEqual([result.value.groups, result.value.groupsLeftOut], [[], true]);
});

test('an answer that never ends is given up', { timeout: 30_000 }, async () => {
  provider.behave({ silent: true });
  assert.equal(await finished(), 'sign-on.unreachable');
});
