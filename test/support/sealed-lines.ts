import type { Registry, TableLine } from '../../src/features/record/verify.ts';
import type { Session } from '../../src/platform/database/session.ts';

/** Every table that the record seals, and those of the record itself, as the owner sees them. */
export const sealedTables = async (session: Session): Promise<Registry> => {
  const { rows } = await session.query(
    `select name, kind from kept_table where kind in ('record', 'council', 'shared') order by name`,
  );
  return new Map(rows.map((row) => [String(row['name']), String(row['kind'])]));
};

/** The rows of a table as the owner sees them, each as the text of its JSON. */
export const linesOf = async (session: Session, table: string): Promise<TableLine[]> => {
  await session.script(`set timezone = 'UTC'`);
  const { rows } = await session.query(`select jsonb_strip_nulls(to_jsonb(t))::text as line from "${table}" as t`);
  return rows.map((row) => ({ table, line: String(row['line']) }));
};
