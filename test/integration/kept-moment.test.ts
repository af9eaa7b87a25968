import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { STATUS_WORD_OVERRIDE } from '../../src/features/councils/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import type { Database } from '../../src/platform/index.ts';
import { atOneMoment, keptTables, partOf } from '../../src/platform/kept/index.ts';
import { A_TEST } from '../support/actor.ts';
import { betweenReads } from '../support/between-reads.ts';
import { forEachDatabase, MIGRATIONS, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { secondsClock } from '../support/demo-data.ts';
import { addRules } from '../support/evidence.ts';
import { evidenceOf } from '../support/kept-evidence.ts';
import { type Owned, ownedPostgres } from '../support/owned-database.ts';

const COUNCILS = ['dundee', 'fife'] as const;
const SCOPES = [null, ...COUNCILS].map((council) => ({ council, clearance: 'restricted' as const }));

const clock = secondsClock();

/** Revises so many words of a council, in one write. */
const writeWords = (database: Database, council: string, count: number, label: string): Promise<void> =>
  database.write({ council }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    const words = Array.from({ length: count }, (_, index) => ({
      code: `word-${index}`,
      label,
      short_label: 'A word',
      meaning: 'For a test',
    }));
    await revise(tx, STATUS_WORD_OVERRIDE, words, 'test', at);
    await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: label });
  });

/** Every line of every table, each after its table's name, with what was counted beforehand. */
const everything = (database: Database): Promise<{ lines: string[]; counted: number }> =>
  atOneMoment(
    database,
    async (snapshot) => {
      await snapshot.as({ council: null });
      const tables = await keptTables(snapshot);
      return { parts: SCOPES.flatMap((scope) => tables.flatMap((table) => partOf(table, scope))) };
    },
    async ({ parts }, moment) => {
      const lines: string[] = [];
      let counted = 0;
      for (const part of parts) {
        counted += await moment.count(part);
        for await (const some of moment.lines(part)) lines.push(...some.map((line) => `${part.table.name} ${line}`));
      }
      return { lines: lines.sort(), counted };
    },
  );

await forEachDatabase('a moment that is read bit by bit', ({ database }) => {
  // Each council has more than ten entries and a table of several blocks.
  before(async () => {
    await addRules(database(), clock);
    for (let turn = 0; turn < 12; turn += 1)
      for (const council of COUNCILS) await writeWords(database(), council, 40, `Turn ${turn}`);
    await evidenceOf(database(), clock, 'dundee' as CouncilCode).add('A minute');
  });

  test('is what one snapshot saw, row by row, whatever is written between two reads', async () => {
    const { heldBySnapshot: _, ...never } = database();
    const wanted = await everything(never);
    assert.equal(wanted.lines.filter((line) => line.startsWith('status_word_override ')).length, 2 * 12 * 40);
    assert.equal(wanted.lines.filter((line) => line.startsWith('evidence_blob ')).length, 1);
    let writes = 0;
    const written = betweenReads(database(), async () => {
      writes += 1;
      await writeWords(database(), COUNCILS[writes % 2] ?? '', 5, `Meanwhile ${writes}`);
    });
    const found = await everything(written);
    assert.ok(writes > 12, `only ${writes} writes`);
    assert.deepEqual(found.lines, wanted.lines);
    assert.equal(found.counted, wanted.lines.length);
  });
});

const suiteOfOwner = (): void => {
  describe('tampering while the record is verified bit by bit (postgresql)', () => {
    /** What verifying tells where the owner of the tables, held back by nothing, does something after the reads that `when` names. */
    const tampered = async (when: RegExp, statement: string): Promise<string[]> => {
      const owned: Owned = await ownedPostgres(MIGRATIONS);
      try {
        return await owned.serve(MIGRATIONS, async (database) => {
          for (let turn = 0; turn < 3; turn += 1) await writeWords(database, 'dundee', 120, `Turn ${turn}`);
          let due = true;
          const { breaks } = await verifyDatabase(
            betweenReads(database, async ({ sql }) => {
              if (!due || !when.test(sql)) return;
              due = false;
              await owned.own((session) =>
                session.script(`begin; set local session_replication_role = replica; ${statement}; commit`),
              );
            }),
          );
          assert.equal(due, false, 'nothing was tampered with');
          return breaks.map(({ scope, kind, table }) => `${scope}: ${kind} ${table}`);
        });
      } finally {
        await owned.end();
      }
    };

    const MOMENT = /from "record_head" as kept/;
    const COUNTED = /count\(\*\).* from "status_word_override" as kept/s;
    const OF_TURN = `from status_word_override where label = 'Turn 1'`;

    test('a row that is altered before it is read is found', async () => {
      const statement = `update status_word_override set meaning = 'Other' where label = 'Turn 1' and code = 'word-1'`;
      assert.deepEqual(await tampered(MOMENT, statement), ['dundee: row-altered status_word_override']);
      assert.deepEqual(await tampered(COUNTED, statement), ['dundee: row-altered status_word_override']);
    });

    test('rows that are taken away before they are read are found, whether they were counted or not', async () => {
      const statement = `delete ${OF_TURN}`;
      assert.deepEqual(await tampered(MOMENT, statement), ['dundee: row-missing status_word_override']);
      assert.deepEqual(await tampered(COUNTED, statement), ['dundee: row-missing status_word_override']);
    });

    test('a row that is put in is found, dated among the others or after all of them', async () => {
      const put = (at: string): string => `insert into status_word_override
        select council, 'put-in', label, short_label, meaning, origin, ${at}, withdrawn ${OF_TURN} and code = 'word-1'`;
      const found = ['dundee: row-inserted status_word_override'];
      assert.deepEqual(await tampered(MOMENT, put('known_at')), found);
      assert.deepEqual(await tampered(MOMENT, put(`timestamptz '2031-01-01 00:00Z'`)), found);
    });
  });
};

stopServerAtEnd();
if ((await whyNoPostgres()) === null) suiteOfOwner();
