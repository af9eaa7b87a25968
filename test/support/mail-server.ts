import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as the server was handed it. */
export type Received = {
  readonly from: string;
  readonly to: readonly string[];
  /** By their names in small letters; each folded line put together again. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly raw: string;
  readonly overTls: boolean;
  readonly user: string | null;
};

export type MailServer = {
  readonly port: number;
  readonly received: readonly Received[];
  /** Waits until nobody is on a line any more. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type MailServerOptions = {
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Who may hand in letters; anybody unless told. */
  readonly account?: { readonly user: string; readonly pass: string };
  /** TLS from the first byte. */
  readonly implicit?: boolean;
  /** What to answer once a letter is there: nothing for "taken", or a number such as 451; 'drop' cuts the line without an answer. */
  readonly judge?: (letter: Received) => undefined | number | 'drop';
  /** What to answer to a recipient. */
  readonly judgeRecipient?: (to: string) => undefined | number;
};

const decoded = (headers: ReadonlyMap<string, string>, body: string): string =>
  headers.get('content-transfer-encoding') === 'quoted-printable'
    ? Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
    : body;

/** Takes a letter apart. Only what our own letters have. */
export const readLetter = (raw: string): Pick<Received, 'headers' | 'text'> => {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { headers, text: decoded(headers, raw.slice(end + 4)).replaceAll('\r\n', '\n') };
};

const answerWith = (code: number): Error => Object.assign(new Error('not so'), { responseCode: code });

/** Starts a real mail server on this machine, which keeps what it is handed. */
export const startMailServer = async (given: MailServerOptions = {}): Promise<MailServer> => {
  const { tls, account, implicit = false, judge, judgeRecipient } = given;
  const received: Received[] = [];
  const options: SMTPServerOptions = {
    ...(tls ?? {}),
    secure: implicit,
    authOptional: account === undefined,
    disabledCommands: [...(tls === undefined ? ['STARTTLS'] : []), ...(account === undefined ? ['AUTH'] : [])],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) =>
      account?.user === username && account?.pass === password
        ? done(null, { user: username })
        : done(new Error('Not known here')),
    onRcptTo: ({ address }, _session, done) => {
      const code = judgeRecipient?.(address);
      done(code === undefined ? null : answerWith(code));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('latin1');
        const { mailFrom, rcptTo } = session.envelope;
        const letter: Received = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          ...readLetter(raw),
          raw,
          overTls: session.secure === true,
          user: typeof session.user === 'string' ? session.user : null,
        };
        const verdict = judge?.(letter);
        if (typeof verdict === 'number') return done(answerWith(verdict));
        received.push(letter);
        if (verdict === 'drop') for (const connection of server.connections) connection._socket.destroy();
        else done(null, 'kept');
      });
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    idle: async () => {
      while (server.connections.size > 0) await wait(2);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
