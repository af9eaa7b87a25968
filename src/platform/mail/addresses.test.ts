import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FaultError } from '../../kernel/index.ts';
import { isMailAddress, isMailServer } from './addresses.ts';
import { mailSettings, messageIdOf } from './settings.ts';

test('a mail server is a scheme, a host, and perhaps a port and whole credentials', () => {
  for (const good of [
    'smtp://mail.council.example',
    'smtp://mail.council.example:25',
    'smtps://remit:p%40ss@mail.council.example:465',
    'smtp://127.0.0.1:2525',
    'smtp://[::1]:2525/',
  ])
    assert.ok(isMailServer(good), good);
  for (const bad of [
    'mail.council.example:25',
    'https://mail.council.example',
    'smtp://',
    'smtp://remit@mail.council.example',
    'smtp://:pass@mail.council.example',
    'smtp://mail.council.example/?tls.rejectUnauthorized=false',
    'smtp://mail.council.example#x',
    'smtp://u:%E0%A4%A@mail.council.example',
  ])
    assert.ok(!isMailServer(bad), bad);
});

test('an address is one address, and carries nothing into a header', () => {
  for (const good of ['name@council.gov.scot', 'o-+.b@x.example', 'lewis@eilean-siar.example'])
    assert.ok(isMailAddress(good), good);
  for (const bad of [
    '',
    'name',
    'name@host',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '<a@b.example>',
    'A <a@b.example>',
    'a@b.example(comment)',
    'a b@c.example',
    'a@b.ex\u0000ample',
    'a@b.ex\u202eample',
    `${'a'.repeat(250)}@b.example`,
  ])
    assert.ok(!isMailAddress(bad), bad);
});

const PUBLIC_ADDRESS = 'https://remit.council.example';
const MAIL_FROM = 'remit@council.example';

test('credentials go over TLS or not at all; without them TLS is used where it is offered', () => {
  const read = (SMTP_URL: string) => mailSettings({ SMTP_URL, MAIL_FROM, PUBLIC_ADDRESS: `${PUBLIC_ADDRESS}/` });
  assert.deepEqual(read('smtp://remit:p%40ss@mail.council.example'), {
    host: 'mail.council.example',
    port: 587,
    tls: 'required',
    credentials: { user: 'remit', pass: 'p@ss' },
    from: MAIL_FROM,
    publicAddress: PUBLIC_ADDRESS,
  });
  assert.equal(read('smtp://mail.council.example:25')?.tls, 'where offered');
  assert.equal(read('smtps://mail.council.example')?.tls, 'from the start');
  assert.equal(read('smtps://mail.council.example')?.port, 465);
  assert.equal(read('smtp://[::1]:2525')?.host, '::1');
});

test('without a mail server there is no mail; with half of the settings nothing starts', () => {
  assert.equal(mailSettings({ SMTP_URL: undefined, MAIL_FROM, PUBLIC_ADDRESS }), null);
  for (const half of [
    { MAIL_FROM: undefined, PUBLIC_ADDRESS },
    { MAIL_FROM, PUBLIC_ADDRESS: undefined },
  ])
    assert.throws(
      () => mailSettings({ SMTP_URL: 'smtp://mail.council.example', ...half }),
      (error) => error instanceof FaultError && error.fault.code === 'mail.settings',
    );
});

test('the same parts give the same Message-ID, and no two lists of parts share one', () => {
  const one = messageIdOf(['dundee', 'P-1', '2026-11-22'], MAIL_FROM);
  assert.match(one, /^<[0-9a-f]{40}@council\.example>$/);
  assert.equal(messageIdOf(['dundee', 'P-1', '2026-11-22'], MAIL_FROM), one);
  assert.notEqual(messageIdOf(['dundee', 'P-1 2026-11-22'], MAIL_FROM), one);
  assert.notEqual(messageIdOf(['dundeeP', '-1', '2026-11-22'], MAIL_FROM), one);
});
