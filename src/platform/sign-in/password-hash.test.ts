import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hashPassword, needsRehash, verifyNobody, verifyPassword } from './password-hash.ts';
import { readPhc, writePhc } from './phc-text.ts';

// From the tests of the reference implementation of Argon2: password "password", salt "somesalt".
const REFERENCE = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';

test('a hash of the reference implementation is understood', async () => {
  assert.equal(await verifyPassword('password', REFERENCE), true);
  assert.equal(await verifyPassword('passwore', REFERENCE), false);
});

test('a password answers to its own hash and to no other, and two hashes of it differ', async () => {
  const [one, other] = await Promise.all([
    hashPassword('grey herons wade slowly'),
    hashPassword('grey herons wade slowly'),
  ]);
  assert.notEqual(one, other);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await verifyPassword('grey herons wade slowly', one), true);
  assert.equal(await verifyPassword('grey herons wade slowly ', one), false);
});

test('however a keyboard composes its letters, it is the same password', async () => {
  const stored = await hashPassword('caf\u00e9 in Oban harbour');
  assert.equal(await verifyPassword('cafe\u0301 in Oban harbour', stored), true);
});

test('a stored text that cannot be read matches nothing', async () => {
  for (const stored of [
    '',
    'plain',
    REFERENCE.replace('argon2id', 'argon2i'),
    REFERENCE.replace('m=65536', 'm=9999999'),
  ])
    assert.equal(await verifyPassword('password', stored), false, stored);
  assert.equal(await verifyNobody('password'), false);
});

test('weaker hashes are to be made anew, ours and stronger ones are not', async () => {
  assert.equal(needsRehash(await hashPassword('grey herons wade slowly')), false);
  assert.equal(needsRehash(REFERENCE), true);
  const strong = { memory: 65_536, passes: 3, lanes: 1, salt: new Uint8Array(16), hash: new Uint8Array(32) };
  assert.equal(needsRehash(writePhc(strong)), false);
  assert.equal(needsRehash(writePhc({ ...strong, memory: 9_216 })), true);
  assert.equal(needsRehash(writePhc({ ...strong, passes: 1 })), true);
  assert.deepEqual(readPhc(writePhc(strong)), strong);
});

test('checking nobody takes about as long as checking somebody', async () => {
  const stored = await hashPassword('grey herons wade slowly');
  const time = async (job: () => Promise<boolean>): Promise<number> => {
    const begin = performance.now();
    for (let round = 0; round < 8; round += 1) await job();
    return performance.now() - begin;
  };
  const somebody = await time(() => verifyPassword('another', stored));
  const nobody = await time(() => verifyNobody('another'));
  assert.ok(nobody > somebody / 3 && nobody < somebody * 3, `${nobody} ms and ${somebody} ms`);
});
