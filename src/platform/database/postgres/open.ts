import type { Pool } from 'pg';
import { SILENT_LOG } from '../../log.ts';
import type { Database, Scope, Transaction } from '../database.ts';
import { createQueue } from '../queue.ts';
import { APP_ROLE } from '../role.ts';
import type { Session } from '../session.ts';
import { takeSnapshot } from '../snapshot.ts';
import {
  clearanceSetting,
  councilSetting,
  inTransaction,
  needSetting,
  refuseHiddenFailure,
  refuseNesting,
} from '../transaction.ts';
import { CONNECTION, driver, outliveErrors } from './client.ts';
import { postgresFailure } from './failures.ts';
import { type PostgresOptions, prepare } from './prepare.ts';
import { sessionOver } from './session.ts';

const CONNECTIONS = 10;

// Writers of one council follow one another, and what is shared by all is written by one alone, as on the embedded database, where
// everything runs in turn: no change is lost, and no work has to be done twice. 1919247732 spells "remt".
// What belongs to the installation (sessions, jobs) has a turn of its own.
const INSTALLATION = '*';

const turnOf = (scope: Scope): string =>
  scope.council === null && scope.turn === 'installation' ? INSTALLATION : councilSetting(scope);

const inTurn = (turn: string): string =>
  turn === INSTALLATION
    ? ', pg_advisory_xact_lock(1919247734, 0)'
    : turn === ''
      ? ', pg_advisory_xact_lock(1919247732, 0)'
      : `, pg_advisory_xact_lock_shared(1919247732, 0), pg_advisory_xact_lock(1919247733, hashtext('${turn}'))`;

// One text, so that a transaction begins in one journey. The zone, the style and the path are what the embedded database has
// for good; a server's own defaults may differ. `councilSetting` and `needSetting` let nothing through that could end a text.
const beginning = (access: 'read' | 'write', scope: Scope): string =>
  `${access === 'read' ? 'begin isolation level repeatable read read only' : 'begin'};
  select set_config('remit.council', '${councilSetting(scope)}', true), set_config('remit.clearance', '${clearanceSetting(scope)}', true),
    set_config('remit.need', '${needSetting(scope)}', true), set_config('TimeZone', 'UTC', true),
    set_config('DateStyle', 'ISO', true), set_config('search_path', 'public, pg_temp', true),
    set_config('role', '${APP_ROLE}', true)${access === 'write' ? inTurn(turnOf(scope)) : ''}`;

type Work<Value> = (tx: Transaction) => Promise<Value>;

const transact = async <Value>(
  session: Session,
  access: 'read' | 'write',
  scope: Scope,
  work: Work<Value>,
): Promise<Value> => {
  await session.script(beginning(access, scope));
  const value = await inTransaction(session, work);
  const { command } = await session.query('commit');
  refuseHiddenFailure(command);
  return value;
};

const pooled = async <Value>(pool: Pool, run: (session: Session) => Promise<Value>): Promise<Value> => {
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
  const pg = await driver();
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, ...CONNECTION });
  pool.on('connect', outliveErrors);
  pool.on('error', () => log.warn('An idle connection to the database was lost; another will be made'));
  const alone = refuseNesting();
  const writersOf = queues();
  const run = <Value>(access: 'read' | 'write', scope: Scope, work: Work<Value>): Promise<Value> =>
    pooled(pool, (session) => transact(session, access, scope, work));
  return {
    kind: 'postgresql',
    read: (scope, work) => alone(() => run('read', scope, work)),
    write: (scope, work) => alone(async () => writersOf(turnOf(scope))(() => run('write', scope, work))),
    snapshot: (work) => alone(() => pooled(pool, (session) => takeSnapshot(session, work))),
    close: () => (pool.ended ? Promise.resolve() : pool.end()),
  };
};
