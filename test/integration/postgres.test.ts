import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { FaultError } from '../../src/kernel/index.ts';
import { createLog, openPostgres } from '../../src/platform/index.ts';
import { createPostgres, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { DUNDEE, FIFE, LEDGER_MIGRATIONS as migrations, readBatches, writeBatch } from '../support/ledger.ts';

stopServerAtEnd();
const reason = await whyNoPostgres();

const isFault =
  (code: string, words = /./) =>
  (error: unknown) =>
    error instanceof FaultError && error.fault.code === code && words.test(error.message);

const SECRET = 'hunter2';

test('a server that does not answer is named by its kind of failure alone', async () => {
  const url = `postgresql://someone:${SECRET}@127.0.0.1:1/remit`;
  await assert.rejects(
    openPostgres({ url, migrations }),
    (error) =>
      isFault('database.unreachable', /ECONNREFUSED/)(error) && !`${error}${(error as Error).cause}`.includes(SECRET),
  );
});

test('an address that cannot be read is not repeated', async () => {
  await assert.rejects(
    openPostgres({ url: `postgresql://someone:${SECRET}@[/remit`, migrations }),
    (error) => isFault('database.unreachable')(error) && !String(error).includes(SECRET),
  );
});

describe('PostgreSQL', { skip: reason ?? false }, () => {
  let at: Awaited<ReturnType<typeof createPostgres>>;
  before(async () => {
    at = await createPostgres(migrations);
  });
  after(() => at.drop());

  const asOwner = async (statement: string): Promise<pg.QueryResult> => {
    const client = new pg.Client({ connectionString: at.ownerUrl });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  };

  test('a sign-in that fails is told without its password', async () => {
    const url = new URL(at.url);
    url.username = 'remit_nobody';
    url.password = SECRET;
    await assert.rejects(
      openPostgres({ url: url.href, migrations }),
      (error) => isFault('database.unreachable', /28P01|28000/)(error) && !String(error).includes(SECRET),
    );
  });

  test('a login without limits is warned of, and still works in the role', async () => {
    const lines: string[] = [];
    const log = createLog({ level: 'warn', style: 'pretty', clock: () => '', write: (line) => lines.push(line) });
    const database = await openPostgres({ url: at.ownerUrl, migrations, log });
    const who = sql<{ role: string }>`select current_user::text as role`;
    assert.deepEqual((await database.read(DUNDEE, (tx) => who.execute(tx))).rows, [{ role: 'remit_app' }]);
    await database.close();
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /could bypass the separation of councils/);
  });

  test('a login that may not take the role is let', async () => {
    await asOwner('revoke remit_app from remit_test_login');
    const database = await openPostgres({ ...at, migrations });
    assert.deepEqual([...(await database.read(DUNDEE, readBatches))], []);
    await database.close();
  });

  const WAYS = [
    ['alter role remit_app bypassrls', 'alter role remit_app nobypassrls', /may bypass row-level security/],
    [
      'grant create on schema public to remit_app',
      'revoke create on schema public from remit_app',
      /may create tables/,
    ],
    [
      'grant insert on schema_migration to remit_app',
      'revoke insert on schema_migration from remit_app',
      /rewrite the history/,
    ],
    ['alter table specimen owner to remit_app', 'alter table specimen owner to postgres', /owns tables/],
    ['grant postgres to remit_app', 'revoke postgres from remit_app', /become a role without limits/],
  ] as const;
  for (const [open, shut, words] of WAYS) {
    test(`a role with a way round is refused: ${open}`, async () => {
      await asOwner(open);
      try {
        await assert.rejects(openPostgres({ ...at, migrations }), isFault('database.role', words));
      } finally {
        await asOwner(shut);
      }
    });
  }

  test('two starters on an empty database do not collide', async () => {
    await asOwner('create database remit_two_starters');
    const url = new URL(at.ownerUrl);
    url.pathname = '/remit_two_starters';
    const both = await Promise.all([1, 2].map(() => openPostgres({ url: url.href, migrations })));
    for (const database of both) await database.close();
    await asOwner('drop database remit_two_starters with (force)');
  });

  test('readers go on while many writers wait', async () => {
    const database = await openPostgres({ ...at, migrations });
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let entered = (): void => undefined;
    const inside = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const first = database.write(DUNDEE, async () => {
      entered();
      await held;
    });
    await inside;
    const others = Array.from({ length: 30 }, (_, index) => database.write(DUNDEE, writeBatch(100 + index, '')));
    await database.write(FIFE, writeBatch(1, ''));
    assert.equal((await database.read(DUNDEE, readBatches)).size, 0);
    letGo();
    await Promise.all([first, ...others]);
    assert.equal((await database.read(DUNDEE, readBatches)).size, 30);
    await database.close();
  });

  test('writers in two processes take turns as well', async () => {
    const [one, two] = [await openPostgres({ ...at, migrations }), await openPostgres({ ...at, migrations })];
    await one.write(DUNDEE, (tx) => sql`insert into account (name, balance) values ('shared', 0)`.execute(tx));
    const increment = async (database: typeof one): Promise<void> => {
      await database.write(DUNDEE, async (tx) => {
        const found = await sql<{ balance: number }>`select balance from account where name = 'shared'`.execute(tx);
        const next = (found.rows[0]?.balance ?? 0) + 1;
        await sql`update account set balance = ${next} where name = 'shared'`.execute(tx);
      });
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => increment(index % 2 === 0 ? one : two)));
    const end = sql<{ balance: number }>`select balance from account where name = 'shared'`;
    assert.deepEqual((await one.read(DUNDEE, (tx) => end.execute(tx))).rows, [{ balance: 20 }]);
    await one.close();
    await two.close();
  });

  test('a connection that is cut fails the work in hand and not the next', async () => {
    const database = await openPostgres({ ...at, migrations });
    const cut = database.write(DUNDEE, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await asOwner(`select pg_terminate_backend(${rows[0]?.pid})`);
      await writeBatch(900, '')(tx);
    });
    await assert.rejects(cut, isFault('database.unreachable'));
    assert.equal((await database.read(DUNDEE, readBatches)).has(900), false);
    await database.close();
  });
});
