import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { councilCode } from '../../kernel/index.ts';
import type { Clearance, Scope, Transaction } from './database.ts';
import type { Session } from './session.ts';
import { guardStatement } from './statement-guard.ts';

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

const misuse = (): Promise<never> =>
  Promise.reject(new Error('A transaction is already open: use the tx that the work was given, or a savepoint'));

const connectionOver = (session: Session, isOver: () => boolean): DatabaseConnection => ({
  executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
    if (isOver()) throw new Error('This transaction is over: do its work before the function given to it ends');
    guardStatement(sql);
    const { command, count, rows } = await session.query(sql, parameters);
    return CHANGES.has(command)
      ? { rows: rows as Row[], numAffectedRows: BigInt(count ?? 0) }
      : { rows: rows as Row[] };
  },
  // biome-ignore lint/correctness/useYield: kysely asks for a generator; there is no cursor to read from.
  streamQuery: async function* () {
    throw new Error('Streaming is not offered: read in pages');
  },
});

const driverOver = (connection: DatabaseConnection): Driver => ({
  init: async () => undefined,
  acquireConnection: async () => connection,
  releaseConnection: async () => undefined,
  beginTransaction: misuse,
  commitTransaction: misuse,
  rollbackTransaction: misuse,
  destroy: async () => undefined,
});

/** The value of `remit.council` for a scope: empty outside any council. What is no council's code throws `TypeError`. */
export const councilSetting = ({ council }: Scope): string => {
  if (council === null) return '';
  // An empty or odd code must never pass for "outside any council", nor carry SQL.
  if (councilCode(council) !== council) throw new TypeError('A scope names a council by its code, or null for none');
  return council;
};

/** The value of `remit.clearance` for a scope. */
export const clearanceSetting = ({ clearance }: Scope): Clearance =>
  clearance === 'restricted' ? 'restricted' : 'open';

const NEED = /^(\*|[a-z]+:[A-Za-z0-9-]+)$/;

/** The value of `remit.need` for a scope: its needs, separated by blanks. What is no need throws `TypeError`, so none can carry SQL. */
export const needSetting = ({ need = [] }: Scope): string => {
  if (!need.every((each) => NEED.test(each))) throw new TypeError('A need is "*" or such as "type:complaint"');
  return need.join(' ');
};

/** Runs work in a transaction that the session has begun. Its `tx` refuses to be used once the work has ended. */
export const inTransaction = async <Value>(
  session: Session,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> => {
  let over = false;
  const connection = connectionOver(session, () => over);
  const tx: Transaction = new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOver(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  try {
    return await work(tx);
  } finally {
    over = true;
  }
};

/**
 * Keeps a database from being asked for a second transaction inside the first: on one session the two would wait for each other
 * for ever. The function given runs unless a transaction of the same database is open around the call; then it throws at once.
 */
export const refuseNesting = (): (<Value>(run: () => Promise<Value>) => Promise<Value>) => {
  const around = new AsyncLocalStorage<{ open: boolean }>();
  return async (run) => {
    if (around.getStore()?.open === true) {
      throw new Error(
        'The database was asked for a transaction inside a transaction: pass tx on instead of the database',
      );
    }
    const here = { open: true };
    try {
      return await around.run(here, run);
    } finally {
      here.open = false;
    }
  };
};

/** The work ended well, but a statement in it had failed and its failure was hidden: nothing was kept. */
export const refuseHiddenFailure = (commitCommand: string): void => {
  if (commitCommand !== 'COMMIT') {
    throw new Error('Nothing was kept: a statement of this transaction failed and the work went on regardless');
  }
};
