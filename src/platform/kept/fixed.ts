import type { Snapshot } from '../database/database.ts';
import { chainsOf, LINE, linesIn, type Part } from './tables.ts';

/**
 * What stands in a part at a moment, so that it can be read later, while others write. `lines`: it changes in place, so it was read at once.
 * `places`: the keys of content, which may be disposed of but is never changed. `rows`: the condition that tells the rows of the moment,
 * which nobody can change or take away, from those written since.
 */
export type Fixed =
  | { readonly by: 'lines'; readonly lines: readonly string[] }
  | { readonly by: 'places'; readonly places: readonly string[] }
  | { readonly by: 'rows'; readonly condition: string };

type End = { readonly chain: string; readonly position: string; readonly at: string | null };

// Taken from the entries and not from the end that is noted for them: somebody may have tampered with it, and what they did must be read.
const endOf = async (snapshot: Snapshot, chain: string): Promise<End> => {
  const [row] = await snapshot.rows(
    `select entry.position::text as position, entry.at::text as at from record_entry as entry
      where entry.scope = '${chain}' order by entry.position desc limit 1`,
  );
  return row === undefined
    ? { chain, position: '0', at: null }
    : { chain, position: String(row['position']), at: String(row['at']) };
};

// Every write is dated after the last entry of either chain of its council, and so is its own entry. A row that is dated later and was not written with
// a later entry was put there by some other way, and belongs to the moment like all others.
const datedBy = (ends: readonly End[]): string => {
  const later = ends.map(({ chain, position }) => `later.scope = '${chain}' and later.position > ${position}`);
  const since = `not exists (select from record_entry as later
    where (${later.join(' or ')}) and later.at = kept.known_at)`;
  const dated = ends.flatMap(({ at }) => (at === null ? [] : [`kept.known_at <= '${at}'`]));
  return `(${[...dated, since].join(' or ')})`;
};

const numberedBy = (ends: readonly End[]): string =>
  `(${ends.map(({ chain, position }) => `kept.scope = '${chain}' and kept.position <= ${position}`).join(' or ')})`;

const fixPart = async (snapshot: Snapshot, { table, from }: Part, ends: readonly End[]): Promise<Fixed> => {
  const { name, kind, dated, numbered, key, keyLiterals } = table;
  if (kind === 'content') {
    const places = await snapshot.rows(
      `select concat('(', concat_ws(', ', ${keyLiterals}), ')') as place ${from} order by ${key}`,
    );
    return { by: 'places', places: places.map((row) => String(row['place'])) };
  }
  if (dated && (kind === 'council' || kind === 'shared')) return { by: 'rows', condition: datedBy(ends) };
  // Filled by a step of the tables and never since. It may name the last entry of all, which a reader without clearance does not see.
  if (name === 'record_withheld') return { by: 'rows', condition: 'true' };
  if (numbered && kind === 'record') return { by: 'rows', condition: numberedBy(ends) };
  return { by: 'lines', lines: linesIn(await snapshot.rows(`select ${LINE} ${from}`)) };
};

/** Fixes each part as it stands in the snapshot. Takes far less time than reading them: what is fixed by rows is not looked at. */
export const fixParts = async (snapshot: Snapshot, parts: readonly Part[]): Promise<Map<Part, Fixed>> => {
  const fixed = new Map<Part, Fixed>();
  for (const scope of new Set(parts.map((part) => part.scope))) {
    await snapshot.as(scope);
    const ends: End[] = [];
    for (const chain of chainsOf(scope)) ends.push(await endOf(snapshot, chain));
    for (const part of parts) if (part.scope === scope) fixed.set(part, await fixPart(snapshot, part, ends));
  }
  return fixed;
};
