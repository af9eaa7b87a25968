import SMTPConnection from 'nodemailer/lib/smtp-connection';

import { type Clock, FaultError, fault } from '../../kernel/index.ts';
import { isMailAddress } from './addresses.ts';
import { composeLetter, type Letter } from './letter.ts';
import type { MailSettings } from './settings.ts';

/**
 * What became of a letter. 'taken': the server has it. 'refused': it has it not, and will not take it so. 'not-now': it has it not, and may take it
 * later. 'unknown': the line broke while it was handed over, and nobody can tell.
 */
export type Handover = 'taken' | 'refused' | 'not-now' | 'unknown';

/** An open line to the mail server. After 'unknown' it is dead: open another. */
export type MailLine = {
  readonly send: (letter: Letter) => Promise<Handover>;
  readonly close: () => void;
};

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

const unreachable = (error: unknown): FaultError => {
  const code = (error as { code?: unknown } | null)?.code;
  const detail = code === 'EAUTH' ? 'The mail server does not take the credentials of SMTP_URL' : undefined;
  // The answer of a server may repeat what was sent to it; it is not passed on.
  return new FaultError(fault('mail.unreachable', detail));
};

const opened = (settings: MailSettings): Promise<SMTPConnection> =>
  new Promise((resolve, reject) => {
    const { host, port, tls, credentials, ca } = settings;
    const connection = new SMTPConnection({
      host,
      port,
      secure: tls === 'from the start',
      requireTLS: tls === 'required',
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      ...(ca === undefined ? {} : { tls: { ca } }),
    });
    // Also later: an error that nobody listens for would end the process.
    connection.on('error', reject);
    connection.once('end', () => reject(new Error('The server ended the line')));
    connection.connect((error) => {
      if (error) reject(error);
      else if (credentials === null) resolve(connection);
      else connection.login({ credentials }, (refused) => (refused ? reject(refused) : resolve(connection)));
    });
  });

const handOver = (
  connection: SMTPConnection,
  envelope: { from: string; to: string[] },
  bytes: Buffer,
): Promise<Handover> =>
  new Promise((resolve) => {
    const dead = (): void => resolve('unknown');
    connection.once('end', dead);
    connection.send({ ...envelope, use8BitMime: false }, bytes, (error) => {
      connection.removeListener('end', dead);
      if (!error) return resolve('taken');
      const answer = (error as { responseCode?: number }).responseCode;
      // Whatever the server answers with 4 or 5 in front it has not taken (RFC 5321, 4.2.1).
      if (answer === undefined || answer < 400) return resolve('unknown');
      resolve(answer < 500 ? 'not-now' : 'refused');
    });
  });

// Between two letters the server must forget the envelope of one that it did not take.
const reset = (connection: SMTPConnection): Promise<boolean> =>
  new Promise((resolve) => connection.reset((error) => resolve(!error)));

/** Opens a line to the mail server, before anything is promised to anybody. Throws a FaultError 'mail.unreachable'. */
export const openLine = async (settings: MailSettings, clock: Clock): Promise<MailLine> => {
  const connection = await opened(settings).catch((error: unknown) => {
    throw unreachable(error);
  });
  let clean = true;
  let alive = true;
  return {
    send: async (letter) => {
      if (!isMailAddress(letter.to)) return 'refused';
      if (!alive) return 'not-now';
      const bytes = await composeLetter(letter, settings.from, new Date(clock()));
      // Nothing of this letter has left yet.
      if (!clean && !(await reset(connection))) {
        alive = false;
        return 'not-now';
      }
      const outcome = await handOver(connection, { from: settings.from, to: [letter.to] }, bytes);
      clean = outcome === 'taken';
      alive = outcome !== 'unknown';
      return outcome;
    },
    close: () => {
      alive = false;
      connection.quit();
    },
  };
};
