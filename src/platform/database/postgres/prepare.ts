import { type Log, SILENT_LOG } from '../../log.ts';
import { migrate, readMigrations } from '../migrations.ts';
import { APP_ROLE, checkAppRole } from '../role.ts';
import type { Session } from '../session.ts';
import { withClient } from './client.ts';

export type PostgresOptions = {
  /** The address the work is done at. */
  readonly url: string;
  /** The same database as its owner, for the migrations; `url` where it is not given. */
  readonly ownerUrl?: string;
  /** The folder of the migrations. */
  readonly migrations: string;
  readonly log?: Log;
};

type Login = {
  readonly name: string;
  readonly limitless: boolean;
  readonly member: boolean;
  readonly grantable: string;
};

/** The login that the work is done as, and whether it may take the role of the application. */
const readLogin = async (session: Session): Promise<Login> => {
  const { rows } = await session.query(
    `select current_user::text as name, rolsuper or rolbypassrls as limitless, quote_ident(current_user) as grantable,
      exists (select from pg_roles where rolname = $1)
        and case when current_setting('server_version_num')::int >= 160000
          then pg_has_role(current_user, (select oid from pg_roles where rolname = $1), 'set')
          else pg_has_role(current_user, (select oid from pg_roles where rolname = $1), 'member') end as member
    from pg_roles where rolname = current_user`,
    [APP_ROLE],
  );
  const [login] = rows;
  if (login === undefined) throw new Error('The server does not know the role that is signed in');
  return login as Login;
};

/** Brings the tables up to date, checks the roles, and lets the login take the role of the application. */
export const prepare = async ({
  url,
  ownerUrl = url,
  migrations,
  log = SILENT_LOG,
}: PostgresOptions): Promise<void> => {
  const steps = await readMigrations(migrations);
  await withClient(ownerUrl, async (owner) => {
    const applied = await migrate(owner, steps);
    if (applied.length > 0) log.info('Tables brought up to date', { steps: applied.length });
    await checkAppRole(owner);
    const login = await withClient(url, readLogin);
    if (login.limitless) {
      log.warn(
        'The login could bypass the separation of councils; Remit leaves those rights unused, but should not have them',
      );
    }
    if (!login.member) await owner.script(`grant ${APP_ROLE} to ${login.grantable}`);
  });
};
