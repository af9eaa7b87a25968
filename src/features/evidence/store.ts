import { sql } from 'kysely';

import type { EvidenceKind } from '../../documents/readers/evidence/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';
import type { Confidentiality, EvidenceFile, SubjectKind } from './evidence.ts';

/** Where the content of a file is kept: under its hash, apart for what is restricted. */
type Content = Pick<EvidenceFile, 'confidentiality' | 'sha256'>;

const PART_BYTES = 512 * 1024;
// A part of a text as long as this makes no more words than the database can keep in one list of words.
const PART_CHARACTERS = 100_000;

/** A row of `evidence_file`; `known_at` and days as the database gives them. */
export type EvidenceRow = {
  readonly code: string;
  readonly confidentiality: Confidentiality;
  readonly known_at: Instant;
  readonly title: string;
  readonly about_kind: SubjectKind;
  readonly about: string;
  readonly file_name: string;
  readonly kind: EvidenceKind;
  readonly size: number;
  readonly sha256: string;
  readonly text_note: string | null;
  readonly retention_rule: string | null;
  readonly retained_from: string | null;
  readonly retained_until: string | null;
  readonly supersedes: string | null;
} & Actor;

export const fileOfRow = (row: EvidenceRow): EvidenceFile => ({
  code: row.code,
  confidentiality: row.confidentiality,
  knownAt: row.known_at,
  title: row.title,
  aboutKind: row.about_kind,
  about: row.about,
  fileName: row.file_name,
  kind: row.kind,
  size: row.size,
  sha256: row.sha256,
  textNote: row.text_note,
  addedBy: { actor: row.actor, post: row.post, capacity: row.capacity, delegation: row.delegation },
  rule: row.retention_rule,
  retainedFrom: row.retained_from,
  retainedUntil: row.retained_until,
  supersedes: row.supersedes,
});

/** The last code given in the series of this confidentiality and year; the transaction must see that series whole. */
export const lastCode = async (
  tx: Transaction,
  confidentiality: Confidentiality,
  year: string,
): Promise<string | null> => {
  const series = `${confidentiality === 'open' ? 'E' : 'ER'}-${year}-`;
  const found = await sql<{ code: string }>`
    select code from evidence_file where starts_with(code, ${series}) order by length(code) desc, code desc limit 1`.execute(
    tx,
  );
  return found.rows[0]?.code ?? null;
};

/** Appends what is kept about a file. */
export const insertFile = async (tx: Transaction, file: EvidenceFile): Promise<void> => {
  const { addedBy } = file;
  await sql`
    insert into evidence_file (code, confidentiality, known_at, title, about_kind, about, file_name, kind, size, sha256, text_note,
      actor, post, capacity, delegation, retention_rule, retained_from, retained_until, supersedes)
    values (${file.code}, ${file.confidentiality}, ${file.knownAt}::timestamptz, ${file.title}, ${file.aboutKind}, ${file.about},
      ${file.fileName}, ${file.kind}, ${file.size}, ${file.sha256}, ${file.textNote}, ${addedBy.actor}, ${addedBy.post},
      ${addedBy.capacity}, ${addedBy.delegation}, ${file.rule}, ${file.retainedFrom}::date, ${file.retainedUntil}::date,
      ${file.supersedes})`.execute(tx);
};

/** Whether the council holds this content already. */
export const holdsContent = async (tx: Transaction, { confidentiality, sha256 }: Content): Promise<boolean> => {
  const found = await sql`
    select 1 from evidence_blob where confidentiality = ${confidentiality} and sha256 = ${sha256} and part = 1`.execute(
    tx,
  );
  return found.rows.length > 0;
};

/** Keeps the bytes and the text under their hash. */
export const insertContent = async (
  tx: Transaction,
  { confidentiality, sha256 }: Content,
  bytes: Uint8Array,
  text: string,
): Promise<void> => {
  for (let at = 0, part = 1; at < bytes.length; at += PART_BYTES, part++)
    await sql`
      insert into evidence_blob (confidentiality, sha256, part, bytes)
      values (${confidentiality}, ${sha256}, ${part}, ${bytes.subarray(at, at + PART_BYTES)})`.execute(tx);
  for (let at = 0, part = 1; at < text.length; at += PART_CHARACTERS, part++) {
    const piece = text.slice(at, at + PART_CHARACTERS).toWellFormed();
    await sql`
      insert into evidence_text (confidentiality, sha256, part, text, words)
      values (${confidentiality}, ${sha256}, ${part}, ${piece}, to_tsvector('english', ${piece}))`.execute(tx);
  }
};

/** The bytes of a file, put together; null where they are gone or not for this transaction to see. */
export const readContent = async (
  tx: Transaction,
  { confidentiality, sha256 }: Content,
  size: number,
): Promise<Uint8Array | null> => {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (let part = 1; at < size; part++) {
    const found = await sql<{ bytes: Uint8Array }>`
      select bytes from evidence_blob
      where confidentiality = ${confidentiality} and sha256 = ${sha256} and part = ${part}`.execute(tx);
    const piece = found.rows[0]?.bytes;
    if (piece === undefined || at + piece.length > size) return null;
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};
