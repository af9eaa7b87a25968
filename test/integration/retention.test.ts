import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { sql } from 'kysely';

import { pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import {
  addEvidence,
  checkEvidence,
  evidenceFile,
  keptEvidence,
  openEvidence,
} from '../../src/features/evidence/index.ts';
import type { EvidenceAnswers } from '../../src/features/evidence/new-evidence.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { retentionRules, takeStep } from '../../src/features/retention/index.ts';
import { appendStep } from '../../src/features/retention/step.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import type { Clearance } from '../../src/platform/database/database.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { addRules, answers, deskOf } from '../support/evidence.ts';

const DUNDEE = 'dundee' as CouncilCode;
const FIFE = 'fife' as CouncilCode;
const REVIEWER = { actor: 'P-reviewer', post: 'REVIEWER', capacity: 'holder of the post', delegation: null };
const OFFICER = { actor: 'P-officer', post: 'CSWO', capacity: 'holder of the post', delegation: null };

await forEachDatabase('retention', ({ database }) => {
  let now = Date.parse('2020-02-29T10:00:00.000Z');
  const clock = (): string => {
    now += 1000;
    return new Date(now).toISOString();
  };
  const goTo = (day: string): void => {
    now = Math.max(now, Date.parse(`${day}T10:00:00.000Z`));
  };
  const add = async (said: string, given: Partial<EvidenceAnswers> = {}) => {
    const by = { council: DUNDEE, actor: A_TEST, mayRestrict: true };
    const upload = { name: 'a.pdf', bytes: pdfSaying(said) };
    const result = await addEvidence(deskOf(database(), clock), by, upload, answers(given));
    assert.ok(result.ok, JSON.stringify(result));
    return result.value.file;
  };
  const step = async (
    code: string,
    kind: 'proposed' | 'kept' | 'disposed',
    actor = REVIEWER,
    rest: { clearance?: Clearance; until?: string; reason?: string; council?: CouncilCode } = {},
  ): Promise<string> => {
    const { clearance = 'open', until = null, reason = 'Its time has passed', council = DUNDEE } = rest;
    const desk = { database: database(), clock, things: keptEvidence };
    const result = await takeStep(desk, { council, actor, clearance }, code, { step: kind, reason, until });
    return result.ok ? 'taken' : result.problem.map(({ code }) => code).join(', ');
  };
  const due = (day: string, clearance: Clearance = 'open') =>
    database().read({ council: DUNDEE, clearance }, async (tx) =>
      (await keptEvidence.due(tx, day)).map(({ code }) => code),
    );
  const contentRows = async (sha256: string): Promise<number> =>
    database().read({ council: DUNDEE, clearance: 'restricted' }, async (tx) => {
      const { rows } = await sql<{ rows: number }>`select ((select count(*) from evidence_blob where sha256 = ${sha256})
        + (select count(*) from evidence_text where sha256 = ${sha256}))::int as rows`.execute(tx);
      return rows[0]?.rows ?? -1;
    });
  const breaks = async (): Promise<string[]> =>
    database().read({ council: DUNDEE, clearance: 'restricted' }, async (tx) => {
      const check = checkEvidence();
      for (const table of ['evidence_file', 'evidence_blob', 'evidence_text', 'retention_step']) {
        const { rows } = await sql<{ row: Record<string, unknown> }>`
          select to_jsonb(kept) as row from ${sql.table(table)} as kept`.execute(tx);
        for (const { row } of rows) check.take(table, row);
      }
      return check.finish().map(({ code, kind }) => `${kind} ${code}`);
    });

  before(() => addRules(database(), clock));

  test('a rule becomes a day, and nothing is due before it', async () => {
    const leap = await add('Leap day');
    assert.equal(leap.retainedUntil, '2026-02-28');
    const closed = await add('Complaint', { rule: 'closed', from: '2015-05-31' });
    assert.equal(closed.retainedUntil, '2021-05-31');
    assert.equal((await add('For ever', { rule: 'for-ever' })).retainedUntil, null);
    assert.deepEqual(await due('2021-05-30'), []);
    assert.deepEqual(await due('2021-05-31'), [closed.code]);
    assert.equal(await step(leap.code, 'proposed'), 'retention.refused');
    assert.equal(await step(leap.code, 'disposed'), 'retention.refused');
  });

  test('one proposes, another decides, and what it was stays for good', async () => {
    const file = await add('To go', { rule: 'closed', from: '2010-01-01' });
    assert.equal(await contentRows(file.sha256), 2);
    assert.equal(await step(file.code, 'disposed', OFFICER), 'retention.refused', 'nobody has proposed it');
    assert.equal(await step(file.code, 'proposed', REVIEWER, { reason: ' ' }), 'answer.missing');
    assert.equal(await step(file.code, 'proposed', REVIEWER, { reason: '\u200b' }), 'answer.missing');
    assert.equal(await step(file.code, 'proposed'), 'taken');
    assert.equal(await step(file.code, 'proposed', OFFICER), 'retention.refused', 'it is proposed already');
    assert.equal(await step(file.code, 'disposed'), 'retention.refused', 'not by whoever proposed it');
    assert.equal(await step(file.code, 'disposed', OFFICER, { council: FIFE }), 'evidence.unknown');
    assert.equal(await contentRows(file.sha256), 2);
    assert.equal(await step(file.code, 'disposed', OFFICER), 'taken');
    assert.equal(await contentRows(file.sha256), 0);
    const kept = await database().read({ council: DUNDEE }, (tx) => evidenceFile(tx, file.code));
    assert.equal(kept?.disposed, true);
    assert.deepEqual(kept?.file, file);
    const opened = await database().read({ council: DUNDEE }, (tx) => openEvidence(tx, file.code));
    assert.equal(opened.ok ? 'opened' : opened.problem[0]?.code, 'evidence.disposed');
    const { rows } = await database().read({ council: DUNDEE }, (tx) =>
      sql<{ action: string; actor: string; content: string }>`select action, actor, content
        from record_entry join record_content using (scope, position) where subject = ${file.code} order by position`.execute(
        tx,
      ),
    );
    assert.deepEqual(
      rows.map(({ action, actor }) => `${action} ${actor}`),
      ['evidence.add a test', 'retention.propose P-reviewer', 'retention.disposed P-officer'],
    );
    assert.ok(rows[2]?.content.includes(file.sha256) && rows[2].content.includes('"Its time has passed"'));
    assert.equal(await step(file.code, 'proposed'), 'evidence.disposed');
    assert.deepEqual(await breaks(), []);
  });

  test('what is kept longer comes back on its day', async () => {
    const file = await add('Longer', { rule: 'closed', from: '2010-01-01' });
    assert.equal(await step(file.code, 'proposed'), 'taken');
    assert.equal(await step(file.code, 'kept', OFFICER, { until: '2019-01-01' }), 'answer.invalid');
    assert.equal(
      await step(file.code, 'kept', OFFICER, { until: '2031-03-31', reason: 'An inquiry asks for it' }),
      'taken',
    );
    assert.equal((await due('2031-03-30')).includes(file.code), false);
    assert.equal((await due('2031-03-31')).includes(file.code), true);
    assert.equal(await step(file.code, 'disposed', OFFICER), 'retention.refused');
  });

  test('bytes that another file needs stay until it goes too', async () => {
    const first = await add('Shared by two', { rule: 'closed', from: '2010-01-01' });
    const second = await add('Shared by two', { rule: 'closed', from: '2010-01-01' });
    assert.equal(first.sha256, second.sha256);
    for (const { code } of [first, second]) assert.equal(await step(code, 'proposed'), 'taken');
    assert.equal(await step(first.code, 'disposed', OFFICER), 'taken');
    assert.equal(await contentRows(first.sha256), 2);
    const opened = await database().read({ council: DUNDEE }, (tx) => openEvidence(tx, first.code));
    assert.equal(opened.ok ? 'opened' : opened.problem[0]?.code, 'evidence.disposed');
    assert.equal(await step(second.code, 'disposed', OFFICER), 'taken');
    assert.equal(await contentRows(first.sha256), 0);
    // The same file may be added again one day.
    const again = await add('Shared by two', { rule: 'closed', from: '2010-01-01' });
    assert.equal(await contentRows(again.sha256), 2);
    assert.deepEqual(await breaks(), []);
  });

  test('a restricted file is reviewed with clearance alone', async () => {
    const file = await add('Secret', { rule: 'closed', from: '2010-01-01', confidentiality: 'restricted' });
    assert.equal((await due('2030-01-01')).includes(file.code), false);
    assert.equal((await due('2030-01-01', 'restricted')).includes(file.code), true);
    assert.equal(await step(file.code, 'proposed'), 'evidence.unknown');
    assert.equal(await step(file.code, 'proposed', REVIEWER, { clearance: 'restricted' }), 'taken');
    assert.equal(await step(file.code, 'disposed', OFFICER), 'evidence.unknown');
    assert.equal(await step(file.code, 'disposed', OFFICER, { clearance: 'restricted' }), 'taken');
    assert.equal(await contentRows(file.sha256), 0);
  });

  test('the database itself holds the two persons and the decision', async () => {
    const file = await add('Guarded', { rule: 'closed', from: '2010-01-01' });
    assert.equal(await step(file.code, 'proposed'), 'taken');
    // Past the service: a decision by the one who proposed it, and a disposal of another file than the one decided on.
    const forced = (actor: typeof REVIEWER, code: string) =>
      database().write({ council: DUNDEE }, async (tx) => {
        const at = await instantOfWrite(tx, clock);
        const decision = {
          subject: file.code,
          confidentiality: 'open',
          step: 'disposed',
          reason: 'x',
          keepUntil: null,
        } as const;
        await appendStep(tx, { ...decision, knownAt: at, sha256: file.sha256, by: actor });
        await sql`select dispose_of_evidence(${code}, ${at}::timestamptz)`.execute(tx);
        await appendToRecord(tx, { at, actor, action: 'retention.disposed', subject: code });
      });
    const other = await add('Not decided on', { rule: 'closed', from: '2010-01-01' });
    await assert.rejects(forced(REVIEWER, file.code), /One person proposes/);
    await assert.rejects(forced(OFFICER, other.code), /without its decision/);
    assert.equal(await contentRows(file.sha256), 2);
    assert.equal(await contentRows(other.sha256), 2);
  });

  test('the check finds content that is gone, changed, left over or nobody’s', async () => {
    const row = { council: 'dundee', confidentiality: 'open' };
    const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
    const file = { ...row, code: 'E-2026-0001', sha256, size: 5 };
    // "hello" in two parts, the second one first.
    const parts = [
      { ...row, sha256, part: 2, bytes: '\\x6c6f' },
      { ...row, sha256, part: 1, bytes: '\\x68656c' },
    ];
    const gone = { council: 'dundee', subject: 'E-2026-0001', step: 'disposed', sha256 };
    const told = (files: object[], blobs: object[], steps: object[] = []): string[] => {
      const check = checkEvidence();
      for (const each of blobs) check.take('evidence_blob', { ...each });
      for (const each of files) check.take('evidence_file', { ...each });
      for (const each of steps) check.take('retention_step', { ...each });
      return check.finish().map(({ kind }) => kind);
    };
    assert.deepEqual(told([file], parts), []);
    assert.deepEqual(told([file], []), ['evidence-missing']);
    assert.deepEqual(told([file], parts.slice(0, 1)), ['evidence-altered']);
    assert.deepEqual(told([file], [{ ...parts[0], bytes: '\\x6c6e' }, parts[1] ?? {}]), ['evidence-altered']);
    assert.deepEqual(told([file], [], [gone]), []);
    assert.deepEqual(told([file], [], [{ ...gone, sha256: 'another' }]), ['evidence-missing']);
    assert.deepEqual(told([file], parts, [gone]), ['evidence-remaining']);
    assert.deepEqual(told([], parts), ['evidence-unknown']);
  });

  test('rules are read with the day they were known', async () => {
    goTo('2027-01-01');
    const rules = await database().read({ council: DUNDEE }, (tx) => retentionRules(tx, clock()));
    assert.deepEqual(
      rules.map(({ code, years, own }) => [code, years, own]),
      [
        ['closed', 6, false],
        ['for-ever', null, false],
        ['six-years', 6, false],
      ],
    );
  });
});
