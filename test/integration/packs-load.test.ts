import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { sql } from 'kysely';

import { assessMeasure, importObservations, planMeasures } from '../../src/features/measures/index.ts';
import { loadPack, readPack, readPackFolder } from '../../src/features/packs/index.ts';
import { type CouncilCode, financialYear } from '../../src/kernel/index.ts';
import { projectRoot } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { secondsClock } from '../support/demo-data.ts';

const bytesOf = (name: string) => readPackFolder(join(projectRoot(), 'packs', name));
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

await forEachDatabase('packs', ({ database }) => {
  const clock = secondsClock();
  const load = async (files: ReadonlyMap<string, Uint8Array>, dryRun = false) => {
    const pack = await readPack(files);
    assert.ok(pack.ok, pack.ok ? '' : JSON.stringify(pack.problem.slice(0, 3)));
    return loadPack(database(), pack.value, { clock, actor: A_TEST, dryRun, makeDue: null });
  };
  const counts = async (): Promise<Record<string, number>> => {
    const found: Record<string, number> = {};
    for (const table of ['measure', 'observation', 'target', 'plan', 'pack_in_use', 'record_entry']) {
      const { rows } = await database().read({ council: 'dundee' }, (tx) =>
        sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(tx),
      );
      found[table] = rows[0]?.count ?? -1;
    }
    return found;
  };
  const movements = (changes: Awaited<ReturnType<typeof load>>['changes']): number =>
    changes.reduce((sum, { added, changed, withdrawn }) => sum + added.length + changed.length + withdrawn.length, 0);

  test('a dry run says what would come in, and brings in nothing', async () => {
    await load(await bytesOf('scotland'));
    const before = await counts();
    const { changes } = await load(await bytesOf('dundee-example'), true);
    assert.ok(changes.some(({ file, added }) => file === 'observations.csv' && added.length === 384));
    assert.deepEqual(await counts(), before);
  });

  test('a pack loads, and loading it again changes nothing', async () => {
    assert.ok(movements((await load(await bytesOf('dundee-example'))).changes) > 1000);
    const once = await counts();
    assert.equal(once['observation'], 384);
    assert.equal(movements((await load(await bytesOf('dundee-example'))).changes), 0);
    assert.deepEqual(await counts(), once);
  });

  test('the invented pack tells a figure twice, provisional then final, and loading it again tells neither anew', async () => {
    await load(await bytesOf('invented-example'));
    assert.equal(movements((await load(await bytesOf('invented-example'))).changes), 0);
  });

  test('a corrected target and a removed post are appended as such; what was known before can be asked again', async () => {
    const files = new Map(await bytesOf('dundee-example'));
    const targets = text(files.get('targets.csv'));
    assert.match(targets, /milestones-27-30-months,>=,85,/);
    files.set(
      'targets.csv',
      new TextEncoder().encode(targets.replace('milestones-27-30-months,>=,85,', 'milestones-27-30-months,>=,86,')),
    );
    const posts = text(files.get('posts.csv'));
    files.set(
      'posts.csv',
      new TextEncoder().encode(
        posts
          .split('\n')
          .filter((line) => !line.startsWith('SM-NHST,'))
          .join('\n'),
      ),
    );
    const { changes } = await load(files);
    assert.deepEqual(changes.find(({ file }) => file === 'targets.csv')?.changed, [
      'DCFSP-2021-24 · milestones-27-30-months ·  · ',
    ]);
    assert.deepEqual(changes.find(({ file }) => file === 'posts.csv')?.withdrawn, ['SM-NHST']);
    const { rows } = await database().read({ council: 'dundee' }, (tx) =>
      sql<{
        value: string;
      }>`select value from target where measure = 'milestones-27-30-months' order by known_at`.execute(tx),
    );
    assert.deepEqual(
      rows.map(({ value }) => value),
      ['85', '86'],
    );
  });

  test('a correction stands when the pack is loaded again, and counts from then on', async () => {
    const correct = async (line: string): Promise<string[]> => {
      const bytes = new TextEncoder().encode(`measure,period,value,source\n${line}\n`);
      const dundee = 'dundee' as CouncilCode;
      const { changes, rejected } = await importObservations(database(), dundee, bytes, {
        fileName: 'c.csv',
        clock,
        actor: A_TEST,
      });
      assert.deepEqual(rejected, []);
      return changes.map(({ kind, value }) => `${kind} ${value}`);
    };
    const used = async (measure: string): Promise<string | undefined> => {
      const [held] = await database().read({ council: 'dundee' }, (tx) =>
        planMeasures(tx, 'dundee', clock(), { plan: 'DCFSP-2021-24', measure }),
      );
      assert.ok(held !== undefined);
      return assessMeasure(held, financialYear(2020)).figure?.value.toFixed();
    };
    assert.equal(await used('elc-two-year-olds-share'), '21');
    assert.deepEqual(await correct('elc-two-year-olds-share,2020/21,31,'), ['added 31']);
    assert.equal(await used('elc-two-year-olds-share'), '31');
    assert.deepEqual(await correct('elc-1140-hour-places,2020/21,2300,004'), ['revised 2300']);
    const pack = await load(await bytesOf('dundee-example'));
    assert.equal(pack.changes.find(({ file }) => file === 'observations.csv')?.changed.length, 0);
    assert.equal(await used('elc-two-year-olds-share'), '31');
    assert.equal(await used('elc-1140-hour-places'), '2300');
  });

  test('a faulty pack loads nothing, and every fault is named with its file, row and column', async () => {
    const files = new Map(await bytesOf('dundee-example'));
    const replace = (name: string, from: string, to: string): void => {
      const before = text(files.get(name));
      assert.ok(before.includes(from), `${name} holds ${from}`);
      files.set(name, new TextEncoder().encode(before.replace(from, to)));
    };
    replace(
      'measures.csv',
      'elc-1140-hour-places,"Council nursery places offering 1,140 hours",count',
      'elc-1140-hour-places,"Council nursery places offering 1,140 hours",pieces',
    );
    replace('targets.csv', '>=,2866', '>=,"2,866"');
    replace('posts.csv', 'code,title', 'code,name');
    const before = await counts();
    const pack = await readPack(files);
    assert.ok(!pack.ok);
    const places = pack.problem.map(({ code, place }) =>
      `${code} ${place.file} ${place.row ?? ''} ${place.column ?? ''}`.trim(),
    );
    assert.deepEqual(places.sort(), [
      'cell.invalid measures.csv 2 unit',
      'cell.invalid targets.csv 2 value',
      'column.missing posts.csv  title',
      'column.unknown posts.csv  name',
    ]);
    assert.deepEqual(await counts(), before);
  });

  test("one council's rows are not there for another", async () => {
    const { rows } = await database().read({ council: 'strathinver' }, (tx) =>
      sql<{ code: string }>`select code from measure where code = 'ce-exclusion-rate'`.execute(tx),
    );
    assert.deepEqual(rows, []);
  });
});
