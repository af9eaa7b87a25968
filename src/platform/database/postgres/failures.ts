import { FaultError, fault } from '../../../kernel/index.ts';
import { systemCode } from '../../files.ts';
import { queryFailure } from '../query-error.ts';

// SQLSTATE classes and codes by which a server says that it will not or can no longer talk: connection, sign-in, no such
// database, shutting down, too many connections.
const AWAY = /^(?:08|28|3D000|57P0|53300)/;
const SYSTEM_AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EPIPE',
  'ENOENT',
]);
const SQL_STATE = /^[0-9A-Z]{5}$/;

const textOf = (error: object, name: string): string | null => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : null;
};

const unreachable = (code: string, cause: unknown): FaultError =>
  new FaultError(fault('database.unreachable', `The database cannot be reached (${code})`), { cause });

const withoutTls = (cause: unknown): FaultError => {
  const remedy =
    'Let the server offer TLS, or take sslmode out of DATABASE_URL where the way to it is safe by other means.';
  return new FaultError(
    fault('database.unreachable', 'DATABASE_URL asks for TLS, which the server does not offer', {}, remedy),
    { cause },
  );
};

/**
 * Turns an error of `pg` into ours: `FaultError` 'database.unreachable' or 'database.full', or `QueryError`. The address never
 * comes into the words, since it may hold a password.
 */
export const postgresFailure = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  if (error instanceof AggregateError && error.errors.length > 0) return postgresFailure(error.errors[0]);
  const code = systemCode(error);
  if (code === null) {
    if (/does not support SSL/i.test(error.message)) return withoutTls(error);
    // pg has no code for these; all mean that the other side is gone.
    return /^Connection terminated|not queryable$|timeout.*connect/i.test(error.message)
      ? unreachable('connection lost', error)
      : error;
  }
  if (SYSTEM_AWAY.has(code) || AWAY.test(code)) return unreachable(code, error);
  if (!SQL_STATE.test(code)) return error;
  const failure = {
    sqlState: code,
    message: error.message,
    constraint: textOf(error, 'constraint'),
    table: textOf(error, 'table'),
  };
  return queryFailure(failure);
};
