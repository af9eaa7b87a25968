import { messages, protocol } from '@electric-sql/pglite';
import type { ServerFailure } from '../query-error.ts';
import type { Field } from '../session.ts';
import type { Sending } from './prepared.ts';

/** What the main thread asks of the worker. */
export type Request =
  | {
      readonly ask: 'begin';
      readonly access: 'read' | 'write';
      readonly role: string;
      readonly council: string;
      readonly clearance: string;
      readonly need: string;
    }
  | { readonly ask: 'query'; readonly sql: string; readonly parameters: readonly (string | null)[] }
  | { readonly ask: 'script'; readonly sql: string }
  | { readonly ask: 'dump' }
  | { readonly ask: 'close' };

/** What a statement gave, still as text: decoding is the same for both databases and happens on the main thread. */
export type RawAnswer = {
  readonly tag: string;
  readonly fields: readonly Field[];
  readonly rows: readonly (readonly (string | null)[])[];
};

/** `refused`: the statement failed and the database is well. `broken`: the database is not, and the worker ends. */
export type Failure =
  | { readonly kind: 'refused'; readonly failure: ServerFailure }
  | { readonly kind: 'broken'; readonly message: string };

export type Reply =
  | { readonly id: number; readonly answer: RawAnswer | ArrayBuffer }
  | { readonly id: number; readonly failure: Failure };

/** The first words of the worker: the database is open, or why it is not. */
export type Greeting =
  | { readonly open: true }
  | { readonly open: false; readonly durable: boolean; readonly message: string };

/** What the worker is started with. */
export type Task = {
  /** The folder of the database itself, which exists; `null` keeps everything in memory. */
  readonly directory: string | null;
  /** For a database in memory: the archive to begin from. */
  readonly archive: Uint8Array<ArrayBuffer> | null;
  /** Settings of the server beside those chosen here: "fsync=off". */
  readonly settings: readonly string[];
  /** One cell, set to 1 when the server says that the disk is full; readable even after the worker has died. */
  readonly full: Int32Array;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const { parse, bind, close, describe: describePortal, execute } = protocol.serialize;

const statement = (
  { name, fresh, forget }: Sending,
  sql: string,
  parameters: readonly (string | null)[],
): Uint8Array[] => [
  ...forget.map((gone) => close({ type: 'S', name: gone })),
  ...(fresh ? [parse({ name, text: sql })] : []),
  bind({ statement: name, values: [...parameters] }),
  describePortal({ type: 'P' }),
  execute({}),
];

const BEGIN = { read: 'begin isolation level repeatable read read only', write: 'begin' };

/** How a transaction comes to know for whom it is. */
const WHO = `select set_config('role', $1, true), set_config('remit.council', $2, true), set_config('remit.clearance', $3, true), set_config('remit.need', $4, true)`;

/** The one statement of a request that may be kept prepared; null where it has none. */
export const statementOf = (request: Request): string | null =>
  request.ask === 'query' ? request.sql : request.ask === 'begin' ? WHO : null;

/** The bytes of PostgreSQL's protocol for a request: one batch, so that a transaction begins in one step. */
export const encodeRequest = (request: Exclude<Request, { ask: 'dump' | 'close' }>, sending: Sending): Uint8Array => {
  switch (request.ask) {
    case 'begin':
      return joined([
        protocol.serialize.query(BEGIN[request.access]),
        ...statement(sending, WHO, [request.role, request.council, request.clearance, request.need]),
        protocol.serialize.sync(),
      ]);
    case 'query':
      return joined([...statement(sending, request.sql, request.parameters), protocol.serialize.sync()]);
    case 'script':
      return protocol.serialize.query(request.sql);
  }
};

type BackendMessage = { readonly name: string };

/** Reads the messages that came back. The last statement of several gives the tag. */
export const readMessages = (received: readonly BackendMessage[]): RawAnswer => {
  let tag = '';
  let fields: Field[] = [];
  const rows: (string | null)[][] = [];
  for (const message of received) {
    if (message instanceof messages.DataRowMessage) rows.push(message.fields);
    else if (message instanceof messages.CommandCompleteMessage) tag = message.text;
    else if (message instanceof messages.RowDescriptionMessage) {
      fields = message.fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
    }
  }
  return { tag, fields, rows };
};

// Internal errors (class XX) and a lost ground (class 53 and 58) leave the one process of the database in doubt. A server would
// end it and start another; so does the worker.
const IN_DOUBT = /^(?:XX|53|58)/;

/** What an error of PGlite means for those who asked, and for the worker. */
export const readFailure = (error: unknown): Failure => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof messages.DatabaseError && !IN_DOUBT.test(error.code ?? 'XX000')) {
    const { code = 'XX000', constraint = null, table = null } = error;
    return { kind: 'refused', failure: { sqlState: code, message, constraint, table } };
  }
  return { kind: 'broken', message };
};

/** The server tells of a full disk only in words when it cannot start, or stops in the middle of a write. */
export const saysFull = (words: string): boolean => /No space left on device|Disk quota exceeded/i.test(words);
