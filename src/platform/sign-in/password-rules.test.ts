import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readNewPassword } from './password-rules.ts';

const refused = (text: string, ownNames: readonly string[] = []): string | null => {
  const read = readNewPassword(text, ownNames);
  return read.ok ? null : (read.problem[0]?.message ?? '');
};

test('twelve to 128 characters, counted as a person counts them', () => {
  assert.match(refused('grey herons') ?? '', /at least 12/);
  assert.equal(refused('grey herons.'), null);
  const long = 'tide turns at Corran '.repeat(7);
  assert.equal(refused(long.slice(0, 128)), null);
  assert.match(refused(long.slice(0, 129)) ?? '', /128 characters at most/);
  // One sign each, though two code units: eleven are too few.
  assert.match(refused('🦆🦉🐦🦅🕊🐧🦤🦩🦚🦜🐓') ?? '', /at least 12/);
  assert.equal(refused('🦆🦉🐦🦅🕊🐧🦤🦩🦚🦜🐓🦃'), null);
  // U+FDFA is one code point, and eighteen once normalised.
  assert.match(refused('\ufdfa'.repeat(400)) ?? '', /at most/);
});

test('no rule of composition: small letters and gaps alone will do, and a gap is part of it', () => {
  const read = readNewPassword(' grey herons wade ', []);
  assert.ok(read.ok);
  assert.equal(read.value, ' grey herons wade ');
});

test('what everybody tries first is refused', () => {
  for (const common of [
    'password1234',
    'Password2026!',
    'P4ssw0rd2024!',
    '!!letmein!!letmein',
    'Welcome2Dundee',
    'QwertyQwerty123',
    '123456789012',
    'aaaaaaaaaaaab',
    'SummerWinter2026',
    'correct horse battery staple',
  ])
    assert.match(refused(common) ?? '', /tried first/, common);
});

test("the account's own name does not make a password", () => {
  assert.match(refused('strathinver.admin.2026', ['strathinver.admin']) ?? '', /tried first/);
  assert.match(refused('Kestrel-Kestrel-1', ['kestrel']) ?? '', /tried first/);
  assert.equal(refused('kestrel over the weir', ['kestrel']), null);
});

test('control characters are refused', () => {
  assert.match(refused('grey herons\u0000wade') ?? '', /control/);
});
