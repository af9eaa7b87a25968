import type { Database, Scope } from '../database/database.ts';
import type { Fixed } from './fixed.ts';
import type { Moment } from './moment.ts';
import { LINE, linesIn, type Part } from './tables.ts';

// Characters that one read should give. Measured: fewer spend their time on beginning and ending, and of more than twice as many the
// embedded database makes each row at double the cost. A part of a file is a megabyte by itself, so those come one by one.
const ENOUGH = 192 * 1024;
const [FIRST_BLOCKS, MOST_BLOCKS] = [4, 1024];
const placesAtOnce = ({ large }: Part['table']): number => (large ? 1 : 4);

type Rows = readonly Record<string, unknown>[];
type Lines = AsyncGenerator<readonly string[]>;
/** A part of which the rows are counted; `lines` where they are all read already. */
type Begun = { readonly rows: number; readonly lines: readonly string[] | null };

/**
 * The moment at which the parts were fixed, read bit by bit in short transactions, between which others work. Where something of it is no
 * longer there (content that was disposed of since), `moved` is told, and what it throws ends the reading.
 */
export const inPieces = (
  database: Database,
  fixed: ReadonlyMap<Part, Fixed>,
  moved: (table: string) => never,
): Moment => {
  const read = (scope: Scope, sql: string): Promise<Rows> =>
    database.snapshot(async (snapshot) => {
      await snapshot.as(scope);
      return snapshot.rows(sql);
    });

  const fixedOf = (part: Part): Fixed => {
    const found = fixed.get(part);
    if (found === undefined) throw new Error(`The table ${part.table.name} was not fixed for this moment`);
    return found;
  };

  // What a small part holds is read together with its count, and kept until it is asked for.
  const begun = new Map<Part, Begun>();
  const begin = async (part: Part, condition: string): Promise<Begun> => {
    const { table, scope, from } = part;
    if (table.blocks === 0) return { rows: 0, lines: [] };
    if (table.blocks <= FIRST_BLOCKS) {
      const lines = linesIn(await read(scope, `select ${LINE} ${from} and ${condition}`));
      return { rows: lines.length, lines };
    }
    const [row] = await read(scope, `select count(*)::int as rows ${from} and ${condition}`);
    return { rows: Number(row?.['rows'] ?? 0), lines: null };
  };
  const beginOnce = async (part: Part, condition: string): Promise<Begun> => {
    const found = begun.get(part) ?? (await begin(part, condition));
    begun.set(part, found);
    return found;
  };

  // By the blocks that the table lies in: rows that are never changed stay where they are, each block is read once whatever the
  // database thinks of its indexes, and no row can slip through between two reads.
  async function* byBlocks({ table, scope, from }: Part, condition: string, rows: number): Lines {
    let seen = 0;
    let step = FIRST_BLOCKS;
    for (let block = 0; block < table.blocks && rows > 0; ) {
      const next = block + step;
      const here = `kept.ctid >= '(${block},0)' and kept.ctid < '(${next},0)'`;
      const lines = linesIn(await read(scope, `select ${LINE} ${from} and ${here} and ${condition}`));
      const size = lines.reduce((sum, line) => sum + line.length, 0);
      if (size > ENOUGH) step = Math.max(1, step >> 1);
      else if (size < ENOUGH / 3) step = Math.min(MOST_BLOCKS, step << 1);
      block = next;
      seen += lines.length;
      if (lines.length > 0) yield lines;
    }
    if (seen !== rows) moved(table.name);
  }

  async function* byRows(part: Part, condition: string): Lines {
    const { rows, lines } = await beginOnce(part, condition);
    begun.delete(part);
    if (lines === null) yield* byBlocks(part, condition, rows);
    else if (rows > 0) yield lines;
  }

  async function* byPlaces({ table, scope, from }: Part, places: readonly string[]): Lines {
    const most = placesAtOnce(table);
    for (let at = 0; at < places.length; at += most) {
      const wanted = places.slice(at, at + most);
      const sql = `select ${LINE} ${from} and (${table.key}) in (${wanted.join(', ')}) order by ${table.key}`;
      const lines = linesIn(await read(scope, sql));
      if (lines.length !== wanted.length) moved(table.name);
      yield lines;
    }
  }

  return {
    count: async (part) => {
      const found = fixedOf(part);
      if (found.by === 'rows') return (await beginOnce(part, found.condition)).rows;
      return found.by === 'lines' ? found.lines.length : found.places.length;
    },
    lines: async function* (part) {
      const found = fixedOf(part);
      if (found.by === 'rows') yield* byRows(part, found.condition);
      else if (found.by === 'places') yield* byPlaces(part, found.places);
      else if (found.lines.length > 0) yield found.lines;
    },
  };
};
