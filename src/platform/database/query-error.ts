import { FaultError, fault } from '../../kernel/index.ts';

/** What a server says of a statement that failed, as both drivers give it. */
export type ServerFailure = {
  readonly sqlState: string;
  readonly message: string;
  readonly constraint: string | null;
  readonly table: string | null;
};

// Class 22 is "data exception": its messages end with the value that could not be read, which may be personal.
const withoutValue = ({ sqlState, message }: ServerFailure): string =>
  sqlState.startsWith('22') ? message.replace(/: ".*$/s, '') : message;

/**
 * A statement that the database refused. `sqlState` is PostgreSQL's five-character code ("23505": not unique) and `constraint`
 * the name of the rule that was broken, if one was. Carries neither parameters nor rows, so it may be logged.
 */
export class QueryError extends Error {
  readonly sqlState: string;
  readonly constraint: string | null;
  readonly table: string | null;
  constructor(failure: ServerFailure, options?: ErrorOptions) {
    super(withoutValue(failure), options);
    this.name = 'QueryError';
    this.sqlState = failure.sqlState;
    this.constraint = failure.constraint;
    this.table = failure.table;
  }
}

/** SQLSTATE of a disk without space. */
const DISK_FULL = '53100';

/** The exception for a refused statement: `FaultError` 'database.full' where the disk is full, else `QueryError`. */
export const queryFailure = (failure: ServerFailure): QueryError | FaultError =>
  failure.sqlState === DISK_FULL ? new FaultError(fault('database.full')) : new QueryError(failure);
