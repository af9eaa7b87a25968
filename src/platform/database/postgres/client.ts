import type { Client } from 'pg';
import { FaultError, fault } from '../../../kernel/index.ts';
import type { Session } from '../session.ts';
import { postgresFailure } from './failures.ts';
import { sessionOver, types } from './session.ts';

/** Loaded on first use: an installation on the embedded database never needs it, and starts the sooner. */
export const driver = async () => (await import('pg')).default;

/** What every connection is made with. */
export const CONNECTION = {
  types,
  connectionTimeoutMillis: 30_000,
  // Work that hangs between two statements may not keep the other writers of its council waiting for ever.
  idle_in_transaction_session_timeout: 60_000,
};

/** Without a listener the error of an idle connection would end the process; the next query tells of it. */
export const outliveErrors = (client: { on: (event: 'error', listener: () => void) => unknown }): void => {
  client.on('error', () => undefined);
};

const connected = async (client: Client): Promise<Client> => {
  outliveErrors(client);
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

/** Uses a connection of its own for as long as `use` runs. Throws `FaultError` 'database.unreachable'. */
export const withClient = async <Value>(url: string, use: (session: Session) => Promise<Value>): Promise<Value> => {
  const pg = await driver();
  const client = await connected(new pg.Client({ connectionString: address(url), ...CONNECTION }));
  try {
    return await use(sessionOver(client));
  } finally {
    await client.end().catch(() => undefined);
  }
};
