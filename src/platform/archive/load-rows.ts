import { createHash } from 'node:crypto';
import type { Session } from '../database/session.ts';
import { pagesOf } from '../database/snapshot.ts';
import { damaged } from './head.ts';

/** A table being filled from a backup. */
export type TableInHand = {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly string[];
  /** Whether rows may hold whole files, and are therefore read back one by one. */
  readonly large: boolean;
};

/** The columns that are written to; those the database works out by itself are left out. */
export const columnsOf = async (session: Session, name: string): Promise<Omit<TableInHand, 'rows'>> => {
  const { rows } = await session.query(
    `select attname::text as name, atttypid = 'bytea'::regtype as large from pg_attribute
      where attrelid = quote_ident($1)::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [name],
  );
  return {
    name,
    columns: rows.map((row) => quoted(String(row['name']))),
    large: rows.some((row) => row['large'] === true),
  };
};

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A sum over rows that does not depend on their order, and that two different sets of rows do not share. */
export type Sum = { readonly add: (line: string) => void; readonly value: () => bigint };

export const createSum = (): Sum => {
  let sum = 0n;
  return {
    add: (line) => {
      sum += BigInt(`0x${createHash('sha256').update(line).digest('hex')}`);
    },
    value: () => sum,
  };
};

/** Writes rows, given as texts of JSON, exactly as they are. `from` is the line at which the first of them stands. */
export const insertLines = async (
  session: Session,
  { name, columns }: TableInHand,
  lines: readonly string[],
  from: number,
): Promise<void> => {
  const list = columns.join(', ');
  try {
    await session.query(
      `insert into ${quoted(name)} (${list}) overriding system value
        select ${list} from jsonb_populate_recordset(null::${quoted(name)}, $1::jsonb)`,
      [`[${lines.join(',')}]`],
    );
  } catch (error) {
    const last = from + lines.length - 1;
    throw damaged(`A row of the table ${name} between this line and line ${last} cannot be stored`, from, error);
  }
};

/** The sum over what stands in a table now. */
export const sumOf = async (session: Session, { name, large }: TableInHand): Promise<bigint> => {
  const sum = createSum();
  const sql = `select jsonb_strip_nulls(to_jsonb(kept))::text as line from ${quoted(name)} as kept`;
  for await (const page of pagesOf(session, sql, large ? 1 : 200)) for (const row of page) sum.add(String(row['line']));
  return sum.value();
};
