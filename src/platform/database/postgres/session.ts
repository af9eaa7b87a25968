import type { ClientBase, CustomTypesConfig, QueryResult } from 'pg';
import type { Session } from '../session.ts';
import { decoderOf, encodeValue } from '../values.ts';
import { postgresFailure } from './failures.ts';

/** Makes `pg` read columns as the embedded database does. */
export const types: CustomTypesConfig = { getTypeParser: (type: number) => decoderOf(type) };

type Row = Record<string, unknown>;

/** A client of `pg` as a session. */
export const sessionOver = (client: ClientBase): Session => ({
  query: async (sql, parameters = []) => {
    try {
      // The extended protocol takes one statement only, even where there are no parameters; @types/pg does not know the option.
      const query = { text: sql, values: parameters.map(encodeValue), queryMode: 'extended' };
      const { command, rowCount, rows }: QueryResult<Row> = await client.query<Row>(query);
      return { command, count: rowCount, rows };
    } catch (error) {
      throw postgresFailure(error);
    }
  },
  script: async (sql) => {
    try {
      await client.query(sql);
    } catch (error) {
      throw postgresFailure(error);
    }
  },
});
