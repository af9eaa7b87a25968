import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import { addEvidence } from '../../src/features/evidence/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { type Confidentiality, type FieldValues, makeEntry, putRight } from '../../src/features/registers/index.ts';
import { REGISTER_KEEPER, REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import { madeType } from '../../src/features/registers/testing/made-register.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { addRules, answers, deskOf } from '../support/evidence.ts';
import { byPerson, councilOf, given, hire, inventCouncils, refused, setClock } from '../support/people.ts';

const COUNCIL = councilOf('northmuir');

const type = () => {
  const made = madeType();
  return {
    ...made,
    fields: [
      ...made.fields,
      { code: 'papers', label: 'Papers', kind: 'evidence' as const, source: 'ours' },
      { code: 'other', label: 'Other letter', kind: 'entry' as const, source: 'ours' },
    ],
  };
};

const letter = (confidentiality: Confidentiality, fields: FieldValues = {}) => ({
  confidentiality,
  distribution: [],
  caseReference: 'C-17',
  service: null,
  fields: { gist: 'About a bus', ...fields },
  happened: { at: '2026-03-09T12:00:00.000Z', day: '2026-03-09' },
  looked: false,
});

await forEachDatabase('what an entry may point to', ({ database }) => {
  const { clock } = setClock('2026-03-09T13:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: COUNCIL });
  const people = new Map<string, string>();
  const as = (post: string) => byPerson(office(), people.get(post) ?? '', post);
  const made = async (post: string, confidentiality: Confidentiality, fields: FieldValues) =>
    makeEntry(await as(post), 'letter', letter(confidentiality, fields));
  const evidence = async (confidentiality: Confidentiality, title: string): Promise<string> => {
    const by = { council: COUNCIL, actor: A_TEST, mayRestrict: true };
    const upload = { name: `${title}.pdf`, bytes: pdfSaying(title) };
    return given(await addEvidence(deskOf(database(), clock), by, upload, answers({ title, confidentiality }))).file
      .code;
  };
  let [openFile, secretFile] = ['', ''];

  before(async () => {
    await inventCouncils(database(), clock, ['northmuir'], { CSWO: ['cswo'], KEEPER: ['owner'] });
    await addRules(database(), clock);
    await database().write({ council: null }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_TYPE, [{ code: 'letter', definition: type() }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    await database().write({ council: 'northmuir' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      await revise(tx, REGISTER_KEEPER, [{ type: 'letter', posts: ['KEEPER'] }], 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'register.keepers', subject: 'letter' });
    });
    for (const post of ['CSWO', 'KEEPER']) people.set(post, await hire(office(), `The ${post}`, post));
    openFile = await evidence('open', 'Open minute');
    secretFile = await evidence('restricted', 'Restricted minute');
  });

  test('a restricted file is answered as one that is not there, in an open entry by everybody, in a restricted one by whoever may not open it', async () => {
    const none = ['There is no such file'];
    for (const post of ['KEEPER', 'CSWO']) {
      assert.deepEqual(refused(await made(post, 'open', { papers: [secretFile] })), none);
      assert.deepEqual(refused(await made(post, 'open', { papers: ['ER-2026-0999'] })), none);
    }
    assert.deepEqual(refused(await made('KEEPER', 'restricted', { papers: [secretFile] })), none);
    given(await made('CSWO', 'restricted', { papers: [secretFile, openFile] }));
    given(await made('KEEPER', 'open', { papers: [openFile] }));
  });

  test('an open entry points to no restricted one, whoever writes it; a restricted one may', async () => {
    const secret = given(await made('KEEPER', 'restricted', {}));
    const none = ['There is no such entry'];
    for (const post of ['KEEPER', 'CSWO']) {
      assert.deepEqual(refused(await made(post, 'open', { other: secret })), none);
      assert.deepEqual(refused(await made(post, 'open', { other: 'LTR-2026-999' })), none);
    }
    const open = given(await made('KEEPER', 'open', {}));
    const changed = { seen: 1, looked: false, words: 'They belong together', fields: { gist: 'A bus', other: secret } };
    assert.deepEqual(refused(await putRight(await as('KEEPER'), open, changed)), none);
    given(await putRight(await as('KEEPER'), secret, { ...changed, fields: { gist: 'A bus', other: open } }));
  });
});
