import { dirname, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { syncDirectory, unwritable, writeFileAtomically } from '../../files.ts';
import { type Log, SILENT_LOG } from '../../log.ts';
import type { Database, Scope, Snapshot, Transaction } from '../database.ts';
import { type Migration, migrate, readMigrations } from '../migrations.ts';
import { createQueue } from '../queue.ts';
import { APP_ROLE, checkAppRole, withholdSetConfig } from '../role.ts';
import { takeSnapshot } from '../snapshot.ts';
import {
  clearanceSetting,
  councilSetting,
  inTransaction,
  needSetting,
  refuseHiddenFailure,
  refuseNesting,
} from '../transaction.ts';
import { type Connection, connect, sessionOver } from './connection.ts';
import { prepareFolder, startingArchive } from './first-start.ts';
import { lockDirectory } from './lock.ts';

export type EmbeddedOptions = {
  /** Remit's data folder; the database lives in `database` inside it. `null` keeps everything in memory, for tests. */
  readonly directory: string | null;
  /** The folder of the migrations. */
  readonly migrations: string;
  /** An archive made by `writeTemplate`, which makes a first start quicker. Does nothing where the file is missing. */
  readonly template?: string;
  /** Settings of the server, for measurements: `{ fsync: 'off' }` is refused by the probe for durability. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: Log;
};

const prepare = async (connection: Connection, migrations: readonly Migration[], log: Log): Promise<void> => {
  const session = sessionOver(connection);
  const steps = await migrate(session, migrations);
  if (steps.length > 0) log.info('Tables brought up to date', { steps: steps.length });
  await checkAppRole(session);
  await withholdSetConfig(session);
};

const commit = async (connection: Connection): Promise<void> => {
  const { command } = await sessionOver(connection).query('commit');
  refuseHiddenFailure(command);
};

const rollBack = async (connection: Connection): Promise<void> => {
  if (connection.broken() !== null) return;
  // A session that cannot even roll back is of no more use; the next transaction starts another.
  await connection.ask({ ask: 'script', sql: 'rollback' }).catch(() => connection.close());
};

type Work<Value> = (tx: Transaction) => Promise<Value>;

const transact = async <Value>(
  connection: Connection,
  access: 'read' | 'write',
  scope: Scope,
  work: Work<Value>,
): Promise<Value> => {
  try {
    const council = councilSetting(scope);
    await connection.ask({
      ask: 'begin',
      access,
      role: APP_ROLE,
      council,
      clearance: clearanceSetting(scope),
      need: needSetting(scope),
    });
    const value = await inTransaction(sessionOver(connection), work);
    await commit(connection);
    return value;
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
};

const snapshotOf = async <Value>(
  connection: Connection,
  work: (snapshot: Snapshot) => Promise<Value>,
): Promise<Value> => {
  try {
    return await takeSnapshot(sessionOver(connection), work);
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
};

/** The database over a way to get at a connection that is well. */
const databaseOver = (connection: () => Promise<Connection>, end: () => Promise<void>): Database => {
  const inTurn = createQueue();
  const alone = refuseNesting();
  let snapshots = 0;
  const counted = async <Value>(work: Promise<Value>): Promise<Value> => {
    snapshots += 1;
    return work.finally(() => {
      snapshots -= 1;
    });
  };
  const run = <Value>(access: 'read' | 'write', scope: Scope, work: Work<Value>): Promise<Value> =>
    alone(() => inTurn(async () => transact(await connection(), access, scope, work)));
  return {
    kind: 'embedded',
    read: (scope, work) => run('read', scope, work),
    write: (scope, work) => run('write', scope, work),
    snapshot: (work) => alone(() => inTurn(async () => counted(snapshotOf(await connection(), work)))),
    heldBySnapshot: () => snapshots > 0,
    close: () => inTurn(end),
  };
};

const settingsOf = (given: Readonly<Record<string, string>>): string[] =>
  Object.entries(given).map(([name, value]) => `${name}=${value}`);

/**
 * Opens the embedded database, making it where there is none and bringing its tables up to date. Transactions run one at a time,
 * in the order they were asked for. A database that breaks (a full disk) fails the transaction in hand and is started again for
 * the next one. Throws `FaultError` 'database.locked', 'database.not-durable', 'database.version', 'database.role',
 * 'database.full' or 'output.unwritable'.
 */
export const openEmbedded = async (options: EmbeddedOptions): Promise<Database> => {
  const { template = null, log = SILENT_LOG } = options;
  const migrations = await readMigrations(options.migrations);
  const settings = settingsOf(options.settings ?? {});
  const data = options.directory === null ? null : resolve(options.directory);
  const lock = data === null ? null : lockDirectory(data);
  let current: Connection | null = null;
  try {
    if (data !== null) await syncDirectory(dirname(data));
    const directory = data === null ? null : await prepareFolder(data, template);
    const archive = data === null ? await startingArchive(template) : null;
    current = await connect({ directory, archive, settings });
    await prepare(current, migrations, log);
    let latest = current;
    let closed = false;
    const well = async (): Promise<Connection> => {
      if (closed) throw new Error('The database is closed');
      const reason = latest.broken();
      if (reason === null) return latest;
      if (directory === null) throw reason;
      log.warn('The embedded database is started again after it stopped');
      latest = await connect({ directory, archive: null, settings });
      return latest;
    };
    return databaseOver(well, async () => {
      if (closed) return;
      closed = true;
      await latest.close();
      lock?.release();
    });
  } catch (error) {
    await current?.close();
    lock?.release();
    throw data === null ? error : unwritable(data, error);
  }
};

/**
 * Writes an archive of an empty database that has these migrations, for `EmbeddedOptions.template`. The name says whether it is
 * packed: `.tar` (about 40 MB) or `.tar.gz` (about 5 MB).
 */
export const writeTemplate = async (path: string, migrationsFolder: string): Promise<void> => {
  const migrations = await readMigrations(migrationsFolder);
  const connection = await connect({ directory: null, archive: null, settings: [] });
  try {
    await prepare(connection, migrations, SILENT_LOG);
    const dump = await connection.ask({ ask: 'dump' });
    if (!(dump instanceof ArrayBuffer)) throw new TypeError('A dump gives bytes');
    const bytes = new Uint8Array(dump);
    await writeFileAtomically(path, path.endsWith('.gz') ? gzipSync(bytes) : bytes);
  } finally {
    await connection.close();
  }
};
