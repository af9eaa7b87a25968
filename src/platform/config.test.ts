import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig, SETTINGS } from './config.ts';

test('nothing set gives a service for this machine alone, on the embedded database', () => {
  assert.deepEqual(readConfig({ DATABASE_URL: ' ' }), {
    ok: true,
    value: {
      DATABASE_URL: undefined,
      DATABASE_OWNER_URL: undefined,
      HOST: '127.0.0.1',
      PORT: 8080,
      LOG_LEVEL: 'info',
      REMIT_DATA: './data',
      REMIT_SECRET: undefined,
      PUBLIC_ADDRESS: undefined,
      TRUSTED_PROXIES: [],
      EVIDENCE_CHECK: undefined,
      BACKUP_FOLDER: undefined,
      BACKUP_KEEP: 14,
      SMTP_URL: undefined,
      MAIL_FROM: undefined,
      METRICS_TOKEN: undefined,
      OIDC_ISSUER: undefined,
      OIDC_CLIENT_ID: undefined,
      OIDC_CLIENT_SECRET: undefined,
      OIDC_SCOPES: 'openid profile email',
      OIDC_GROUPS_CLAIM: 'groups',
    },
  });
});

test('what is set is used', () => {
  const read = readConfig({
    DATABASE_URL: 'postgresql://remit@localhost:5432/remit',
    PORT: '0',
    LOG_LEVEL: 'debug',
    REMIT_DATA: '/srv/remit',
    HOME: '/root',
  });
  assert.ok(read.ok);
  assert.equal(read.value.DATABASE_URL, 'postgresql://remit@localhost:5432/remit');
  assert.equal(read.value.PORT, 0);
  assert.equal(read.value.LOG_LEVEL, 'debug');
  assert.equal(read.value.REMIT_DATA, '/srv/remit');
});

test('every wrong setting is named once, and no value is told', () => {
  const read = readConfig({ DATABASE_URL: 'mysql://u:hunter2@h/db', PORT: '70000', LOG_LEVEL: 'chatty' });
  assert.ok(!read.ok);
  const messages = read.problem.map((found) => `${found.message} ${found.remedy}`);
  assert.deepEqual(
    read.problem.map((found) => found.code),
    ['usage.invalid', 'usage.invalid', 'usage.invalid'],
  );
  assert.match(messages[0] ?? '', /DATABASE_URL .*begins with postgresql:\/\//);
  assert.match(messages[1] ?? '', /PORT .*from 0 to 65535/);
  assert.match(messages[2] ?? '', /LOG_LEVEL .*error, warn, info, debug/);
  assert.doesNotMatch(messages.join(), /hunter2|70000|chatty/);
});

test('every setting is explained and its example can be read', () => {
  for (const [name, { doc, example }] of Object.entries(SETTINGS)) {
    assert.ok(doc.length > 20, name);
    assert.ok(readConfig({ [name]: example }).ok, name);
  }
});

test('an address of people or of single sign-on is encrypted, or on this very machine', () => {
  for (const good of ['https://remit.council.example', 'http://127.0.0.1:8080', 'http://localhost:8080/'])
    assert.ok(readConfig({ PUBLIC_ADDRESS: good, OIDC_ISSUER: good }).ok, good);
  for (const bad of [
    'http://remit.council.example',
    'http://127.0.0.1.council.example',
    'remit.council.example',
    'https://somebody@remit.council.example',
    'https://remit.council.example/path',
    'javascript:alert(1)',
  ])
    assert.ok(!readConfig({ PUBLIC_ADDRESS: bad }).ok, bad);
  assert.ok(!readConfig({ OIDC_ISSUER: 'http://login.council.example' }).ok);
  assert.ok(readConfig({ OIDC_ISSUER: 'https://login.council.example/realms/staff' }).ok);
});
