import { type RawBuilder, sql } from 'kysely';

/** The columns of one pass over a register: what several counts ask of an entry is worked out once for each entry. */
export type Columns = {
  /** The column that holds a piece; `facts` are what the piece follows from, and the same facts give the same column. */
  readonly of: <Value>(facts: unknown, piece: () => RawBuilder<Value>) => RawBuilder<Value>;
  readonly all: () => readonly { readonly name: string; readonly piece: RawBuilder<unknown> }[];
};

/** No columns yet. `letter` begins the name of each, so that those of two passes differ. */
export const noColumns = (letter: string): Columns => {
  const held = new Map<string, { readonly name: string; readonly piece: RawBuilder<unknown> }>();
  return {
    of: (facts, piece) => {
      const key = JSON.stringify(facts);
      const known = held.get(key) ?? { name: `${letter}${held.size}`, piece: piece() };
      held.set(key, known);
      return sql.ref(known.name);
    },
    all: () => [...held.values()],
  };
};

/** Columns as a select names them, each after a comma. */
export const listed = (columns: Columns): RawBuilder<unknown> =>
  sql.join(
    columns.all().map(({ name, piece }) => sql`, ${piece} as ${sql.ref(name)}`),
    sql``,
  );
