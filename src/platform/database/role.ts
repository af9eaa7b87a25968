import { FaultError, fault } from '../../kernel/index.ts';
import type { Session } from './session.ts';

/** The role that all work is done as. The first migration creates it. */
export const APP_ROLE = 'remit_app';

// Each column is a way in which the role could step over the line between councils; all must be false.
const WAYS_OVER_THE_LINE = `select
  r.rolsuper as "is a superuser",
  r.rolbypassrls as "may bypass row-level security",
  exists (select from pg_roles o where (o.rolsuper or o.rolbypassrls) and o.oid <> r.oid
    and pg_has_role(r.oid, o.oid, 'member')) as "may become a role without limits",
  exists (select from pg_class c where c.relowner = r.oid) as "owns tables",
  has_schema_privilege(r.oid, 'public', 'create') as "may create tables",
  has_table_privilege(r.oid, 'schema_migration', 'insert, update, delete, truncate') as "may rewrite the history of the tables"
from pg_roles r where r.rolname = '${APP_ROLE}'`;

/** Throws `FaultError` 'database.role' where the role of the application has a way round the separation of councils. */
export const checkAppRole = async (session: Session): Promise<void> => {
  const { rows } = await session.query(WAYS_OVER_THE_LINE);
  const [role] = rows;
  if (role === undefined) throw new Error(`No migration creates the role ${APP_ROLE}`);
  const open = Object.keys(role).filter((way) => role[way] === true);
  if (open.length > 0) {
    const remedy = `Take this from the role ${APP_ROLE}, and start again.`;
    throw new FaultError(fault('database.role', `The role ${APP_ROLE} ${open.join(' and ')}`, {}, remedy));
  }
};

/**
 * Takes the function `set_config` away from the application's role, so that no statement of its own can change who is asking.
 * Only where nobody else uses the database: on a shared server, dump programs need the function.
 */
export const withholdSetConfig = async (session: Session): Promise<void> => {
  const { rows } = await session.query(
    `select has_function_privilege('${APP_ROLE}', 'pg_catalog.set_config(text, text, boolean)', 'execute') as open`,
  );
  if (rows[0]?.['open'] !== true) return;
  await session.script('revoke execute on function pg_catalog.set_config(text, text, boolean) from public');
};
