import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { checkCode, codeAt, codeSecretText, codeStep, newCodeSecret, provisioningAddress } from './one-time-code.ts';

// RFC 6238, appendix B: the secret is these twenty ASCII digits; the last six of its eight digits are what six digits give.
const SECRET = new Uint8Array(Buffer.from('12345678901234567890', 'ascii'));
const VECTORS = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
] as const;
const instantOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

test('codes are those of RFC 6238', () => {
  for (const [seconds, code] of VECTORS) {
    assert.equal(codeAt(SECRET, instantOf(seconds)), code);
    assert.equal(checkCode(SECRET, code, instantOf(seconds), null), Math.floor(seconds / 30));
  }
});

test('a code counts one step before and after its own, and no further', () => {
  // 1111111111 lies in step 37037037, from 1111111110 to 1111111139.
  const accepted = [1111111079, 1111111080, 1111111139, 1111111140, 1111111169, 1111111170].map(
    (seconds) => checkCode(SECRET, '050471', instantOf(seconds), null) !== null,
  );
  assert.deepEqual(accepted, [false, true, true, true, true, false]);
  assert.equal(checkCode(SECRET, '050471', instantOf(1111111080), null), 37037037);
});

test('a step that was used is refused, and so is every earlier one', () => {
  const at = instantOf(1111111111);
  assert.equal(checkCode(SECRET, '050471', at, 37037036), 37037037);
  assert.equal(checkCode(SECRET, '050471', at, 37037037), null);
  assert.equal(checkCode(SECRET, '081804', at, 37037037), null);
  assert.equal(checkCode(SECRET, '081804', at, 37037035), 37037036);
});

test('a code may be typed with gaps; what is no code is none', () => {
  const at = instantOf(59);
  assert.equal(checkCode(SECRET, ' 287 082 ', at, null), 1);
  for (const text of ['', '28708', '2870822', '94287082', '28708a', '２８７０８２', '287082\u0000'])
    assert.equal(checkCode(SECRET, text, at, null), null, text);
});

test('a code of one secret opens no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      const [mine, yours] = [newCodeSecret(), newCodeSecret()];
      const at = instantOf(seconds);
      assert.equal(checkCode(mine, codeAt(mine, at), at, null), codeStep(at));
      // Three codes in a million match by chance.
      const code = codeAt(yours, at);
      if ([-30, 0, 30].every((apart) => codeAt(mine, instantOf(Math.max(0, seconds + apart))) !== code))
        assert.equal(checkCode(mine, code, at, null), null);
    }),
    { numRuns: 50 },
  );
});

test('a secret has 160 bits and reads as base32', () => {
  assert.equal(newCodeSecret().length, 20);
  // RFC 4648 base32 of the ASCII digits.
  assert.equal(codeSecretText(SECRET), 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
});

test('the address for apps names the installation, the account and nothing unusual', () => {
  const address = new URL(provisioningAddress(SECRET, 'clerk & co', 'Remit: Strathinver:8125'));
  assert.equal(address.protocol, 'otpauth:');
  assert.equal(address.searchParams.get('secret'), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  assert.equal(address.searchParams.get('issuer'), 'Remit Strathinver 8125');
  assert.equal(address.searchParams.get('digits'), '6');
  assert.equal(address.searchParams.get('period'), '30');
  assert.equal(address.searchParams.get('algorithm'), 'SHA1');
});
