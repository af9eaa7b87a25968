import { sql } from 'kysely';
import type { KeptThing, KeptThings } from '../retention/index.ts';
import { confidentialityOf, evidenceCode } from './evidence.ts';
import { evidenceFile, filesUpForReview, type KeptFile } from './read-model.ts';

const thingOf = ({ file, until }: KeptFile): KeptThing => ({
  code: file.code,
  title: file.title,
  rule: file.rule,
  until,
  confidentiality: file.confidentiality,
  sha256: file.sha256,
});

/** Evidence files, as the review of what is kept sees them. */
export const keptEvidence: KeptThings = {
  confidentialityOf: (code) => (evidenceCode(code) === code ? confidentialityOf(code) : null),
  due: async (tx, day) => (await filesUpForReview(tx, day)).map(thingOf),
  one: async (tx, code) => {
    const kept = await evidenceFile(tx, code);
    return kept === null ? null : thingOf(kept);
  },
  dispose: async (tx, code, at) => {
    const found = await sql<{ parts: number }>`
      select dispose_of_evidence(${code}, ${at}::timestamptz)::int as parts`.execute(tx);
    return found.rows[0]?.parts ?? 0;
  },
};
