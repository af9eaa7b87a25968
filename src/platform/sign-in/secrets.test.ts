import assert from 'node:assert/strict';
import { hkdfSync } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';

import { installationSecret, whyNoSecret } from './installation-secret.ts';
import { deriveKey } from './keys.ts';
import { matchRecoveryCode, newRecoveryCodes, RECOVERY_CODE_BITS } from './recovery-codes.ts';
import { openSealed, sealBytes } from './sealed-bytes.ts';
import { readSignedText, signText } from './signed-text.ts';
import { equalSecrets, hashToken, isTokenLike, newToken } from './tokens.ts';

const SECRET = 'Zt7vQm2xLr9KpWc4Ny6BdHs1FgJe8UaR3oTi5MwX';
const key = deriveKey(SECRET, 'form token');

const altered = (text: string, at: number): string => {
  const place = at % text.length;
  return text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1);
};

test('keys follow from the secret and the purpose', () => {
  assert.deepEqual(deriveKey(SECRET, 'form token').bytes, key.bytes);
  assert.notDeepEqual(deriveKey(SECRET, 'device cookie').bytes, key.bytes);
  assert.notDeepEqual(deriveKey(`${SECRET}.`, 'form token').bytes, key.bytes);
  assert.equal(key.bytes.length, 32);
  // RFC 5869, test case 1 (SHA-256): the function underneath is the one it should be.
  const okm = hkdfSync(
    'sha256',
    Buffer.from('0b'.repeat(22), 'hex'),
    Buffer.from('000102030405060708090a0b0c', 'hex'),
    Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'),
    42,
  );
  assert.equal(
    Buffer.from(okm).toString('hex'),
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  );
});

test('a signed text comes back as it went; one altered sign, another purpose or another secret refuses it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
      const signed = signText(key, text);
      assert.match(signed, /^[\w-]*\.[\w-]{43}$/);
      assert.equal(readSignedText(key, signed), Buffer.from(text, 'utf8').toString('utf8'));
      assert.equal(readSignedText(key, altered(signed, at)), null);
    }),
  );
  const signed = signText(key, 'a');
  assert.equal(readSignedText(deriveKey(SECRET, 'device cookie'), signed), null);
  assert.equal(readSignedText(deriveKey(`${SECRET}.`, 'form token'), signed), null);
  for (const text of ['', '.', signed.slice(0, -1), `${signed}A`, signed.replace('.', '')])
    assert.equal(readSignedText(key, text), null, text);
});

test('sealed bytes open with the same key at the same place, and in no other way', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(), (bytes, at) => {
      const sealed = sealBytes(key, bytes, 'account 1');
      assert.deepEqual(openSealed(key, sealed, 'account 1'), new Uint8Array(bytes));
      assert.equal(openSealed(key, sealed, 'account 2'), null);
      assert.equal(openSealed(deriveKey(SECRET, 'device cookie'), sealed, 'account 1'), null);
      assert.notEqual(sealed, sealBytes(key, bytes, 'account 1'));
      assert.equal(openSealed(key, altered(sealed, at), 'account 1'), null);
      assert.equal(openSealed(key, `${sealed}A`, 'account 1'), null);
    }),
  );
  for (const text of ['', 'sealed1.', 'sealed1.AAAA']) assert.equal(openSealed(key, text, ''), null, text);
});

test('tokens are 256 random bits, told apart by their beginning, and kept as SHA-256', () => {
  const token = newToken('api');
  assert.match(token, /^remit_api_[\w-]{43}$/);
  assert.ok(isTokenLike('api', token) && !isTokenLike('session', token) && !isTokenLike('api', `${token}A`));
  assert.ok(isTokenLike('session', newToken('session')));
  assert.equal(new Set(Array.from({ length: 1000 }, () => newToken('session'))).size, 1000);
  // FIPS 180-2, "abc".
  assert.equal(hashToken('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.ok(equalSecrets(token, token) && !equalSecrets(token, newToken('api')) && !equalSecrets('', token));
});

test('ten recovery codes of 120 bits; each answers to its own hash, however it is typed', () => {
  assert.ok(RECOVERY_CODE_BITS >= 112);
  const { codes, hashes } = newRecoveryCodes();
  assert.equal(new Set(codes).size, 10);
  codes.forEach((code, index) => {
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.equal(matchRecoveryCode(code, hashes), hashes[index]);
    assert.equal(
      matchRecoveryCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o'), hashes),
      hashes[index],
    );
  });
  const [first = ''] = codes;
  assert.equal(matchRecoveryCode(first, hashes.slice(1)), null);
  for (const text of [
    '',
    '0000-0000-0000-0000',
    '0000-0000-0000-0000-0000-0000',
    first.slice(1),
    `${first}0`,
    'ÜÜÜÜ-0000-0000-0000-0000-0000',
  ])
    assert.equal(matchRecoveryCode(text, hashes), null, text);
  assert.ok(!hashes.some((hash) => hash.includes(first)));
});

test('samples and short or monotonous secrets are refused', () => {
  assert.equal(whyNoSecret(SECRET), null);
  for (const text of [
    '',
    SECRET.slice(0, 31),
    'a'.repeat(64),
    'abababababababababababababababababab',
    'please-change-me-Zt7vQm2xLr9KpWc4Ny6B',
    'the output of: openssl rand -base64 48',
    '0123456789abcdef0123456789abcdef',
  ])
    assert.notEqual(whyNoSecret(text), null, text);
});

test("the embedded installation's secret is made once, for its owner's eyes; PostgreSQL must be told", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'remit-secret-'));
  t.after(() => rm(folder, { recursive: true }));
  const data = join(folder, 'data');
  const [one, other] = await Promise.all([
    installationSecret({ given: undefined, dataFolder: data }),
    installationSecret({ given: undefined, dataFolder: data }),
  ]);
  assert.equal(one, other);
  assert.match(one, /^[\w-]{64}$/);
  assert.equal(await installationSecret({ given: undefined, dataFolder: data }), one);
  const path = join(data, 'secret.key');
  assert.equal((await readFile(path, 'utf8')).trim(), one);
  if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.equal(await installationSecret({ given: SECRET, dataFolder: data }), SECRET);
  assert.equal(await installationSecret({ given: SECRET, dataFolder: null }), SECRET);
  await assert.rejects(installationSecret({ given: undefined, dataFolder: null }), /REMIT_SECRET is missing/);
  const sample = 'change-me-change-me-change-me-now-0123';
  await assert.rejects(
    installationSecret({ given: sample, dataFolder: null }),
    (error: Error) => /REMIT_SECRET will not do/.test(error.message) && !error.message.includes(sample),
  );
  await chmod(path, 0o600);
  await writeFile(path, '');
  await assert.rejects(installationSecret({ given: undefined, dataFolder: data }), /secret\.key .* will not do/);
});
