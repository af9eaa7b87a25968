import { sql } from 'kysely';

import type { Database, Scope } from '../../src/platform/index.ts';

// What changes by being used, and says nothing of what was done.
const VOLATILE = ['seen_at', 'used_at'];

const everythingIn = async (database: Database, scope: Scope, kinds: readonly string[]): Promise<Map<string, string>> =>
  database.read(scope, async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select name from kept_table where kind = any (${kinds}::text[]) order by name`.execute(tx);
    const parts = rows.map(
      ({
        name,
      }) => sql`select ${name}::text as name, count(*) || ' ' || coalesce(md5(string_agg(md5((to_jsonb(kept) - ${VOLATILE}::text[])::text), ''
        order by md5((to_jsonb(kept) - ${VOLATILE}::text[])::text))), '') as state from ${sql.table(name)} as kept`,
    );
    const found = await sql<{ name: string; state: string }>`${sql.join(parts, sql` union all `)}`.execute(tx);
    return new Map(found.rows.map(({ name, state }) => [name, state]));
  });

/** How all rows of a council stand, as one text for each table: two that are equal mean that nothing was written in between. */
export const stateOfCouncil = (database: Database, council: string): Promise<Map<string, string>> =>
  everythingIn(database, { council, clearance: 'restricted' }, ['council', 'content', 'record']);

/** The same for what no entry of the record seals: the bytes and the texts of files. */
export const contentsOfCouncil = (database: Database, council: string): Promise<Map<string, string>> =>
  everythingIn(database, { council, clearance: 'restricted' }, ['content']);

/** The same for what belongs to the installation: persons, accounts, sessions, tokens. */
export const stateOfInstallation = (database: Database): Promise<Map<string, string>> =>
  everythingIn(database, { council: null }, ['installation']);

/** What somebody has and is at the door: their particulars, account, identities, sessions and tokens. */
export const stateOfPerson = (database: Database, person: string): Promise<unknown> =>
  database.read({ council: null }, async (tx) => {
    const rowsOf = (
      name: string,
      column = 'person',
    ) => sql`select ${name}::text as name, (to_jsonb(kept) - ${VOLATILE}::text[])::text as line
      from ${sql.table(name)} as kept where ${sql.ref(column)} = ${person}`;
    const parts = [
      rowsOf('person', 'code'),
      ...['person_particulars', 'account', 'identity', 'identity_link', 'session', 'api_token'].map((name) =>
        rowsOf(name),
      ),
    ];
    const { rows } = await sql`${sql.join(parts, sql` union all `)} order by 1, 2`.execute(tx);
    return rows;
  });

/** The entries of a council's record after so many, restricted ones among them: their actions. */
export const actionsAfter = (database: Database, council: string, position: number): Promise<string[]> =>
  database.read({ council, clearance: 'restricted' }, async (tx) => {
    const { rows } = await sql<{ action: string }>`
      select action from record_entry where owner_of_chain(scope) = ${council}
      order by at, scope, position offset ${position}`.execute(tx);
    return rows.map(({ action }) => action);
  });

/** How many entries the record of a council has, restricted ones among them. */
export const positionOf = (database: Database, council: string): Promise<number> =>
  database.read({ council, clearance: 'restricted' }, async (tx) => {
    const { rows } = await sql<{ position: number }>`
      select coalesce(sum(position), 0)::int as position from record_head where owner_of_chain(scope) = ${council}`.execute(
      tx,
    );
    return rows[0]?.position ?? 0;
  });
