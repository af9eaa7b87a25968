import type { Database } from '../../src/platform/index.ts';

/** The rows of each table as sorted texts: the same row is the same text on every database. */
export type Rows = ReadonlyMap<string, readonly string[]>;

/** How values become text; as the backup has them, so that rows can be held against it. */
export const PLAIN = `set timezone = 'UTC'; set datestyle = 'ISO'; set extra_float_digits = 1; set bytea_output = 'hex'`;

/** The tables that a backup carries. */
export const CARRIED = `select name from kept_table where kind not in ('working', 'derived') and carried order by name`;

/** Reads a table whole, by whatever runs a statement. */
export const rowsOf = async (
  name: string,
  run: (sql: string) => Promise<readonly Record<string, unknown>[]>,
): Promise<string[]> =>
  (await run(`select jsonb_strip_nulls(to_jsonb(kept))::text as line from "${name}" as kept`)).map((row) =>
    String(row['line']),
  );

/** The tables that follow from others: no backup carries them, and a restore makes them anew. */
export const DERIVED = `select name from kept_table where kind = 'derived' order by name`;

/** Every row that these councils may see, at one moment, of every table that a backup carries, or of `tables`. Reads by itself, not as a backup does. */
export const allRows = (database: Database, councils: readonly string[], tables = CARRIED): Promise<Rows> =>
  database.snapshot(async (snapshot) => {
    await snapshot.as({ council: null });
    const names = (await snapshot.rows(tables)).map((row) => String(row['name']));
    const rows = new Map(names.map((name) => [name, new Set<string>()]));
    for (const council of [null, ...councils]) {
      await snapshot.as({ council, clearance: 'restricted', need: ['*'] });
      for (const [name, seen] of rows) for (const line of await rowsOf(name, snapshot.rows)) seen.add(line);
    }
    return new Map([...rows].map(([name, seen]) => [name, [...seen].sort()]));
  });

/** The rows that one has and the other has not, each after the name of its table. */
export const lacking = (one: Rows, other: Rows): string[] =>
  [...one].flatMap(([name, lines]) => {
    const there = new Set(other.get(name));
    return lines.filter((line) => !there.has(line)).map((line) => `${name} ${line}`);
  });
