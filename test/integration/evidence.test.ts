import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';

import { sql } from 'kysely';

import { PNG, PROGRAM, pdfSaying, wordBomb, wordSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import {
  type Added,
  addEvidence,
  type EvidenceDesk,
  evidenceFile,
  evidencePage,
  MOST_BYTES,
  openEvidence,
} from '../../src/features/evidence/index.ts';
import type { EvidenceAnswers } from '../../src/features/evidence/new-evidence.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import type { Clearance, Transaction } from '../../src/platform/database/database.ts';
import { harmCheck } from '../../src/platform/harm-check.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { secondsClock } from '../support/demo-data.ts';
import { addRules, answers, deskOf } from '../support/evidence.ts';

const DUNDEE = 'dundee' as CouncilCode;
const FIFE = 'fife' as CouncilCode;

await forEachDatabase('evidence', ({ database }) => {
  const clock = secondsClock();
  const by = (council: CouncilCode) => ({ council, actor: A_TEST, mayRestrict: true });
  const add = (bytes: Uint8Array, name: string, given: Partial<EvidenceAnswers> = {}, council = DUNDEE) =>
    addEvidence(deskOf(database(), clock), by(council), { name, bytes }, answers(given));
  const added = async (...given: Parameters<typeof add>): Promise<Added> => {
    const result = await add(...given);
    assert.ok(result.ok, JSON.stringify(result));
    return result.value;
  };
  const faultOf = async (...given: Parameters<typeof add>): Promise<string> => {
    const before = await count();
    const result = await add(...given);
    assert.ok(!result.ok);
    assert.equal(await count(), before, 'a refused file leaves nothing behind');
    return result.problem.map(({ code, place }) => `${code} ${place.column}`).join(', ');
  };
  const reading = <Value>(council: string, clearance: Clearance, work: (tx: Transaction) => Promise<Value>) =>
    database().read({ council, clearance }, work);
  const count = (): Promise<number> =>
    reading(DUNDEE, 'restricted', async (tx) => {
      const { rows } = await sql<{ rows: number }>`select (select count(*) from evidence_file)::int
        + (select count(*) from evidence_blob)::int + (select count(*) from evidence_text)::int
        + (select count(*) from record_entry)::int as rows`.execute(tx);
      return rows[0]?.rows ?? -1;
    });
  const search = (words: string, clearance: Clearance = 'open', council: string = DUNDEE) =>
    reading(council, clearance, async (tx) => {
      const query = { search: words, page: 1 };
      const open = await evidencePage(tx, { ...query, confidentiality: 'open' });
      const restricted = await evidencePage(tx, { ...query, confidentiality: 'restricted' });
      assert.equal(open.count + restricted.count, open.files.length + restricted.files.length);
      return [...open.files, ...restricted.files].map(({ file }) => file.code);
    });

  before(() => addRules(database(), clock));

  test('a file is kept, found by its words, and handed out as it came', async () => {
    const bytes = wordSaying(['The fostering panel considered kinship carers']);
    const { file } = await added(bytes, '..\\panel minute.docx', { title: 'May minute' });
    assert.match(file.code, /^E-20\d\d-0001$/);
    assert.equal(file.fileName, 'panel minute.docx');
    assert.equal(file.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(file.textNote, null);
    assert.equal(Number(file.retainedUntil?.slice(0, 4)), Number(file.retainedFrom?.slice(0, 4)) + 6);
    for (const words of ['carer', '"fostering panel"', 'may', file.code, 'kinship -adoption'])
      assert.deepEqual(await search(words), [file.code], words);
    for (const words of ['adoption', '"panel fostering"', 'kinship -carers'])
      assert.deepEqual(await search(words), [], words);
    const opened = await reading(DUNDEE, 'open', (tx) => openEvidence(tx, file.code));
    assert.ok(opened.ok);
    assert.deepEqual(Buffer.from(opened.value.bytes), Buffer.from(bytes));
  });

  test('the record tells of it in codes', async () => {
    const { file } = await added(pdfSaying('Recorded'), 'recorded.pdf', { title: 'A telling title' });
    const { rows } = await reading(DUNDEE, 'open', (tx) =>
      sql<{
        action: string;
        content: string;
      }>`select action, content from record_entry join record_content using (scope, position)
        where subject = ${file.code}`.execute(tx),
    );
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.action, 'evidence.add');
    assert.ok(rows[0]?.content.includes(file.sha256));
    assert.ok(rows[0]?.content.includes('"evidence_file"'), 'the row is sealed by the entry');
    assert.ok(!rows[0]?.content.includes('telling'));
  });

  test('the same content is kept once in a council, and again in another', async () => {
    const bytes = pdfSaying('Once');
    const first = await added(bytes, 'one.pdf');
    const second = await added(bytes, 'two.pdf');
    assert.deepEqual(second.sameAs, [first.file.code]);
    await added(bytes, 'three.pdf', {}, FIFE);
    const parts = (council: string) =>
      reading(council, 'restricted', async (tx) => {
        const { rows } = await sql<{ parts: number }>`
          select count(*)::int as parts from evidence_blob where sha256 = ${first.file.sha256}`.execute(tx);
        return rows[0]?.parts;
      });
    assert.deepEqual([await parts(DUNDEE), await parts(FIFE)], [1, 1]);
  });

  test('another council finds nothing of it', async () => {
    const { file } = await added(pdfSaying('Thistle'), 'thistle.pdf');
    assert.deepEqual(await search('thistle'), [file.code]);
    assert.deepEqual(await search('thistle', 'restricted', FIFE), []);
    const other = await added(pdfSaying('Other'), 'other.pdf', {}, 'angus' as CouncilCode);
    assert.match(other.file.code, /-0001$/, 'numbers of one council tell nothing of another');
    const opened = await reading(FIFE, 'restricted', (tx) => openEvidence(tx, file.code));
    assert.equal(opened.ok ? 'opened' : opened.problem[0]?.code, 'evidence.unknown');
  });

  test('a restricted file is not there without clearance: not listed, counted, found or opened', async () => {
    const bytes = pdfSaying('Whistleblowing statement');
    const before = await search('');
    const { file } = await added(bytes, 'statement.pdf', { confidentiality: 'restricted', title: 'Statement' });
    assert.match(file.code, /^ER-20\d\d-0001$/);
    assert.deepEqual(await search(''), before);
    for (const words of ['whistleblowing', 'statement', file.code]) {
      assert.deepEqual(await search(words), [], words);
      assert.deepEqual(await search(words, 'restricted'), [file.code], words);
    }
    assert.equal(await reading(DUNDEE, 'open', (tx) => evidenceFile(tx, file.code)), null);
    const opened = await reading(DUNDEE, 'open', (tx) => openEvidence(tx, file.code));
    assert.equal(opened.ok ? 'opened' : opened.problem[0]?.code, 'evidence.unknown');
    for (const table of ['evidence_file', 'evidence_blob', 'evidence_text']) {
      const { rows } = await reading(DUNDEE, 'open', (tx) =>
        sql`select 1 from ${sql.table(table)} where sha256 = ${file.sha256}`.execute(tx),
      );
      assert.deepEqual(rows, [], table);
    }
    // An open copy does not tell that a restricted one is there.
    const copy = await added(bytes, 'copy.pdf');
    assert.deepEqual(copy.sameAs, []);
    const { rows } = await reading(DUNDEE, 'open', (tx) =>
      sql`select content from record_content join record_entry using (scope, position) where subject = ${file.code}`.execute(
        tx,
      ),
    );
    assert.deepEqual(rows, [], 'what the record says of it is restricted too');
    const bytesAgain = await reading(DUNDEE, 'restricted', (tx) => openEvidence(tx, file.code));
    assert.ok(bytesAgain.ok);
  });

  test('who may not restrict cannot add a restricted file', async () => {
    const desk = deskOf(database(), clock);
    const given = answers({ confidentiality: 'restricted' });
    const result = await addEvidence(desk, { ...by(DUNDEE), mayRestrict: false }, { name: 'a.pdf', bytes: PNG }, given);
    assert.equal(result.ok ? 'added' : result.problem[0]?.code, 'answer.invalid');
  });

  test('25 MB are taken and come back whole; one byte more is refused', async () => {
    const bytes = new Uint8Array(MOST_BYTES).fill(7);
    bytes.set(PNG);
    bytes[MOST_BYTES - 1] = 9;
    const { file } = await added(bytes, 'large.png');
    const opened = await reading(DUNDEE, 'open', (tx) => openEvidence(tx, file.code));
    assert.ok(opened.ok);
    assert.equal(createHash('sha256').update(opened.value.bytes).digest('hex'), file.sha256);
    const larger = new Uint8Array(MOST_BYTES + 1).fill(7);
    larger.set(PNG);
    assert.equal(await faultOf(larger, 'larger.png'), 'input.too-large file');
  });

  test('what could do harm, or is not what it is called, is refused', async () => {
    assert.equal(await faultOf(wordBomb(300), 'bomb.docx'), 'input.too-large file');
    assert.equal(await faultOf(PROGRAM, 'report.pdf.exe'), 'evidence.kind file');
    assert.equal(await faultOf(pdfSaying('x'), 'report\u202etxt.pdf.exe'), 'evidence.mismatch file');
    assert.equal(await faultOf(pdfSaying('x', '%PDF-1.4\n%<script>\n'), 'a.pdf'), 'evidence.unsafe file');
    assert.equal(await faultOf(new Uint8Array(), 'a.pdf'), 'input.empty file');
  });

  test('a file whose text cannot be read is taken, with the reason', async () => {
    const { file } = await added(
      wordSaying([''], { 'word/header1.xml': new TextEncoder().encode('<a><b></a>') }),
      'odd.docx',
    );
    assert.match(file.textNote ?? '', /could not all be read for searching: it is damaged/);
  });

  test('every answer that will not do is named', async () => {
    const none = {
      title: ' ',
      about: 'x'.repeat(201),
      aboutKind: 'person',
      confidentiality: '',
      rule: '',
      supersedes: '7',
    };
    assert.equal(
      await faultOf(PNG, 'a.png', none),
      'answer.missing title, answer.invalid about, answer.missing aboutKind, answer.missing confidentiality, answer.invalid supersedes, answer.missing rule',
    );
    assert.equal(await faultOf(PNG, 'a.png', { rule: 'closed' }), 'answer.missing from');
    assert.equal(await faultOf(PNG, 'a.png', { rule: 'closed', from: '2026-02-30' }), 'answer.invalid from');
    assert.equal(await faultOf(PNG, 'a.png', { title: 'a\u202eb' }), 'answer.invalid title');
    assert.equal(await faultOf(PNG, 'a.png', { supersedes: 'E-2020-0009' }), 'evidence.unknown supersedes');
  });

  test('a long list comes in pages, and a page beyond the last is the last', async () => {
    const desk: EvidenceDesk = {
      ...deskOf(database(), clock),
      // Nothing of the files themselves is looked at here.
      examine: async () => ({ taken: true, kind: 'pdf', text: '', note: null }),
    };
    const upload = { name: 'paged.pdf', bytes: pdfSaying('Paged') };
    for (let index = 1; index <= 27; index++)
      await addEvidence(desk, by('moray' as CouncilCode), upload, answers({ title: `Paged ${index}` }));
    const page = (number: number, search = '') =>
      reading('moray', 'open', async (tx) => {
        const found = await evidencePage(tx, { search, confidentiality: 'open', page: number });
        return [found.count, found.pages, found.files.length, found.files[0]?.file.title];
      });
    assert.deepEqual(await page(1), [27, 2, 25, 'Paged 27']);
    assert.deepEqual(await page(2, 'paged'), [27, 2, 2, 'Paged 2']);
    assert.deepEqual(await page(999_999), [27, 2, 2, 'Paged 2']);
    assert.deepEqual(await page(3, 'nowhere'), [0, 1, 0, undefined]);
  });

  test('a file takes the place of an older one, once', async () => {
    const older = await added(pdfSaying('Older'), 'older.pdf');
    const newer = await added(pdfSaying('Newer'), 'newer.pdf', { supersedes: older.file.code });
    const read = await reading(DUNDEE, 'open', (tx) => evidenceFile(tx, older.file.code));
    assert.equal(read?.supersededBy, newer.file.code);
    assert.equal(
      await faultOf(pdfSaying('Third'), 'c.pdf', { supersedes: older.file.code }),
      'answer.invalid supersedes',
    );
  });

  test("the installation's check decides, and a check that fails lets nothing in", async () => {
    const tell = async (command: string): Promise<string> => {
      const desk = { ...deskOf(database(), clock), check: harmCheck(command, 5) };
      const result = await addEvidence(desk, by(DUNDEE), { name: 'a.pdf', bytes: pdfSaying('Checked') }, answers());
      return result.ok ? 'added' : (result.problem[0]?.code ?? '');
    };
    assert.equal(await tell('true'), 'added');
    assert.equal(await tell('false'), 'evidence.unsafe');
    assert.equal(await tell('no-such-program-here'), 'evidence.unchecked');
  });

  test('nobody but a disposal takes content away, and nobody changes it', async () => {
    const { file } = await added(pdfSaying('Stays'), 'stays.pdf');
    for (const table of ['evidence_file', 'evidence_blob', 'evidence_text']) {
      const where = sql`where sha256 = ${file.sha256}`;
      await assert.rejects(
        database().write({ council: DUNDEE }, (tx) => sql`delete from ${sql.table(table)} ${where}`.execute(tx)),
      );
      await assert.rejects(
        database().write({ council: DUNDEE }, (tx) =>
          sql`update ${sql.table(table)} set sha256 = sha256 ${where}`.execute(tx),
        ),
      );
    }
    const alone = database().write({ council: DUNDEE }, (tx) =>
      sql`select dispose_of_evidence(${file.code}, now())`.execute(tx),
    );
    await assert.rejects(alone, /without its decision/);
  });
});
