import { contentHash, type Header, instantInRow } from './entry-hash.ts';
import type { Content, Head, Withheld } from './verify-chain.ts';
import type { Statement } from './verify-rows.ts';

/** A row of JSON by its fields. */
export type Row = Readonly<Record<string, unknown>>;

/** Every field that the tables of the record have; all of them are under a hash or compared with one. */
export const RECORD_FIELDS: Readonly<Record<string, readonly string[]>> = {
  record_entry: [
    'scope',
    'position',
    'at',
    'actor',
    'post',
    'capacity',
    'delegation',
    'action',
    'subject',
    'confidentiality',
    'content_hash',
    'previous_hash',
    'hash',
  ],
  record_content: ['scope', 'position', 'confidentiality', 'salt', 'content'],
  record_head: ['scope', 'position', 'at', 'hash'],
  record_withheld: ['scope', 'position', 'hash'],
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNone = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const count = (value: unknown): number => (Number.isSafeInteger(value) ? (value as number) : 0);

/** The fields of a row of JSON; null where the text is no such row. */
export const readRow = (line: string): Row | null => {
  try {
    const given: unknown = JSON.parse(line);
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Row) : null;
  } catch {
    return null;
  }
};

/** A row of record_entry. What is not of its type becomes empty, and so fits no hash. */
export const readHeader = (row: Row): Header => ({
  scope: text(row['scope']),
  position: count(row['position']),
  at: instantInRow(text(row['at'])),
  actor: text(row['actor']),
  post: textOrNone(row['post']),
  capacity: text(row['capacity']),
  delegation: textOrNone(row['delegation']),
  action: text(row['action']),
  subject: text(row['subject']),
  confidentiality: text(row['confidentiality']),
  contentHash: text(row['content_hash']),
  previousHash: textOrNone(row['previous_hash']),
  hash: text(row['hash']),
});

/** A row of record_head. */
export const readChainEnd = (row: Row): Head => ({
  position: count(row['position']),
  at: instantInRow(text(row['at'])),
  hash: text(row['hash']),
});

/** A row of record_withheld. */
export const readWithheld = (row: Row): Withheld => ({ position: count(row['position']), hash: text(row['hash']) });

type From = Pick<Statement, 'scope' | 'position' | 'restricted'>;

const readStatements = (from: From, content: string): Statement[] => {
  const rows = readRow(content)?.['rows'];
  if (!Array.isArray(rows)) return [];
  return rows.map((said: Row) => ({
    ...from,
    table: text(said['table']),
    at: text(said['at']),
    count: count(said['count']),
    digest: text(said['digest']),
  }));
};

/** A row of record_content: its place, its hash, and what it says of the rows that it covers. */
export const readContent = (
  row: Row,
): { scope: string; position: number; content: Content; statements: readonly Statement[] } => {
  const [scope, position, said] = [text(row['scope']), count(row['position']), text(row['content'])];
  const confidentiality = text(row['confidentiality']);
  return {
    scope,
    position,
    content: { hash: contentHash(text(row['salt']), said), confidentiality },
    statements: readStatements({ scope, position, restricted: confidentiality === 'restricted' }, said),
  };
};
