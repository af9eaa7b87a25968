/** What one statement gave: the name of what was done ("INSERT"), how many rows it touched, and the rows it returned. */
export type Answer = {
  readonly command: string;
  readonly count: number | null;
  readonly rows: Record<string, unknown>[];
};

/** One conversation with a database, whichever it is. Statements run in the order they are sent. */
export type Session = {
  /** One statement; `$1` stands for the first parameter. Throws `QueryError` or `FaultError`. */
  readonly query: (sql: string, parameters?: readonly unknown[]) => Promise<Answer>;
  /** Several statements in one text, without parameters or answers. */
  readonly script: (sql: string) => Promise<void>;
};

/** A field as the server describes it: its name and the number of its type in `pg_type`. */
export type Field = { readonly name: string; readonly type: number };

/** Reads a tag such as "INSERT 0 5", "UPDATE 5" or "CREATE TABLE". */
export const readCommandTag = (tag: string): { readonly command: string; readonly count: number | null } => {
  const words = tag.split(' ');
  const last = words.at(-1) ?? '';
  if (!/^\d+$/.test(last)) return { command: tag, count: null };
  const command = words.filter((word) => !/^\d+$/.test(word)).join(' ');
  return { command, count: Number(last) };
};
