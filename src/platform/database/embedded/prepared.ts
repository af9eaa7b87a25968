/** How a statement is sent: as one prepared under a name, which `fresh` has parsed first; without a name it is parsed for this once. */
export type Sending = {
  readonly name: string;
  readonly fresh: boolean;
  /** Names given up, whose statements the server may forget. */
  readonly forget: readonly string[];
};

/** The statements that the server keeps parsed and planned. */
type Prepared = {
  readonly sendingOf: (sql: string) => Sending;
  /** A sending that ended in an error may have left its statement half way: its name is not used again. */
  readonly failed: (sql: string, sending: Sending) => void;
};

// Only plain work on rows comes again and again; a changed table makes the server plan such a statement anew by itself.
const COMES_AGAIN = /^[\s(]*(?:select|insert|update|delete|with)\b/i;
const LONGEST = 20_000;

/**
 * Remembers which texts were asked before, the latest `most` of them. A text is prepared when it comes for the second time: planning costs the
 * embedded database more than running most of what a page asks, and a text that is never asked again is not worth its memory.
 */
export const preparedStatements = (most: number): Prepared => {
  // In the order of use; null: asked once, not prepared.
  const known = new Map<string, string | null>();
  let given = 0;
  let forget: string[] = [];

  const remember = (sql: string, name: string | null): void => {
    known.delete(sql);
    known.set(sql, name);
    const [oldest] = known.keys();
    if (known.size <= most || oldest === undefined) return;
    const gone = known.get(oldest);
    known.delete(oldest);
    if (typeof gone === 'string') forget.push(gone);
  };

  return {
    sendingOf: (sql) => {
      if (sql.length > LONGEST || !COMES_AGAIN.test(sql)) return { name: '', fresh: true, forget: [] };
      const before = known.get(sql);
      const fresh = typeof before !== 'string';
      if (before === null) given += 1;
      const name = before === undefined ? '' : (before ?? `s${given}`);
      remember(sql, before === undefined ? null : name);
      const leaving = forget;
      forget = [];
      return { name, fresh, forget: leaving };
    },
    failed: (sql, { name, forget: leaving }) => {
      // What was to be forgotten is told again: closing a name twice does no harm.
      forget.push(...leaving);
      if (name === '') return;
      known.delete(sql);
      forget.push(name);
    },
  };
};
