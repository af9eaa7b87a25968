import pg from 'pg';
import { FaultError, fault } from '../../../kernel/index.ts';
import { type Log, SILENT_LOG } from '../../log.ts';
import type { Database, Transaction } from '../database.ts';
import { migrate, readMigrations } from '../migrations.ts';
import { createQueue } from '../queue.ts';
import { APP_ROLE, checkAppRole } from '../role.ts';
import type { Session } from '../session.ts';
import { councilSetting, inTransaction, refuseHiddenFailure, refuseNesting } from '../transaction.ts';
import { postgresFailure } from './failures.ts';
import { sessionOver, types } from './session.ts';

export type PostgresOptions = {
  /** The address the work is done at. */
  readonly url: string;
  /** The same database as its owner, for the migrations; `url` where it is not given. */
  readonly ownerUrl?: string;
  /** The folder of the migrations. */
  readonly migrations: string;
  readonly log?: Log;
};

const CONNECTIONS = 10;
const LIMITS = {
  connectionTimeoutMillis: 30_000,
  // Work that hangs between two statements may not keep the other writers of its council waiting for ever.
  idle_in_transaction_session_timeout: 60_000,
};

const connected = async (client: pg.Client): Promise<pg.Client> => {
  // Without a listener an error of an idle connection would end the process; the next query tells of it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw postgresFailure(error);
  }
};

const address = (text: string): string => {
  if (URL.canParse(text)) return text;
  throw new FaultError(fault('database.unreachable', 'The address of the database cannot be read'));
};

const withClient = async <Value>(url: string, use: (session: Session) => Promise<Value>): Promise<Value> => {
  const client = await connected(new pg.Client({ connectionString: address(url), types, ...LIMITS }));
  try {
    return await use(sessionOver(client));
  } finally {
    await client.end().catch(() => undefined);
  }
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

const prepare = async ({ url, ownerUrl = url, migrations, log = SILENT_LOG }: PostgresOptions): Promise<void> => {
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

// Writers of one council follow one another, and what is shared by all is written by one alone, as on the embedded database, where
// everything runs in turn: no change is lost, and no work has to be done twice. 1919247732 spells "remt".
const inTurn = (council: string): string =>
  council === ''
    ? ', pg_advisory_xact_lock(1919247732, 0)'
    : `, pg_advisory_xact_lock_shared(1919247732, 0), pg_advisory_xact_lock(1919247733, hashtext(${pg.escapeLiteral(council)}))`;

// One text, so that a transaction begins in one journey. The zone, the style and the path are what the embedded database has
// for good; a server's own defaults may differ.
const beginning = (access: 'read' | 'write', council: string): string =>
  `${access === 'read' ? 'begin isolation level repeatable read read only' : 'begin'};
  select set_config('remit.council', ${pg.escapeLiteral(council)}, true), set_config('TimeZone', 'UTC', true),
    set_config('DateStyle', 'ISO', true), set_config('search_path', 'public', true),
    set_config('role', '${APP_ROLE}', true)${access === 'write' ? inTurn(council) : ''}`;

type Work<Value> = (tx: Transaction) => Promise<Value>;

const transact = async <Value>(
  session: Session,
  access: 'read' | 'write',
  council: string,
  work: Work<Value>,
): Promise<Value> => {
  await session.script(beginning(access, council));
  const value = await inTransaction(session, work);
  const { command } = await session.query('commit');
  refuseHiddenFailure(command);
  return value;
};

const pooled = async <Value>(pool: pg.Pool, run: (session: Session) => Promise<Value>): Promise<Value> => {
  const client = await pool.connect().catch((error: unknown) => {
    throw postgresFailure(error);
  });
  let sound = true;
  const session = sessionOver(client);
  try {
    return await run(session);
  } catch (error) {
    await session.script('rollback').catch(() => {
      sound = false;
    });
    throw error;
  } finally {
    // A connection that could not even roll back is thrown away.
    client.release(!sound);
  }
};

// Writers wait here rather than at the server's lock, where each would hold a connection that readers need.
const queues = (): ((council: string) => ReturnType<typeof createQueue>) => {
  const byCouncil = new Map<string, ReturnType<typeof createQueue>>();
  return (council) => {
    const queue = byCouncil.get(council) ?? createQueue();
    byCouncil.set(council, queue);
    return queue;
  };
};

/**
 * Opens a PostgreSQL database (15 or later), bringing its tables up to date as its owner. Reads run side by side; writes of one
 * council one after another. Throws `FaultError` 'database.unreachable', 'database.version' or 'database.role'.
 */
export const openPostgres = async (options: PostgresOptions): Promise<Database> => {
  await prepare(options);
  const { url, log = SILENT_LOG } = options;
  const pool = new pg.Pool({ connectionString: url, types, max: CONNECTIONS, ...LIMITS });
  pool.on('error', () => log.warn('An idle connection to the database was lost; another will be made'));
  const alone = refuseNesting();
  const writersOf = queues();
  const run = <Value>(access: 'read' | 'write', council: string, work: Work<Value>): Promise<Value> =>
    pooled(pool, (session) => transact(session, access, council, work));
  return {
    kind: 'postgresql',
    read: (scope, work) => alone(() => run('read', councilSetting(scope), work)),
    write: (scope, work) =>
      alone(async () => {
        const council = councilSetting(scope);
        return writersOf(council)(() => run('write', council, work));
      }),
    close: () => (pool.ended ? Promise.resolve() : pool.end()),
  };
};
