import { createHash } from 'node:crypto';

/** The header of an entry as its row of JSON gives it. */
export type Header = {
  readonly scope: string;
  readonly position: number;
  /** In UTC with milliseconds. */
  readonly at: string;
  readonly actor: string;
  readonly post: string | null;
  readonly capacity: string;
  readonly delegation: string | null;
  readonly action: string;
  readonly subject: string;
  readonly confidentiality: string;
  readonly contentHash: string;
  readonly previousHash: string | null;
  readonly hash: string;
};

/** SHA-256 in hex. */
export const sha256 = (given: string | Uint8Array): string => createHash('sha256').update(given).digest('hex');

/** One field so that no two lists of fields run together to the same text: "5:Leith,", and "~," for none. The length is in bytes of UTF-8. */
export const netstring = (given: string | null): string =>
  given === null ? '~,' : `${Buffer.byteLength(given)}:${given},`;

/** The hash that an entry should have, at the position given. The first field names this way of hashing. */
export const entryHash = (header: Header, position = header.position): string =>
  sha256(
    [
      'remit record 1',
      header.previousHash,
      header.scope,
      String(position),
      header.at,
      header.actor,
      header.post,
      header.capacity,
      header.delegation,
      header.action,
      header.subject,
      header.confidentiality,
      header.contentHash,
    ]
      .map(netstring)
      .join(''),
  );

/** The hash of what an entry says. The salt keeps anybody from trying guesses at what is withheld. */
export const contentHash = (salt: string, content: string): string => sha256(salt + content);

// As the database writes an instant into JSON: a zone always, and no more digits of a second than it needs.
const INSTANT = /^(\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00:00$/;

/** An instant as the record hashes it, from the text in a row of JSON; a text that is no instant stays as it is, and fits no hash. */
export const instantInRow = (text: string): string => {
  const [, seconds, digits = ''] = INSTANT.exec(text) ?? [];
  if (seconds === undefined) return text;
  const six = digits.padEnd(6, '0');
  return `${seconds}.${six.endsWith('000') ? six.slice(0, 3) : six}Z`;
};
