import { createHash } from 'node:crypto';

import { FaultError, fault } from '../../kernel/index.ts';
import type { Config } from '../config.ts';

/** How letters leave: by which server, in whose name, and where the pages are that they lead to. */
export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /** 'from the start': TLS before anything is said. 'required': STARTTLS or nothing. 'where offered': STARTTLS where the server has it. */
  readonly tls: 'from the start' | 'required' | 'where offered';
  readonly credentials: { readonly user: string; readonly pass: string } | null;
  readonly from: string;
  /** Without a slash at its end. */
  readonly publicAddress: string;
  /** Certificates to trust besides those of the system, as PEM. */
  readonly ca?: string;
};

/** The ports of RFC 6409 and RFC 8314, for whoever gives none. */
const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/**
 * What the settings say about mail; null where no mail server is set, and then none is sent. Credentials go over TLS or not at all. Throws 'mail.settings'
 * where only a part is set.
 */
export const mailSettings = (
  config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'PUBLIC_ADDRESS'>,
): MailSettings | null => {
  const { SMTP_URL, MAIL_FROM, PUBLIC_ADDRESS } = config;
  if (SMTP_URL === undefined) return null;
  if (MAIL_FROM === undefined || PUBLIC_ADDRESS === undefined) throw new FaultError(fault('mail.settings'));
  const { protocol, hostname, port, username, password } = new URL(SMTP_URL);
  const credentials =
    username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const scheme = protocol === 'smtps:' ? 'smtps:' : 'smtp:';
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? PORTS[scheme] : Number(port),
    tls: scheme === 'smtps:' ? 'from the start' : credentials === null ? 'where offered' : 'required',
    credentials,
    from: MAIL_FROM,
    publicAddress: PUBLIC_ADDRESS.replace(/\/$/, ''),
  };
};

/**
 * The Message-ID of a letter, the same for the same parts: a letter that went out twice is known as one. Nothing can be read from it.
 */
export const messageIdOf = (parts: readonly string[], from: string): string => {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
  return `<${digest}@${from.split('@').at(-1) ?? 'remit.invalid'}>`;
};
