import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type Database, QueryError, type Transaction } from '../../src/platform/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { DUNDEE, FIFE, LEDGER_MIGRATIONS, ledger, NOBODY } from '../support/ledger.ts';

const isQueryError = (sqlState: string) => (error: unknown) =>
  error instanceof QueryError && error.sqlState === sqlState;

const insert =
  (name: string, council = 'dundee') =>
  (tx: Transaction) =>
    ledger(tx).insertInto('account').values({ council, name, balance: 0 }).execute();
const names = (tx: Transaction) => ledger(tx).selectFrom('account').select('name').orderBy('name').execute();

const balanceOf = async (database: Database, name: string): Promise<number | undefined> => {
  const query = (tx: Transaction) =>
    ledger(tx).selectFrom('account').select('balance').where('name', '=', name).executeTakeFirst();
  return (await database.read(DUNDEE, query))?.balance;
};

await forEachDatabase(
  'the database',
  ({ database }) => {
    test('a council sees its own rows, another council and nobody see none', async () => {
      await database().write(DUNDEE, insert('foster care'));
      assert.deepEqual(await database().read(DUNDEE, names), [{ name: 'foster care' }]);
      assert.deepEqual(await database().read(FIFE, names), []);
      assert.deepEqual(await database().read(NOBODY, names), []);
    });

    test('a row cannot be written into another council, nor from outside any', async () => {
      await assert.rejects(database().write(DUNDEE, insert('intruder', 'fife')), isQueryError('42501'));
      await assert.rejects(database().write(NOBODY, insert('intruder', 'fife')), isQueryError('42501'));
      assert.deepEqual(await database().read(FIFE, names), []);
    });

    test('another council can neither change nor delete a row', async () => {
      await database().write(DUNDEE, insert('respite'));
      const change = (tx: Transaction) => ledger(tx).updateTable('account').set({ balance: 9 }).executeTakeFirst();
      const remove = (tx: Transaction) => ledger(tx).deleteFrom('account').executeTakeFirst();
      assert.equal((await database().write(FIFE, change)).numUpdatedRows, 0n);
      assert.equal((await database().write(FIFE, remove)).numDeletedRows, 0n);
      assert.equal(await balanceOf(database(), 'respite'), 0);
    });

    for (const council of ['', ' ', "x'; reset role; --", 'DUNDEE', ' dundee']) {
      test(`what is no code of a council opens nothing: "${council}"`, async () => {
        await assert.rejects(database().read({ council }, names), TypeError);
      });
    }

    const HOSTILE = [
      'reset role',
      'set role none',
      'set session authorization default',
      "set local remit.council = 'fife'",
      "select set_config('role', 'none', true)",
      "select set_config('remit.council', 'fife', true)",
      "do $$ begin perform 'x'; end $$",
      'alter table account disable row level security',
      'rollback; begin',
      'select 1; reset role',
    ];
    for (const hostile of HOSTILE) {
      test(`a transaction stays in its role and council: ${hostile}`, async () => {
        const work = async (tx: Transaction): Promise<unknown> => {
          await sql.raw(hostile).execute(tx);
          return names(tx);
        };
        await assert.rejects(database().write(FIFE, work));
        const who = sql<{ role: string; council: string }>`
          select current_user::text as role, current_setting('remit.council') as council`;
        const { rows } = await database().read(FIFE, (tx) => who.execute(tx));
        assert.deepEqual(rows, [{ role: 'remit_app', council: 'fife' }]);
      });
    }

    test('the role has no rights that were not given to it', async () => {
      const attempts = [
        sql`insert into schema_migration (number, name, sha256) values (99, 'x', 'x')`,
        sql`delete from schema_migration`,
        sql`select * into stolen from account`,
        sql`update specimen set words = 'x'`,
        sql`select pg_read_file('PG_VERSION')`,
      ];
      for (const attempt of attempts) {
        await assert.rejects(
          database().write(DUNDEE, (tx) => attempt.execute(tx)),
          isQueryError('42501'),
        );
      }
    });

    test('an append-only table refuses change and deletion', async () => {
      await database().write(DUNDEE, (tx) => sql`insert into entry (batch, line) values (1, 1)`.execute(tx));
      for (const change of [sql`update entry set line = 2`, sql`delete from entry`]) {
        await assert.rejects(
          database().write(DUNDEE, (tx) => change.execute(tx)),
          isQueryError('23001'),
        );
      }
      const count = sql<{ n: number }>`select count(*) as n from entry`;
      assert.deepEqual((await database().read(DUNDEE, (tx) => count.execute(tx))).rows, [{ n: 1 }]);
    });

    test('a read cannot write', async () => {
      await assert.rejects(database().read(DUNDEE, insert('sly')), isQueryError('25006'));
    });

    test('an error in the work keeps nothing, and the next transaction is well', async () => {
      const spoilt = async (tx: Transaction): Promise<void> => {
        await insert('half')(tx);
        throw new Error('changed my mind');
      };
      await assert.rejects(database().write(DUNDEE, spoilt), /changed my mind/);
      await assert.rejects(
        database().write(DUNDEE, (tx) => sql`select ${'not a number'}::int`.execute(tx)),
        (error) => isQueryError('22P02')(error) && !String(error).includes('not a number'),
      );
      await assert.rejects(database().write(DUNDEE, (tx) => sql`selec 1`.execute(tx)));
      await database().write(DUNDEE, insert('whole'));
      assert.equal(await balanceOf(database(), 'half'), undefined);
      assert.equal(await balanceOf(database(), 'whole'), 0);
    });

    test('a failure that the work hides keeps nothing, and is told', async () => {
      const hiding = async (tx: Transaction): Promise<void> => {
        await insert('hidden')(tx);
        await insert('hidden')(tx).catch(() => undefined);
      };
      await assert.rejects(database().write(DUNDEE, hiding), /Nothing was kept/);
      assert.equal(await balanceOf(database(), 'hidden'), undefined);
    });

    test('a savepoint lets the work go on after a failure', async () => {
      await database().write(DUNDEE, async (tx) => {
        await insert('kept')(tx);
        await sql`savepoint row`.execute(tx);
        await assert.rejects(insert('kept')(tx), isQueryError('23505'));
        await sql`rollback to savepoint row`.execute(tx);
        await insert('kept too')(tx);
      });
      assert.equal(await balanceOf(database(), 'kept too'), 0);
    });

    test('one text asked again and again gives each council its own, also after it failed', async () => {
      await database().write(FIFE, insert('of Fife', 'fife'));
      const share = (tx: Transaction, divisor: number) =>
        sql<{ name: string; share: number }>`
          select name, 12 / ${divisor}::int as share from account where name in ('of Fife', 'kept apart')`.execute(tx);
      await database().write(DUNDEE, insert('kept apart'));
      for (let round = 1; round <= 12; round += 1) {
        const own = await database().read(round % 2 === 0 ? FIFE : DUNDEE, (tx) => share(tx, 4));
        assert.deepEqual(own.rows, [{ name: round % 2 === 0 ? 'of Fife' : 'kept apart', share: 3 }]);
        assert.deepEqual((await database().read(NOBODY, (tx) => share(tx, 4))).rows, []);
        await assert.rejects(
          database().read(FIFE, (tx) => share(tx, 0)),
          isQueryError('22012'),
        );
      }
    });

    test('more texts than are kept prepared are each answered', async () => {
      for (const round of [1, 2, 3]) {
        const sums = await database().read(DUNDEE, async (tx) => {
          const found: number[] = [];
          for (let text = 0; text < 500; text += 1) {
            const { rows } = await sql<{ sum: number }>`select ${sql.raw(String(text))} + ${round}::int as sum`.execute(
              tx,
            );
            found.push(rows[0]?.sum ?? -1);
          }
          return found;
        });
        assert.deepEqual(
          sums,
          Array.from({ length: 500 }, (_, text) => text + round),
        );
      }
    });

    test('fifty changes at once lose nothing', async () => {
      await database().write(DUNDEE, insert('counter'));
      const increment = async (tx: Transaction): Promise<void> => {
        const { balance } = await ledger(tx)
          .selectFrom('account')
          .select('balance')
          .where('name', '=', 'counter')
          .executeTakeFirstOrThrow();
        await ledger(tx)
          .updateTable('account')
          .set({ balance: balance + 1 })
          .where('name', '=', 'counter')
          .execute();
      };
      await Promise.all(Array.from({ length: 50 }, () => database().write(DUNDEE, increment)));
      assert.equal(await balanceOf(database(), 'counter'), 50);
    });

    test('a transaction inside a transaction is refused, not waited for', async () => {
      const nested = () => database().read(DUNDEE, names);
      await assert.rejects(database().write(DUNDEE, nested), /pass tx on/);
      const begun = (tx: Transaction) => tx.transaction().execute(names);
      await assert.rejects(database().write(DUNDEE, begun), /already open/);
    });

    test('a tx is of no use after its transaction', async () => {
      const tx = await database().read(DUNDEE, async (inside) => ({ inside }));
      await assert.rejects(names(tx.inside), /over/);
    });

    test('one read sees one moment', async () => {
      const seen = await database().read(NOBODY, async (tx) => {
        const at = sql<{ at: string }>`select now() as at`;
        return [(await at.execute(tx)).rows[0]?.at, (await at.execute(tx)).rows[0]?.at];
      });
      assert.equal(seen[0], seen[1]);
      assert.match(seen[0] ?? '', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    });

    test('every type comes back in the same form', async () => {
      const specimen = {
        id: 1,
        truth: true,
        small: -7,
        whole: 42,
        large: 9007199254740993n,
        rough: 0.25,
        exact: '0.903143585000000000000000000001',
        words: 'Aberdeen "City" \\ £',
        day: '2020-03-31',
        moment: '2026-06-21T22:15:43.123Z',
        document: { list: [1, null], text: 'a' },
        bytes: new Uint8Array([0, 255, 10]),
        key: '018f4e2a-0000-7000-8000-000000000001',
        span: '[2020-04-01,2021-04-01)',
        words_list: ['a', null, 'b,"c"', ''],
        whole_list: [1, 2],
        moment_list: ['2026-11-21T09:00:00.000Z'],
      };
      type Specimens = { specimen: Record<keyof typeof specimen, unknown> };
      await database().write(NOBODY, (tx) =>
        tx.withTables<Specimens>().insertInto('specimen').values(specimen).execute(),
      );
      await database().write(NOBODY, (tx) =>
        tx
          .withTables<Specimens>()
          .insertInto('specimen')
          .values({ ...specimen, id: 2, large: 12, words: null })
          .execute(),
      );
      const [first, second] = await database().read(NOBODY, (tx) =>
        tx.withTables<Specimens>().selectFrom('specimen').selectAll().orderBy('id').execute(),
      );
      assert.deepEqual(first, specimen);
      assert.equal(second?.large, 12);
      assert.equal(second?.words, null);
    });

    test('midnight is that of UTC, whatever the server prefers', async () => {
      const day = sql<{ day: string }>`select '2026-06-21T23:30:00Z'::timestamptz::date as day`;
      assert.deepEqual((await database().read(NOBODY, (tx) => day.execute(tx))).rows, [{ day: '2026-06-21' }]);
    });
  },
  LEDGER_MIGRATIONS,
);
