import { sql } from 'kysely';

import type { Transaction } from '../../platform/database/database.ts';
import { type RetentionStep, stepsOn } from '../retention/index.ts';
import type { Confidentiality, EvidenceFile } from './evidence.ts';
import { type EvidenceRow, fileOfRow } from './store.ts';

/** A file with what its reviews decided. `until`: the day of the next review, null for ever. */
export type KeptFile = {
  readonly file: EvidenceFile;
  readonly steps: readonly RetentionStep[];
  readonly until: string | null;
  readonly disposed: boolean;
  /** The code of the file that took its place. */
  readonly supersededBy: string | null;
};

export type EvidenceQuery = {
  /** Words to look for in titles, names, subjects and the text of files, as people write them to a search page. */
  readonly search?: string;
  readonly about?: string;
  readonly confidentiality: Confidentiality;
  /** From 1. */
  readonly page: number;
};

export type EvidencePage = { readonly files: readonly KeptFile[]; readonly count: number; readonly pages: number };

const ON_A_PAGE = 25;
const LONGEST_SEARCH = 200;

const withReviews = async (
  tx: Transaction,
  rows: readonly (EvidenceRow & { superseded_by: string | null })[],
): Promise<KeptFile[]> => {
  const steps = await stepsOn(
    tx,
    rows.map(({ code }) => code),
  );
  return rows.map((row) => {
    const file = fileOfRow(row);
    const own = steps.filter(({ subject }) => subject === file.code);
    return {
      file,
      steps: own,
      until: own.findLast(({ step }) => step === 'kept')?.keepUntil ?? file.retainedUntil,
      disposed: own.at(-1)?.step === 'disposed',
      supersededBy: row.superseded_by,
    };
  });
};

const COLUMNS = sql`code, confidentiality, known_at, title, about_kind, about, file_name, kind, size, sha256, text_note, actor, post,
  capacity, delegation, retention_rule, retained_from, retained_until, supersedes,
  (select max(later.code) from evidence_file later where later.supersedes = evidence_file.code
    and later.confidentiality = evidence_file.confidentiality) as superseded_by`;

/**
 * A page of the list, the newest first. The transaction's council and clearance bound what there is: what is restricted is neither listed nor counted
 * nor found by its words without clearance. Words are looked for in whole parts of a text, as websites do: "quoted phrases", or, -not.
 */
export const evidencePage = async (tx: Transaction, query: EvidenceQuery): Promise<EvidencePage> => {
  const words = query.search?.trim().slice(0, LONGEST_SEARCH) ?? '';
  const asked = sql`websearch_to_tsquery('english', ${words})`;
  const found =
    words === ''
      ? sql`true`
      : sql`(to_tsvector('english', code || ' ' || title || ' ' || file_name || ' ' || about) @@ ${asked}
          or starts_with(lower(code), lower(${words}))
          or exists (select from evidence_text where evidence_text.council = evidence_file.council
            and evidence_text.confidentiality = evidence_file.confidentiality
            and evidence_text.sha256 = evidence_file.sha256 and words @@ ${asked}))`;
  const subject = query.about === undefined || query.about === '' ? sql`true` : sql`about = ${query.about}`;
  const asPage = Math.max(1, Math.trunc(query.page)) - 1;
  // The words are looked for once; a page beyond the last one gives the last one.
  const rows = await sql<EvidenceRow & { superseded_by: string | null; total: number }>`
    with found as materialized (
        select code, known_at from evidence_file where confidentiality = ${query.confidentiality} and ${subject} and ${found}),
      asked as materialized (
        select code from found order by known_at desc, code desc limit ${ON_A_PAGE}
        offset least(${asPage}::bigint, (select greatest(count(*) - 1, 0) / ${ON_A_PAGE}::bigint from found)) * ${ON_A_PAGE}::bigint)
    select ${COLUMNS}, (select count(*) from found)::int as total from asked join evidence_file using (code)
    order by known_at desc, code desc`.execute(tx);
  const count = rows.rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(count / ON_A_PAGE));
  return { files: await withReviews(tx, rows.rows), count, pages };
};

/** One file by its code; null where there is none that this transaction may see. */
export const evidenceFile = async (tx: Transaction, code: string): Promise<KeptFile | null> => {
  const found = await sql<EvidenceRow & { superseded_by: string | null }>`
    select ${COLUMNS} from evidence_file where code = ${code}`.execute(tx);
  return (await withReviews(tx, found.rows))[0] ?? null;
};

/** The codes of files with the same content and confidentiality that stand already. */
export const sameContent = async (
  tx: Transaction,
  { sha256, confidentiality }: Pick<EvidenceFile, 'sha256' | 'confidentiality'>,
): Promise<string[]> => {
  const found = await sql<{ code: string }>`
    select code from evidence_file where sha256 = ${sha256} and confidentiality = ${confidentiality} order by code`.execute(
    tx,
  );
  return found.rows.map(({ code }) => code);
};

/** Every file of the transaction's council whose first day of review has come by then, or that a review put off. */
export const filesUpForReview = async (tx: Transaction, day: string): Promise<KeptFile[]> => {
  const found = await sql<EvidenceRow & { superseded_by: string | null }>`
    select ${COLUMNS} from evidence_file where retained_until <= ${day}::date order by retained_until, code`.execute(
    tx,
  );
  return (await withReviews(tx, found.rows)).filter(
    ({ until, disposed }) => !disposed && until !== null && until <= day,
  );
};
