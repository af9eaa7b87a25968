import type { Session } from '../database/session.ts';
import { quoted } from './load-rows.ts';

type ForeignKey = { readonly name: string; readonly table: string; readonly definition: string };

const foreignKeys = async (session: Session, tables: readonly string[]): Promise<ForeignKey[]> => {
  const { rows } = await session.query(
    `select conname::text as name, c.relname::text as table, pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace and c.relname = any ($1)`,
    [tables],
  );
  return rows as ForeignKey[];
};

/**
 * Lets the owner of the tables put rows in as they are, in the transaction at hand: without the triggers that would seal them anew, bound to no
 * council, in any order. Gives what puts the guards back, which checks every reference from one table to another.
 */
export const openTables = async (session: Session, tables: readonly string[]): Promise<() => Promise<void>> => {
  const keys = await foreignKeys(session, tables);
  for (const { name, table } of keys)
    await session.script(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  for (const name of tables) {
    await session.script(`alter table ${quoted(name)} disable trigger user`);
    await session.script(`alter table ${quoted(name)} no force row level security`);
  }
  return async () => {
    for (const name of tables) {
      await session.script(`alter table ${quoted(name)} enable trigger user`);
      await session.script(`alter table ${quoted(name)} force row level security`);
    }
    for (const { name, table, definition } of keys) {
      await session.script(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
    }
  };
};

/** Whether any of these tables holds a row. Row-level security must not be in force. */
export const holdAnything = async (session: Session, tables: readonly string[]): Promise<boolean> => {
  for (const name of tables) {
    const { rows } = await session.query(`select exists (select from ${quoted(name)}) as some`);
    if (rows[0]?.['some'] === true) return true;
  }
  return false;
};

/** Takes out what the steps of the tables have put in: the backup holds it too. */
export const emptyTables = async (session: Session, tables: readonly string[]): Promise<void> => {
  for (const name of tables) await session.script(`delete from ${quoted(name)}`);
};

/** Numbers that the database gives by itself go on after the highest that is there. */
export const continueNumbers = async (session: Session, tables: readonly string[]): Promise<void> => {
  const { rows } = await session.query(
    `select c.relname::text as table, a.attname::text as column from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) and a.attidentity <> ''`,
    [tables],
  );
  for (const row of rows) {
    const [table, column] = [String(row['table']), String(row['column'])];
    await session.query(
      `select setval(pg_get_serial_sequence(quote_ident($1), $2), coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) is not null)
        from ${quoted(table)}`,
      [table, column],
    );
  }
};
