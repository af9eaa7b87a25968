import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { power } from '../access/index.ts';
import { afterFailure, type Failures, isLocked, rangeOf } from './lock-out.ts';
import { whyNoWayIn } from './policy.ts';
import { safeReturn } from './safe-return.ts';
import { isAlive, type Session } from './session.ts';
import { type ApiToken, isTokenAlive, powersOf } from './token.ts';

test('after signing in people go to a page of ours, with its query', () => {
  for (const path of ['/', '/councils/dundee', '/councils/dundee/plans/P?period=2019%2F20', '/account'])
    assert.equal(safeReturn(path), path);
});

test('whatever leads elsewhere becomes the front page', () => {
  for (const text of [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/ /evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e%2e//evil.example',
    'evil.example',
    '@evil.example',
    '/\u2028/evil.example',
    '/sign-in',
    '/sign-in/return?code=1',
    `/${'a'.repeat(600)}`,
  ])
    assert.equal(safeReturn(text), '/', text);
});

test('no text at all leads off the site', () => {
  const parts = fc.array(
    fc.constantFrom('/', '\\', '.', '..', '@', ':', 'evil.example', '%2f', '%5c', '\t', '?', '#', 'a'),
  );
  fc.assert(
    fc.property(parts, (pieces) => {
      const address = new URL(safeReturn(pieces.join('')), 'https://remit.council.example/sign-in');
      assert.equal(address.origin, 'https://remit.council.example');
    }),
    { numRuns: 2000 },
  );
});

const at = (minutes: number): string => new Date(Date.UTC(2027, 0, 4) + minutes * 60_000).toISOString();

test('a lock doubles from a minute with each failure beyond those forgiven, up to its longest; a quiet day forgets', () => {
  const rule = { forgiven: 3, longestMinutes: 5 };
  let standing: Failures | null = null;
  const locks: (number | null)[] = [];
  let now = 0;
  for (let failure = 0; failure < 7; failure += 1) {
    standing = afterFailure(standing, rule, at(now));
    const minutes =
      standing.lockedUntil === null ? null : (Date.parse(standing.lockedUntil) - Date.parse(at(now))) / 60_000;
    locks.push(minutes);
    now += minutes ?? 0;
    assert.equal(isLocked(standing, at(now)), false);
    assert.equal(isLocked(standing, at(now - 0.01)), minutes !== null);
  }
  assert.deepEqual(locks, [null, null, 1, 2, 4, 5, 5]);
  assert.equal(afterFailure(standing, rule, at(now + 24 * 60 - 1)).failures, 8);
  assert.equal(afterFailure(standing, rule, at(now + 24 * 60)).failures, 1);
});

test('addresses are counted by the range that one household or office commonly holds', () => {
  assert.equal(rangeOf('203.0.113.7'), '203.0.113.0/24');
  assert.equal(rangeOf('::ffff:203.0.113.7'), '203.0.113.0/24');
  assert.equal(rangeOf('2001:db8:12:3456::1'), '2001:0db8:0012:3400::/56');
  assert.equal(rangeOf('2001:DB8:12:34ff:ffff:ffff:ffff:ffff'), '2001:0db8:0012:3400::/56');
  assert.equal(rangeOf('2001:db8:12:3500::1'), '2001:0db8:0012:3500::/56');
  assert.equal(rangeOf('::1'), '0000:0000:0000:0000::/56');
  assert.equal(rangeOf('fe80::1%eth0'), 'fe80:0000:0000:0000::/56');
  fc.assert(
    fc.property(
      fc.ipV6(),
      (address) => /^([0-9a-f]{4}:){3}[0-9a-f]{2}00::\/56$/.test(rangeOf(address)) || address.includes('.'),
    ),
  );
});

const session: Session = {
  code: 'S-1',
  person: 'P-1',
  kind: 'local',
  groups: [],
  chosen: null,
  signedInAt: at(0),
  seenAt: at(500),
  endedAt: null,
};

test('a session counts until it is ended, idle or old, and only in a process of its own mode', () => {
  assert.ok(isAlive(session, 'ordinary', at(529.9)));
  assert.ok(!isAlive(session, 'ordinary', at(530)));
  assert.ok(!isAlive({ ...session, seenAt: at(599) }, 'ordinary', at(600)));
  assert.ok(!isAlive({ ...session, endedAt: at(501) }, 'ordinary', at(502)));
  assert.ok(!isAlive(session, 'demonstration', at(501)));
  assert.ok(!isAlive({ ...session, kind: 'demo' }, 'ordinary', at(501)));
  assert.ok(isAlive({ ...session, kind: 'demo' }, 'demonstration', at(501)));
});

test('a token does what it was given: reading never includes restricted matter', () => {
  const powers = ['plans.read', 'evidence.read', 'evidence.read-restricted', 'evidence.add'].map((name) =>
    power(name as 'a.b', 'Do so', ['cswo']),
  );
  assert.deepEqual(powersOf(['read'], powers), ['plans.read', 'evidence.read']);
  assert.deepEqual(powersOf(['read', 'evidence.add'], powers), ['plans.read', 'evidence.read', 'evidence.add']);
  assert.deepEqual(powersOf(['evidence.gone', '', 'evidence.read-restricted'], powers), []);
  const token = { kind: 'ordinary', expiresAt: at(10), endedAt: null } as ApiToken;
  assert.ok(isTokenAlive(token, 'ordinary', at(9)) && !isTokenAlive(token, 'ordinary', at(10)));
  assert.ok(!isTokenAlive({ ...token, endedAt: at(1) }, 'ordinary', at(9)));
  assert.ok(
    !isTokenAlive(token, 'demonstration', at(9)) && !isTokenAlive({ ...token, kind: 'demo' }, 'ordinary', at(9)),
  );
});

test('an administrator gives out no way in as somebody of another council too, nor as somebody with a guarded post', () => {
  const standing = (guarded: boolean, ...councils: string[]) => ({ guarded, councils });
  assert.equal(whyNoWayIn('a', standing(false)), null);
  assert.equal(whyNoWayIn('a', standing(false, 'a', 'a')), null);
  assert.equal(whyNoWayIn('a', standing(true, 'a')), 'account.guarded');
  assert.equal(whyNoWayIn('a', standing(false, 'a', 'b')), 'account.elsewhere');
  assert.equal(whyNoWayIn('a', standing(true, 'b')), 'account.elsewhere');
});
