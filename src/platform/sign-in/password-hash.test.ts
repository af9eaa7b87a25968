import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  hashPassword,
  isHashingFull,
  LONGEST_CHECKED,
  needsRehash,
  verifyNobody,
  verifyPassword,
} from './password-hash.ts';
import { readPhc, writePhc } from './phc-text.ts';
import { createTurns } from './turns.ts';

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

test('what is too long to be a password is refused without the work of hashing it', async () => {
  // A hash of the longest text that is looked at, so that only the length can tell the two apart.
  const longest = '\u{1F409}'.repeat(LONGEST_CHECKED);
  const stored = await hashPassword(longest);
  assert.equal(await verifyPassword(longest, stored), true);
  assert.equal(await verifyPassword(`${longest}a`, stored), false);
  const begin = performance.now();
  const checks = Array.from({ length: 500 }, () => verifyPassword('a'.repeat(1_000_000), stored));
  assert.ok((await Promise.all(checks)).every((right) => !right));
  assert.ok(performance.now() - begin < 1000);
});

test('only so many wait to be hashed; whoever comes then is told so, and there is room again afterwards', async () => {
  const crowd = await Promise.allSettled(Array.from({ length: 60 }, () => verifyNobody('grey herons wade slowly')));
  const refused = crowd.filter((each) => each.status === 'rejected');
  assert.equal(refused.length, 8);
  for (const { reason } of refused) assert.equal(reason.fault.code, 'sign-in.busy');
  assert.equal(isHashingFull(), false);
  assert.equal(await verifyNobody('grey herons wade slowly'), false);
});

test('turns are taken in order, and a job that fails gives its turn back', async () => {
  const { take, isFull } = createTurns(1, 2, () => new Error('full'));
  const done: number[] = [];
  const job = (number: number) => async () => {
    await Promise.resolve();
    done.push(number);
    if (number === 1) throw new Error('failed');
    return number;
  };
  const first = take(job(1));
  const others = [take(job(2)), take(job(3))];
  assert.equal(isFull(), true);
  await assert.rejects(take(job(4)), /full/);
  await assert.rejects(first, /failed/);
  assert.deepEqual(await Promise.all(others), [2, 3]);
  assert.deepEqual(done, [1, 2, 3]);
  assert.equal(isFull(), false);
});
