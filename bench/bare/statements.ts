import { PGlite, protocol } from '@electric-sql/pglite';
import { type KyselyPlugin, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';

import type { Database, Scope, Transaction } from '../../src/platform/database/database.ts';
import { encodeValue } from '../../src/platform/database/values.ts';

/** One statement as it goes to the server, its parameters already text. */
export type Statement = { readonly sql: string; readonly parameters: readonly (string | null)[] };

/** The statements of one read, in their order, and the council in whose name they ran. */
export type Reading = { readonly council: string; readonly statements: readonly Statement[] };

/** The database, and every reading done through it. */
export const recording = (database: Database): { readonly database: Database; readonly readings: Reading[] } => {
  const readings: Reading[] = [];
  const compiler = new PostgresQueryCompiler();
  const read = <Value>(scope: Scope, work: (tx: Transaction) => Promise<Value>): Promise<Value> => {
    const statements: Statement[] = [];
    readings.push({ council: scope.council ?? '', statements });
    const plugin: KyselyPlugin = {
      transformQuery: ({ node, queryId }) => {
        const { sql, parameters } = compiler.compileQuery(node, queryId);
        statements.push({ sql, parameters: parameters.map(encodeValue) });
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    return database.read(scope, (tx) => work(tx.withPlugin(plugin)));
  };
  return { database: { ...database, read }, readings };
};

/** A database with nothing of ours around it. */
export type Bare = { readonly repeat: (reading: Reading) => Promise<void>; readonly close: () => Promise<void> };

const BEGIN = 'begin isolation level repeatable read read only';
const WHO = `select set_config('role', 'remit_app', true), set_config('remit.council', $1, true)`;

const { parse, bind, describe: describePortal, execute, query, sync } = protocol.serialize;

// As few messages as the protocol allows, and nothing is made of the answers.
const batch = ({ sql, parameters }: Statement): Uint8Array =>
  Buffer.concat([
    parse({ text: sql }),
    bind({ values: [...parameters] }),
    describePortal({ type: 'P' }),
    execute({}),
    sync(),
  ]);

/** PGlite as it comes on a folder that a database lies in, in this thread. */
export const barePglite = async (directory: string): Promise<Bare> => {
  const database = await PGlite.create(directory);
  const send = async (message: Uint8Array): Promise<void> => {
    await database.execProtocol(message, { syncToFs: false });
  };
  return {
    repeat: async ({ council, statements }) => {
      await send(query(BEGIN));
      await send(batch({ sql: WHO, parameters: [council] }));
      for (const statement of statements) await send(batch(statement));
      await send(query('commit'));
    },
    close: () => database.close(),
  };
};

/** A PostgreSQL server through its usual client. */
export const barePostgres = async (url: string): Promise<Bare> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    repeat: async ({ council, statements }) => {
      await client.query(BEGIN);
      await client.query(WHO, [council]);
      for (const { sql, parameters } of statements) await client.query(sql, [...parameters]);
      await client.query('commit');
    },
    close: () => client.end(),
  };
};
