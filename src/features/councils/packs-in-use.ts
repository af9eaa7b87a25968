import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

/** What each page and paper of a council must say about where its data come from. */
export type Notice = { readonly pack: string; readonly text: string; readonly invented: boolean };

/** The notices of the packs that the council has taken. */
export const noticesOf = async (tx: Transaction, asAt: Instant): Promise<Notice[]> => {
  const found = await sql<{ pack: string; notice: string; invented: boolean }>`
    select pack, notice, invented from (
      select distinct on (pack) * from pack_in_use where known_at <= ${asAt}::timestamptz order by pack, known_at desc
    ) latest where not withdrawn and notice is not null order by pack`.execute(tx);
  return found.rows.map(({ pack, notice, invented }) => ({ pack, text: notice, invented }));
};

/** The titles of the papers that the council's figures were taken from, by the code that the figures name them with. */
export const sourceTitles = async (tx: Transaction, asAt: Instant): Promise<ReadonlyMap<string, string>> => {
  const found = await sql<{ sources: { code: string; title: string }[] }>`
    select sources from (
      select distinct on (pack) * from pack_in_use where known_at <= ${asAt}::timestamptz order by pack, known_at desc
    ) latest where not withdrawn order by pack`.execute(tx);
  return new Map(found.rows.flatMap(({ sources }) => sources.map(({ code, title }) => [code, title] as const)));
};

/** A pack that a council has taken, in the version it has. */
export type PackVersion = { readonly pack: string; readonly version: string };

/** The packs in use by the council, by name. */
export const packVersions = async (tx: Transaction, asAt: Instant): Promise<PackVersion[]> => {
  const found = await sql<PackVersion>`
    select pack, version from (
      select distinct on (pack) * from pack_in_use where known_at <= ${asAt}::timestamptz order by pack, known_at desc
    ) latest where not withdrawn order by pack`.execute(tx);
  return found.rows;
};
