import type { Snapshot } from '../database/database.ts';
import { chainOf, LINE, linesIn, type Part } from './tables.ts';

/**
 * What stands in a part at a moment, so that it can be read later, while others write. `lines`: it changes in place, so it was read at once.
 * `places`: the keys of content, which may be disposed of but is never changed. `rows`: the condition that tells the rows of the moment,
 * which nobody can change or take away, from those written since.
 */
export type Fixed =
  | { readonly by: 'lines'; readonly lines: readonly string[] }
  | { readonly by: 'places'; readonly places: readonly string[] }
  | { readonly by: 'rows'; readonly condition: string };

type End = { readonly position: string; readonly at: string | null };

// Taken from the entries and not from the end that is noted for them: somebody may have tampered with it, and what they did must be read.
const endOf = async (snapshot: Snapshot, chain: string): Promise<End> => {
  const [row] = await snapshot.rows(
    `select entry.position::text as position, entry.at::text as at from record_entry as entry
      where entry.scope = '${chain}' order by entry.position desc limit 1`,
  );
  return row === undefined ? { position: '0', at: null } : { position: String(row['position']), at: String(row['at']) };
};

// Every write is dated after the last entry of its chain, and so is its own entry. A row that is dated later and was not written with
// a later entry was put there by some other way, and belongs to the moment like all others.
const datedBy = (chain: string, { position, at }: End): string => {
  const since = `not exists (select from record_entry as later
    where later.scope = '${chain}' and later.position > ${position} and later.at = kept.known_at)`;
  return at === null ? since : `(kept.known_at <= '${at}' or ${since})`;
};

const fixPart = async (snapshot: Snapshot, { table, scope, from }: Part, end: End): Promise<Fixed> => {
  const { kind, dated, numbered, key, keyLiterals } = table;
  if (kind === 'content') {
    const places = await snapshot.rows(
      `select concat('(', concat_ws(', ', ${keyLiterals}), ')') as place ${from} order by ${key}`,
    );
    return { by: 'places', places: places.map((row) => String(row['place'])) };
  }
  if (dated && (kind === 'council' || kind === 'shared'))
    return { by: 'rows', condition: datedBy(chainOf(scope), end) };
  if (numbered && kind === 'record') return { by: 'rows', condition: `kept.position <= ${end.position}` };
  return { by: 'lines', lines: linesIn(await snapshot.rows(`select ${LINE} ${from}`)) };
};

/** Fixes each part as it stands in the snapshot. Takes far less time than reading them: what is fixed by rows is not looked at. */
export const fixParts = async (snapshot: Snapshot, parts: readonly Part[]): Promise<Map<Part, Fixed>> => {
  const fixed = new Map<Part, Fixed>();
  for (const scope of new Set(parts.map((part) => part.scope))) {
    await snapshot.as(scope);
    const end = await endOf(snapshot, chainOf(scope));
    for (const part of parts) if (part.scope === scope) fixed.set(part, await fixPart(snapshot, part, end));
  }
  return fixed;
};
