import type { Scope, Snapshot } from '../database/database.ts';

/** A table that Remit keeps, as `kept_table` names it: owned, shared, the record, content, or of the installation. */
export type KeptTable = {
  readonly name: string;
  readonly kind: string;
  /** Whether a backup carries it. */
  readonly carried: boolean;
  /** How many blocks of the database it lies in. */
  readonly blocks: number;
  /** Whether its rows may hold whole files. */
  readonly large: boolean;
  /** Whether its rows are dated (`known_at`), or are the numbered entries of a chain (`position` in the key). */
  readonly dated: boolean;
  readonly numbered: boolean;
  /** Its primary key as SQL, of a row called `kept`: the columns, and the values as a row of literals. */
  readonly key: string;
  readonly keyLiterals: string;
};

const has = (column: string): string =>
  `exists (select from pg_attribute where attrelid = quote_ident(name)::regclass and attname = '${column}')`;

const inKey = (column: string): string =>
  `exists (select from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
    where indrelid = quote_ident(name)::regclass and indisprimary and attname = '${column}')`;

const keyed = (each: string): string =>
  `(select string_agg(format('${each}', attname), ', ' order by place) from pg_index
    cross join unnest(indkey) with ordinality as in_key (number, place)
    join pg_attribute on attrelid = indrelid and attnum = number
    where indrelid = quote_ident(name)::regclass and indisprimary)`;

const KEPT = `select name, kind, carried,
  (pg_relation_size(quote_ident(name)::regclass) / current_setting('block_size')::int)::int as blocks, ${has('known_at')} as dated, ${inKey('position')} as numbered,
  exists (select from pg_attribute where attrelid = quote_ident(name)::regclass and atttypid = 'bytea'::regtype) as large,
  ${keyed('kept.%I')} as key, ${keyed('quote_literal(kept.%I)')} as "keyLiterals"
  from kept_table where kind not in ('working', 'derived') order by name collate "C"`;

/** Every table that is kept, by name. */
export const keptTables = async (snapshot: Snapshot): Promise<KeptTable[]> =>
  (await snapshot.rows(KEPT)) as unknown as KeptTable[];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The rows of one table that are seen from one scope, as SQL: `from` begins with "from" and calls a row `kept`. */
export type Part = { readonly table: KeptTable; readonly scope: Scope; readonly from: string };

/** The chains that tell of what is written from here, as far as the scope's clearance reaches: the open one, and that of restricted entries. */
export const chainsOf = ({ council, clearance }: Scope): readonly string[] => {
  const open = council ?? 'scotland';
  return clearance === 'restricted' ? [open, `${open}/restricted`] : [open];
};

const whereOf = (kind: string, scope: Scope): string | null => {
  switch (kind) {
    case 'council':
    // The bytes and the text of evidence, and what a record is owed: owned like a council's other rows, and not sealed.
    case 'content':
    case 'owed':
      return scope.council === null ? null : `kept.council = '${scope.council}'`;
    case 'record':
      return `kept.scope in (${chainsOf(scope)
        .map((chain) => `'${chain}'`)
        .join(', ')})`;
    default:
      return scope.council === null ? 'true' : null;
  }
};

/** What belongs to a scope in a table; none where all of it belongs to others. Over all scopes each row comes once. */
export const partOf = (table: KeptTable, scope: Scope): Part[] => {
  const where = whereOf(table.kind, scope);
  return where === null ? [] : [{ table, scope, from: `from ${quoted(table.name)} as kept where ${where}` }];
};

/** The line of a row, exactly as the digests of the record have it. */
export const LINE = 'jsonb_strip_nulls(to_jsonb(kept))::text as line';

/** The lines among rows that were read as `LINE`. */
export const linesIn = (rows: readonly Record<string, unknown>[]): string[] => rows.map((row) => String(row['line']));
