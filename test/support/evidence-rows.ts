import { sql } from 'kysely';

import type { Transaction } from '../../src/platform/index.ts';

/** Writes the row of a file of evidence and none of its content; the caller appends its entry. Gives its code. */
export const insertEvidenceRow = async (
  tx: Transaction,
  at: string,
  confidentiality: 'open' | 'restricted',
  number = 1,
): Promise<string> => {
  const code = `${confidentiality === 'open' ? 'E' : 'ER'}-2026-${String(number).padStart(4, '0')}`;
  await sql`insert into evidence_file (code, confidentiality, known_at, title, about_kind, about, file_name, kind, size, sha256, actor, capacity)
    values (${code}, ${confidentiality}, ${at}::timestamptz, 'A letter', 'words', 'A letter', 'a.pdf', 'pdf', 1, ${'0'.repeat(64)}, 'p-1', 'holder of the post')`.execute(
    tx,
  );
  return code;
};
