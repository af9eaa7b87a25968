import type { Snapshot } from './database.ts';
import { APP_ROLE } from './role.ts';
import type { Session } from './session.ts';
import { clearanceSetting, councilSetting, needSetting } from './transaction.ts';

/** Sets how values are written as text, so that the same row is the same text on every server, for the transaction at hand. */
export const PLAIN_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local search_path = public, pg_temp`;

// Writing to a slow disk is no reason to be thrown out.
const BEGINNING = `begin isolation level repeatable read read only; ${PLAIN_TEXT};
  set local idle_in_transaction_session_timeout = 0; set local role ${APP_ROLE}`;

/** The rows of a statement through a cursor, so many at a time. */
export async function* pagesOf(
  session: Session,
  sql: string,
  size: number,
): AsyncGenerator<Record<string, unknown>[], void, void> {
  await session.script(`declare walk no scroll cursor for ${sql}`);
  for (;;) {
    const { rows } = await session.query(`fetch forward ${size} from walk`);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await session.script('close walk');
}

/** Runs work in a read-only transaction that sees one moment. Where it throws, the caller rolls back. */
export const takeSnapshot = async <Value>(
  session: Session,
  work: (snapshot: Snapshot) => Promise<Value>,
): Promise<Value> => {
  await session.script(BEGINNING);
  const value = await work({
    // None of the settings can hold what ends a text.
    as: (scope) =>
      session.script(
        `set local remit.council = '${councilSetting(scope)}'; set local remit.clearance = '${clearanceSetting(scope)}'; set local remit.need = '${needSetting(scope)}'`,
      ),
    rows: async (sql) => (await session.query(sql)).rows,
    pages: (sql, size) => pagesOf(session, sql, size),
  });
  await session.script('commit');
  return value;
};
