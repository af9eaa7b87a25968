import { sql } from 'kysely';

import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import type { Council } from './council.ts';
import { type StatusVocabulary, type StatusWord, vocabularyOf } from './status-words.ts';
import { COUNCIL } from './tables.ts';

type CouncilRow = {
  code: string;
  name: string;
  short_name: string;
  ons_code: string | null;
  aliases: string[];
  invented: boolean;
};

const toCouncil = (row: CouncilRow): Council => ({
  code: row.code as CouncilCode,
  name: row.name,
  shortName: row.short_name,
  onsCode: row.ons_code,
  aliases: row.aliases,
  invented: row.invented,
});

/** Every council known at `asAt`, in the order of their names. Shared by all: any scope sees them. */
export const allCouncils = async (tx: Transaction, asAt: Instant): Promise<Council[]> => {
  const rows = await inForce<CouncilRow>(tx, COUNCIL, asAt);
  return rows.map(toCouncil).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
};

/** One council; null where it is not known at `asAt`. Read by its code, so that it costs the same among one or two hundred. */
export const councilByCode = async (tx: Transaction, code: CouncilCode, asAt: Instant): Promise<Council | null> => {
  const [row] = await inForce<CouncilRow>(tx, COUNCIL, asAt, { code });
  return row === undefined ? null : toCouncil(row);
};

type WordRow = { code: string; status_group: StatusWord['group']; label: string; short_label: string } & Pick<
  StatusWord,
  'shape' | 'tone' | 'meaning'
>;

/** The status vocabulary, with this council's own labels in place of the shared ones. */
export const statusVocabulary = async (tx: Transaction, asAt: Instant): Promise<StatusVocabulary> => {
  const found = await sql<WordRow>`
    with shared as (select distinct on (code) * from status_word where known_at <= ${asAt}::timestamptz order by code, known_at desc),
    own as (select distinct on (code) * from status_word_override where known_at <= ${asAt}::timestamptz
      order by code, known_at desc)
    select shared.code, shared.status_group, shared.shape, shared.tone, coalesce(own.label, shared.label) as label,
      coalesce(own.short_label, shared.short_label) as short_label, coalesce(own.meaning, shared.meaning) as meaning
    from shared left join own on own.code = shared.code and not own.withdrawn
    where not shared.withdrawn order by shared.position`.execute(tx);
  return vocabularyOf(
    found.rows.map(({ status_group: group, short_label: shortLabel, ...word }) => ({ ...word, group, shortLabel })),
  );
};
