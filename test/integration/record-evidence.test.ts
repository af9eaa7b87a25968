import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { recordChecks } from '../../src/entry/record-checks.ts';
import { addEvidence, type EvidenceFile, keptEvidence } from '../../src/features/evidence/index.ts';
import { verifyFile } from '../../src/features/record/verify-file.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import type { Verification } from '../../src/features/record/verify-result.ts';
import { takeStep } from '../../src/features/retention/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { backUp } from '../support/archives.ts';
import { MIGRATIONS, stopServerAtEnd, whyNoPostgres } from '../support/databases.ts';
import { secondsClock } from '../support/demo-data.ts';
import { addRules, answers, deskOf } from '../support/evidence.ts';
import { type Owned, ownedEmbedded, ownedPostgres } from '../support/owned-database.ts';
import { given } from '../support/people.ts';

const DUNDEE = 'dundee' as CouncilCode;
const OFFICER = { actor: 'P-officer', post: 'CSWO', capacity: 'holder of the post', delegation: null };

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-evidence-'));
});
after(() => rm(folder, { recursive: true, force: true }));

type Files = Readonly<Record<'open' | 'restricted' | 'gone' | 'secretGone', EvidenceFile>>;

// 585,009 bytes: longer than a part of a file is.
const longText = (words: string): Buffer => Buffer.from(`${words}\n${'All is well. '.repeat(45_000)}`);

const addFiles = async (database: Database): Promise<Files> => {
  const clock = secondsClock();
  await addRules(database, clock);
  const add = async (words: string, more: Parameters<typeof answers>[0]): Promise<EvidenceFile> => {
    const by = { council: DUNDEE, actor: A_TEST, mayRestrict: true };
    const upload = { name: 'a.txt', bytes: words === 'A minute' ? longText(words) : Buffer.from(words) };
    return given(await addEvidence(deskOf(database, clock), by, upload, answers(more))).file;
  };
  const dispose = async ({ code, confidentiality: clearance }: EvidenceFile): Promise<void> => {
    const desk = { database, clock, things: keptEvidence };
    const asked = { reason: 'Its time has passed', until: null };
    given(await takeStep(desk, { council: DUNDEE, actor: A_TEST, clearance }, code, { ...asked, step: 'proposed' }));
    given(await takeStep(desk, { council: DUNDEE, actor: OFFICER, clearance }, code, { ...asked, step: 'disposed' }));
  };
  const past = { rule: 'closed', from: '2001-05-01' };
  const files = {
    open: await add('A minute', {}),
    restricted: await add('A statement', { confidentiality: 'restricted' }),
    gone: await add('A complaint', past),
    secretGone: await add('An appeal', { ...past, confidentiality: 'restricted' }),
  };
  await dispose(files.gone);
  await dispose(files.secretGone);
  return files;
};

const told = ({ breaks }: Verification): unknown[] =>
  breaks.map(({ scope, kind, subject }) => `${scope}: ${kind} ${subject}`);

const suite = (name: string, open: (migrations: string) => Promise<Owned>): void => {
  describe(`verifying evidence with the record (${name})`, () => {
    let owned: Owned;
    let files: Files;
    before(async () => {
      owned = await open(MIGRATIONS);
      files = await owned.serve(MIGRATIONS, addFiles);
    });
    after(() => owned.end());

    /** What verifying the data in use, a backup of them and an open export of the council tell. */
    const verified = (): Promise<readonly [live: Verification, file: Verification, exported: Verification]> =>
      owned.serve(MIGRATIONS, async (database) => {
        const [all, exported] = [join(folder, `${name}.backup`), join(folder, `${name}.export`)];
        await backUp(database, all);
        await backUp(database, exported, DUNDEE);
        return [
          await verifyDatabase(database, { checks: recordChecks }),
          await verifyFile(all, { checks: await recordChecks() }),
          await verifyFile(exported, { checks: await recordChecks() }),
        ];
      });
    /** What the three tell after statements of the owner of the tables, which no trigger and no policy holds back. */
    const tampered = async (...statements: string[]): Promise<unknown[][]> => {
      await owned.own(async (session) => {
        for (const statement of statements)
          await session.script(`begin; set local session_replication_role = replica; ${statement}; commit`);
      });
      return (await verified()).map(told);
    };
    const rowOf = ({ sha256 }: EvidenceFile, part: number): string => `sha256 = '${sha256}' and part = ${part}`;

    test('after disposals all is intact, and only what nothing seals is said to be unchecked', async () => {
      const results = await verified();
      assert.deepEqual(results.map(told), [[], [], []]);
      assert.deepEqual(
        results.map(({ notRun }) => notRun.flatMap(({ table }) => table ?? [])),
        [['evidence_text'], ['evidence_text'], ['evidence_text']],
      );
    });

    test('without its checks the content is said to be unchecked', async () => {
      const { breaks, notRun } = await owned.serve(MIGRATIONS, (database) => verifyDatabase(database));
      assert.deepEqual(breaks, []);
      assert.deepEqual(
        notRun.map(({ table, explanation }) => [table, explanation]),
        [
          ['evidence_blob', '3 rows of a table that the record does not seal'],
          ['evidence_text', '7 rows of a table that the record does not seal'],
        ],
      );
    });

    test('one altered byte is found', async () => {
      const { open: file } = files;
      const breaks = [`dundee: evidence-altered ${file.code}`];
      const flip = `update evidence_blob set bytes = set_byte(bytes, 7, get_byte(bytes, 7) # 1) where ${rowOf(file, 2)}`;
      assert.deepEqual(await tampered(flip), [breaks, breaks, breaks]);
      assert.deepEqual(await tampered(flip), [[], [], []]);
    });

    test('a part that is gone is found, and so is a file that is gone altogether', async () => {
      const { open: file, restricted } = files;
      const aside = `create table aside as select * from evidence_blob where ${rowOf(file, 1)} or sha256 = '${restricted.sha256}'`;
      const lost = [`dundee: evidence-altered ${file.code}`, `dundee: evidence-missing ${restricted.code}`];
      const found = await tampered(
        aside,
        `delete from evidence_blob using aside
        where evidence_blob.sha256 = aside.sha256 and evidence_blob.part = aside.part`,
      );
      assert.deepEqual(found, [lost, lost, lost.slice(0, 1)]);
      assert.deepEqual(await tampered('insert into evidence_blob select * from aside', 'drop table aside'), [
        [],
        [],
        [],
      ]);
    });

    test('content of a file that was disposed of is found where it is left, and so is content of nobody', async () => {
      const { gone, secretGone } = files;
      const put = ({ confidentiality, sha256 }: Pick<EvidenceFile, 'confidentiality' | 'sha256'>): string =>
        `insert into evidence_blob values ('dundee', '${confidentiality}', '${sha256}', 1, 'left over')`;
      const stranger = 'f'.repeat(64);
      const left = [
        `dundee: evidence-remaining ${gone.code}`,
        `dundee: evidence-remaining ${secretGone.code}`,
        `dundee: evidence-unknown ${stranger}`,
      ];
      const found = await tampered(put(gone), put(secretGone), put({ confidentiality: 'open', sha256: stranger }));
      assert.deepEqual(
        found.map((each) => each.sort()),
        [left, left, [left[0], left[2]]],
      );
    });
  });
};

stopServerAtEnd();
const without = await whyNoPostgres();
suite('embedded', ownedEmbedded);
if (without === null) suite('postgresql', ownedPostgres);
else test('verifying evidence with the record (postgresql)', { skip: without }, () => undefined);
