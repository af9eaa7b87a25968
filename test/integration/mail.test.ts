import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { FaultError } from '../../src/kernel/index.ts';
import { type Letter, type MailSettings, messageIdOf, openLine } from '../../src/platform/mail/index.ts';
import { selfSigned } from '../support/certificate.ts';
import { type MailServerOptions, startMailServer } from '../support/mail-server.ts';

const clock = () => '2026-11-23T07:00:00.000Z';
const LETTER: Letter = {
  to: 'head.of.service@council.example',
  subject: 'Remit: 2 answers are owed',
  text: `Dear colleague\n\nRèidhleag 🙂 is late.\nhttps://remit.council.example/councils/dundee/answers/${'A'.repeat(90)}\n.\nA line with a dot alone stands above.\n`,
  identity: ['dundee', 'P-1', '2026-11-23'],
};

const started: (() => Promise<void>)[] = [];
after(async () => {
  for (const stop of started) await stop();
});

const serverWith = async (options: MailServerOptions = {}) => {
  const server = await startMailServer(options);
  started.push(server.stop);
  const settings: MailSettings = {
    host: '127.0.0.1',
    port: server.port,
    tls: options.implicit === true ? 'from the start' : 'where offered',
    credentials: null,
    from: 'remit@council.example',
    publicAddress: 'https://remit.council.example',
  };
  return { server, settings };
};

const failsWith = (code: string) => (error: unknown) => error instanceof FaultError && error.fault.code === code;

test('a letter arrives as it was written, says that a machine wrote it, and bears the Message-ID that follows from it', async () => {
  const { server, settings } = await serverWith();
  const line = await openLine(settings, clock);
  assert.equal(await line.send(LETTER), 'taken');
  assert.equal(await line.send({ ...LETTER, identity: ['another'] }), 'taken');
  line.close();
  const [letter, next] = server.received;
  assert.ok(letter !== undefined && next !== undefined);
  assert.equal(letter.from, 'remit@council.example');
  assert.deepEqual(letter.to, ['head.of.service@council.example']);
  assert.equal(letter.text.trimEnd(), LETTER.text.trimEnd());
  assert.equal(letter.headers.get('message-id'), messageIdOf(LETTER.identity, settings.from));
  assert.notEqual(next.headers.get('message-id'), letter.headers.get('message-id'));
  assert.equal(letter.headers.get('from'), 'Remit <remit@council.example>');
  assert.equal(letter.headers.get('to'), 'head.of.service@council.example');
  assert.equal(letter.headers.get('subject'), 'Remit: 2 answers are owed');
  assert.equal(letter.headers.get('auto-submitted'), 'auto-generated');
  assert.equal(letter.headers.get('date'), 'Mon, 23 Nov 2026 07:00:00 +0000');
  // RFC 5322, 2.1.1.
  for (const each of letter.raw.split('\r\n')) assert.ok(each.length <= 998);
  assert.equal(letter.overTls, false);
});

test('nothing in a subject or an address can add a header or a recipient', async () => {
  const { server, settings } = await serverWith();
  const line = await openLine(settings, clock);
  const subject = 'One\r\nBcc: other@council.example\r\n\r\nA body\u2028\u0000Two \ud800';
  assert.equal(await line.send({ ...LETTER, subject }), 'taken');
  for (const to of ['a@b.example\r\nBcc: c@d.example', 'a@b.example,c@d.example', '"a" <a@b.example>', 'nobody'])
    assert.equal(await line.send({ ...LETTER, to }), 'refused');
  line.close();
  const [letter] = server.received;
  assert.equal(server.received.length, 1);
  assert.ok(letter !== undefined && !letter.headers.has('bcc'));
  assert.deepEqual(letter.to, ['head.of.service@council.example']);
  assert.equal(letter.text.trimEnd(), LETTER.text.trimEnd());
});

test('STARTTLS is used where it is offered; a certificate that nobody vouches for is not taken', async () => {
  const tls = selfSigned();
  const { server, settings } = await serverWith({ tls });
  await assert.rejects(openLine(settings, clock), failsWith('mail.unreachable'));
  const line = await openLine({ ...settings, ca: tls.cert }, clock);
  assert.equal(await line.send(LETTER), 'taken');
  line.close();
  assert.deepEqual(
    server.received.map(({ overTls }) => overTls),
    [true],
  );
});

test('TLS from the start', async () => {
  const tls = selfSigned();
  const { server, settings } = await serverWith({ tls, implicit: true });
  const line = await openLine({ ...settings, ca: tls.cert }, clock);
  assert.equal(await line.send(LETTER), 'taken');
  line.close();
  assert.equal(server.received[0]?.overTls, true);
});

test('credentials are given over TLS alone, and wrong ones are told as such', async () => {
  const tls = selfSigned();
  const account = { user: 'remit', pass: 'p@ss wörd' };
  const { server, settings } = await serverWith({ tls, account });
  const secured = { ...settings, tls: 'required', ca: tls.cert } as const;
  const line = await openLine({ ...secured, credentials: account }, clock);
  assert.equal(await line.send(LETTER), 'taken');
  line.close();
  assert.equal(server.received[0]?.user, 'remit');
  assert.equal(server.received[0]?.overTls, true);
  await assert.rejects(openLine({ ...secured, credentials: { ...account, pass: 'other' } }, clock), (error: Error) => {
    assert.ok(failsWith('mail.unreachable')(error));
    assert.match(error.message, /does not take the credentials/);
    assert.doesNotMatch(error.message, /other|p@ss/);
    return true;
  });
  const plain = await serverWith();
  await assert.rejects(
    openLine({ ...plain.settings, tls: 'required', credentials: account }, clock),
    failsWith('mail.unreachable'),
  );
});

test('a server that is not there is told as unreachable', async () => {
  const { server, settings } = await serverWith();
  await server.stop();
  await assert.rejects(openLine(settings, clock), failsWith('mail.unreachable'));
});

test('what a server refuses, puts off, or leaves unanswered is told apart', async () => {
  const { server, settings } = await serverWith({
    judgeRecipient: (to) => (to.startsWith('gone') ? 550 : to.startsWith('full') ? 452 : undefined),
    judge: ({ to }) =>
      to[0]?.startsWith('spam') ? 554 : to[0]?.startsWith('busy') ? 451 : to[0]?.startsWith('cut') ? 'drop' : undefined,
  });
  const line = await openLine(settings, clock);
  const sent = (name: string) => line.send({ ...LETTER, to: `${name}@council.example` });
  assert.equal(await sent('gone'), 'refused');
  assert.equal(await sent('full'), 'not-now');
  assert.equal(await sent('spam'), 'refused');
  assert.equal(await sent('busy'), 'not-now');
  assert.equal(await sent('fine'), 'taken');
  assert.equal(await sent('cut'), 'unknown');
  // The line is dead; nothing of a further letter leaves.
  assert.equal(await sent('fine'), 'not-now');
  line.close();
  assert.deepEqual(
    server.received.map(({ to }) => to[0]),
    ['fine@council.example', 'cut@council.example'],
  );
});
