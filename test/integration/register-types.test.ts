import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { loadPack, readPack, readPackFolder } from '../../src/features/packs/index.ts';
import {
  heldTypes,
  OWN_REGISTER_TYPE,
  REGISTER_KEEPER,
  REGISTER_TYPE,
  type TypeRow,
} from '../../src/features/registers/index.ts';
import { FaultError } from '../../src/kernel/index.ts';
import { inForce } from '../../src/platform/database/revisions.ts';
import { projectRoot } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';

const LATEST = '9999-12-31T23:59:59.999Z';
const utf8 = (content: unknown): Uint8Array =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
const head = (council: string | null, id = 'a-pack', version = '1.0.0'): Uint8Array =>
  utf8({ id, title: 'A pack', version, council, invented: true, notice: '', description: '', sources: [] });

const ward = { code: 'my-ward', label: 'Ward', kind: 'text', source: 'council', exported: true };

await forEachDatabase('registers from packs', ({ database }) => {
  const clock = secondsClock();
  const load = async (
    files: Readonly<Record<string, unknown>>,
    council: string | null,
    id?: string,
  ): Promise<string[]> => {
    const given = new Map(Object.entries(files).map(([name, value]) => [name, utf8(value)] as const));
    const pack = await readPack(new Map([['pack.json', head(council, id)], ...given]));
    const told = ({ place, message }: { place: { file?: string; column?: string }; message: string }): string =>
      `${place.file} ${place.column}: ${message}`;
    if (!pack.ok) return pack.problem.map(told);
    try {
      await loadPack(database(), pack.value, { clock, actor: A_TEST, makeDue: null });
      return [];
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return [told(error.fault)];
    }
  };
  const held = (council: string) =>
    database().read({ council }, async (tx) =>
      heldTypes(
        await inForce<TypeRow>(tx, REGISTER_TYPE, LATEST),
        await inForce<TypeRow>(tx, OWN_REGISTER_TYPE, LATEST),
      ),
    );

  before(() => loadPacks(database(), ['scotland', 'invented-example', 'dundee-example'], clock));

  test('every file of the shipped pack is a register of every council, and loading it again changes nothing', async () => {
    const names = [...(await readPackFolder(join(projectRoot(), 'packs', 'scotland'))).keys()];
    const codes = names.flatMap((name) => /^registers\/(.+)\.json$/.exec(name)?.[1] ?? []);
    assert.deepEqual([...(await held('dundee')).keys()].sort(), codes.sort());
    const pack = await readPack(await readPackFolder(join(projectRoot(), 'packs', 'scotland')));
    assert.ok(pack.ok);
    const again = await loadPack(database(), pack.value, { clock, actor: A_TEST, makeDue: null });
    const types = again.changes.find(({ file }) => file === 'registers');
    assert.deepEqual(types, { file: 'registers', added: [], changed: [], withdrawn: [], unchanged: codes.length });
  });

  test('each register of both example councils has its keepers', async () => {
    for (const council of ['dundee', 'strathinver']) {
      const keepers = await database().read({ council }, (tx) =>
        inForce<{ type: string }>(tx, REGISTER_KEEPER, LATEST),
      );
      assert.deepEqual(
        keepers.map(({ type }) => type),
        [...(await held(council)).keys()].sort(),
        council,
      );
    }
  });

  test('a council adds to a shared register, which no other council sees', async () => {
    const added = {
      adds_to: 'complaint',
      fields: [ward],
      changes: [{ of: 'type', code: 'complaint', label: 'Complaint here' }],
    };
    assert.deepEqual(await load({ 'registers/complaint.json': added }, 'angus'), []);
    const own = (await held('angus')).get('complaint');
    assert.deepEqual([own?.title, own?.fields.at(-1)], ['Complaint here', ward]);
    assert.equal((await held('dundee')).get('complaint')?.title, 'Complaint');
    // A later pack without it withdraws it.
    assert.deepEqual(await load({}, 'angus'), []);
    assert.equal((await held('angus')).get('complaint')?.title, 'Complaint');
  });

  test('what does not fit is refused with its file and its place, and nothing is loaded', async () => {
    const addition = (given: object) =>
      load({ 'registers/complaint.json': { adds_to: 'complaint', ...given } }, 'angus');
    assert.deepEqual(await addition({ fields: [{ ...ward, code: 'ward' }] }), [
      'registers/complaint.json fields.0.code: must begin with "my-", so that no later pack can take it',
    ]);
    assert.deepEqual(await addition({ choices: [{ field: 'gist', choices: [{ code: 'my-one', label: 'One' }] }] }), [
      'registers/complaint.json choices: "gist" is no field of "complaint" with answers to choose from',
    ]);
    assert.deepEqual(await load({ 'registers/gone.json': { adds_to: 'gone' } }, 'angus'), [
      'registers/gone.json adds_to: No register that all councils share is called "gone"',
    ]);
    assert.deepEqual(await load({ 'registers/complaint.json': { adds_to: 'complaint' } }, null), [
      'registers/complaint.json code: Only the pack of one council adds to a register, or has one of its own',
    ]);
    assert.deepEqual(await load({ 'registers/visit.json': { adds_to: 'complaint' } }, 'angus'), [
      'registers/visit.json code: The file is called "visit.json" and describes "complaint"',
    ]);
    assert.deepEqual(await load({ 'registers/visit.json': '{' }, 'angus'), [
      "registers/visit.json undefined: It is not JSON: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ]);
    const complaint = (await held('angus')).get('complaint');
    assert.deepEqual(await load({ 'registers/complaint.json': complaint }, 'angus'), [
      "registers/complaint.json code: A council's pack may not change what all councils share",
    ]);
    assert.deepEqual(await load({ 'registers/my-grumble.json': { ...complaint, code: 'my-grumble' } }, 'angus'), [
      'registers/my-grumble.json letters: References that begin with "CP" would be those of both "Complaint" and "Complaint"',
    ]);
    assert.deepEqual(
      await load({ 'register-keepers.csv': 'type,posts,source,source_line\ncomplaints,,,\n' }, 'angus'),
      ['register-keepers.csv posts: "posts" is empty'],
    );
    const posts = 'code,title,service,basis,source,source_line\nCSWO,Officer,,stated,,\n';
    const keepers = 'type,posts,source,source_line\ncomplaints,CSWO,,\n';
    assert.deepEqual(await load({ 'posts.csv': posts, 'register-keepers.csv': keepers }, 'angus'), [
      'register-keepers.csv type: No register is called "complaints"',
    ]);
    assert.equal((await held('angus')).size, (await held('dundee')).size);
  });

  test("a council's own register is one of its own", async () => {
    const complaint = (await held('angus')).get('complaint');
    const own = { ...complaint, code: 'my-grumble', letters: 'MG', title: 'Grumble', counts: [] };
    assert.deepEqual(await load({ 'registers/my-grumble.json': own }, 'angus'), []);
    assert.equal((await held('angus')).get('my-grumble')?.title, 'Grumble');
    assert.equal((await held('dundee')).get('my-grumble'), undefined);
  });

  test('two registers that would give the same references are refused with the names of both, in one pack, by two, and by a later shared one', async () => {
    const complaint = (await held('angus')).get('complaint');
    const grumble = { ...complaint, code: 'my-grumble', letters: 'MG', title: 'Grumble', counts: [] };
    const moan = { ...complaint, code: 'my-moan', letters: 'MGR', title: 'Moan', confidentiality: 'open', counts: [] };
    const both = 'would be those of both "Grumble" and "Moan"';
    assert.deepEqual(await load({ 'registers/my-grumble.json': grumble, 'registers/my-moan.json': moan }, 'angus'), [
      `registers/my-moan.json letters: References that begin with "MGR" ${both}`,
    ]);
    // The pack of another name adds to what the first brought.
    assert.deepEqual(await load({ 'registers/my-moan.json': moan }, 'angus', 'another-pack'), [
      `registers/my-moan.json letters: References that begin with "MGR" ${both}`,
    ]);
    const sigh = { ...complaint, code: 'sigh', letters: 'MG', title: 'Sigh', confidentiality: 'open', counts: [] };
    assert.deepEqual(await load({ 'registers/sigh.json': sigh }, null, 'another-pack'), [
      'registers/sigh.json letters: References that begin with "MG" would be those of both "Grumble" and "Sigh", a register of Angus Council',
    ]);
    assert.equal((await held('dundee')).get('sigh'), undefined);
    assert.deepEqual(
      [...(await held('angus')).keys()].filter((code) => code.startsWith('my-')),
      ['my-grumble'],
    );
  });
});
