// Work inside a transaction reads and changes rows. Anything that could change who is asking (set, reset, set_config), end the
// transaction (commit, begin) or run text as SQL is none of its business, on either database: row-level security stands on the
// role and the council that the transaction began with. Locks and large objects would outlive the transaction or lie outside every table.
const WORK = /^[\s(]*(?:select|insert|update|delete|merge|with|values|table|savepoint|release|rollback\s+to)\b/i;
const WAYS_ROUND = /set_config|pg_settings|advisory|\blo_|lowrite|loread|_to_xml|ts_stat|ts_rewrite|u&"/i;

/**
 * Throws where a statement is not plain work on rows. It is a second lock behind bound parameters, not a parser: a statement that
 * merely mentions one of the forbidden functions is refused too.
 */
export const guardStatement = (sql: string): void => {
  if (!WORK.test(sql)) throw new Error('Refused: only statements that read or change rows may run in a transaction');
  if (WAYS_ROUND.test(sql)) throw new Error('Refused: the statement names a function that could change who is asking');
};
