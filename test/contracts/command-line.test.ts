import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { projectRoot } from '../../src/platform/files.ts';
import { remit } from '../support/command.ts';
import { SHARED, withoutShared } from '../support/shared-data.ts';

// The command line is a contract: these tests run the real program in processes of its own, on the embedded database.

let folder = '';
let data = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-cli-'));
  data = join(folder, 'data');
});
after(() => rm(folder, { recursive: true, force: true }));

const DUNDEE = ['--council', 'dundee', '--plan', 'DCFSP-2021-24', '--period', '2019/20'];

test('demo --no-serve loads the example councils and writes their papers', async () => {
  const { code, out, err } = await remit(['demo', '--no-serve', '--data', data]);
  assert.equal(code, 0, err);
  for (const ending of ['docx', 'pdf', 'html']) {
    const name = `dundee-DCFSP-2021-24-2019-20-assessment.${ending}`;
    assert.ok(out.includes(name));
    assert.ok((await readFile(join(data, 'papers', name))).length > 10_000);
  }
});

test('every command has help, and says what it is for', async () => {
  const commands = [
    ['demo'],
    ['serve'],
    ['import', 'pack'],
    ['import', 'observations'],
    ['import', 'lgbf'],
    ['import', 'care-inspectorate'],
    ['inspections'],
    ['assess'],
    ['statement'],
    ['measure'],
  ];
  for (const command of commands) {
    const { code, out } = await remit([...command, '--help']);
    assert.equal(code, 0, command.join(' '));
    assert.match(out, /Usage: remit /);
    assert.ok(out.includes('--data'), command.join(' '));
  }
});

test('a backup or an export is never written over another file unasked', async () => {
  const file = join(folder, 'kept.gz');
  await writeFile(file, 'the last good one');
  for (const args of [
    ['backup', file],
    ['export', file, '--council', 'dundee'],
  ]) {
    const refused = await remit([...args, '--data', data]);
    assert.notEqual(refused.code, 0);
    assert.match(refused.err, /There is a file .*kept\.gz already\..*--force/);
    assert.equal(await readFile(file, 'utf8'), 'the last good one');
    const forced = await remit([...args, '--force', '--data', data]);
    assert.equal(forced.code, 0, forced.err);
    assert.notEqual(await readFile(file, 'utf8'), 'the last good one');
    await writeFile(file, 'the last good one');
  }
});

test('wrong usage ends with 2 and says how it is used', async () => {
  for (const args of [
    [],
    ['nonsense'],
    ['assess'],
    ['assess', ...DUNDEE, '--frobnicate'],
    ['serve', '--port', 'ninety'],
  ]) {
    const { code, err, out } = await remit([...args, '--data', data].slice(args.length === 0 ? 2 : 0));
    assert.equal(code, 2, `${args.join(' ')}: ${err}`);
    assert.ok(err.length + out.length > 20);
  }
});

test('what is not there ends with 2, and says what there is', async () => {
  const council = await remit([
    'assess',
    '--council',
    'nowhere',
    '--plan',
    'X-1',
    '--period',
    '2019/20',
    '--data',
    data,
  ]);
  assert.equal(council.code, 2);
  assert.match(council.err, /Use one of: aberdeen, /);
  const plan = await remit([
    'assess',
    '--council',
    'dundee',
    '--plan',
    'NO-PLAN',
    '--period',
    '2019/20',
    '--data',
    data,
  ]);
  assert.equal(plan.code, 2);
  const period = await remit([
    'assess',
    '--council',
    'dundee',
    '--plan',
    'DCFSP-2021-24',
    '--period',
    'lately',
    '--data',
    data,
  ]);
  assert.equal(period.code, 2);
  assert.match(period.err, /2019\/20/);
  const file = await remit(['import', 'observations', join(folder, 'none.csv'), '--council', 'dundee', '--data', data]);
  assert.equal(file.code, 2);
  assert.match(file.err, /There is no such file/);
});

test('statement gives its keys, writes its files, and says where there is nothing to state', async () => {
  const [council, out] = [['statement', '--council', 'dundee', '--data', data], join(folder, 'statement')];
  const now = new Date();
  const start = now.getUTCMonth() < 3 ? now.getUTCFullYear() - 1 : now.getUTCFullYear();
  const year = `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
  const made = await remit([...council, '--year', year, '--format', 'json', '--out', out]);
  assert.equal(made.code, 0, made.err);
  const statement = JSON.parse(made.out) as Record<string, unknown> & { functions: { code: string }[] };
  assert.deepEqual([statement['year'], statement['soFar'], statement.functions.length], [year, true, 10]);
  for (const ending of ['docx', 'pdf', 'html', 'json']) {
    const name = `dundee-${year.replace('/', '-')}-statement-of-assurance.${ending}`;
    assert.ok((await readFile(join(out, name))).length > 5000, name);
  }
  const early = await remit([...council, '--year', '2001/02']);
  assert.equal(early.code, 1);
  assert.match(early.err, /had no mechanism of assurance in force on 31 March 2002/);
  assert.equal((await remit([...council, '--year', 'lately'])).code, 2);
});

test('care services come in by a file of a named day, once, and are counted by grade', async () => {
  const json = ['--format', 'json', '--data', data];
  const counted = await remit(['inspections', '--council', 'strathinver', ...json]);
  assert.equal(counted.code, 0, counted.err);
  const table = JSON.parse(counted.out) as Record<string, unknown>;
  assert.deepEqual(Object.keys(table), ['council', 'asAt', 'editions', 'services', 'gone', 'kinds', 'all', 'years']);
  assert.equal((await remit(['inspections', '--council', 'dundee', ...json])).code, 1);
  const bytes = await readFile(
    join(projectRoot(), 'packs', 'invented-example', 'inspections', 'invented-care-services-2020-03-31.csv'),
  );
  const file = join(folder, 'MDSF_latest.csv');
  await writeFile(file, bytes);
  const nameless = await remit(['import', 'care-inspectorate', file, ...json]);
  assert.equal(nameless.code, 1);
  assert.match(nameless.out, /--as-at 2026-05-31/);
  const again = await remit(['import', 'care-inspectorate', file, '--as-at', '2020-03-31', ...json]);
  assert.equal(again.code, 0, again.err);
  const result = JSON.parse(again.out) as Record<string, unknown>;
  assert.deepEqual([result['accepted'], result['rejected'], result['changes']], [17, [], []]);
  const tried = await remit(['import', 'care-inspectorate', file, '--as-at', '2020-04-30', '--dry-run', ...json]);
  assert.deepEqual((JSON.parse(tried.out) as { changes: unknown[] }).changes[0], {
    kind: 'edition',
    change: 'added',
    count: 1,
  });
});

test('assess gives the keys of the contract, and nothing but JSON on standard output', async () => {
  const { code, out } = await remit(['assess', ...DUNDEE, '--data', data, '--format', 'json']);
  assert.equal(code, 0);
  const assessment = JSON.parse(out) as Record<string, unknown> & {
    measures: Record<string, unknown>[];
    summary: unknown[];
  };
  for (const key of ['council', 'plan', 'period', 'asAt', 'total', 'summary', 'measures'])
    assert.ok(key in assessment, key);
  const [first] = assessment.measures;
  for (const key of [
    'code',
    'title',
    'unit',
    'value',
    'period',
    'target',
    'targetOperator',
    'priorValue',
    'priorPeriod',
    'status',
    'reason',
    'trend',
  ]) {
    assert.ok(first !== undefined && key in first, key);
  }
  assert.equal(assessment['total'], 48);
});

test('the same data give the same bytes, in every format', async () => {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  for (const out of [one, two])
    assert.equal((await remit(['assess', ...DUNDEE, '--data', data, '--out', out])).code, 0);
  for (const ending of ['docx', 'pdf', 'html', 'json']) {
    const name = `dundee-DCFSP-2021-24-2019-20-assessment.${ending}`;
    assert.ok((await readFile(join(one, name))).equals(await readFile(join(two, name))), ending);
  }
});

test('a faulty file ends with 1, each fault placed, in text and in JSON; a sound one ends with 0', async () => {
  const faulty = join(folder, 'faulty.csv');
  await writeFile(faulty, 'measure,period,value\nce-exclusion-rate,2021/22,<5\n');
  const said = await remit(['import', 'observations', faulty, '--council', 'dundee', '--data', data]);
  assert.equal(said.code, 1);
  assert.match(said.err, /faulty\.csv, row 2, column value: /);
  const told = await remit([
    'import',
    'observations',
    faulty,
    '--council',
    'dundee',
    '--data',
    data,
    '--format',
    'json',
  ]);
  assert.equal(told.code, 1);
  const { accepted, rejected, changes } = JSON.parse(told.out) as {
    accepted: number;
    rejected: Record<string, unknown>[];
    changes: unknown[];
  };
  assert.deepEqual([accepted, changes.length, rejected.length], [0, 0, 1]);
  assert.deepEqual(
    [rejected[0]?.['row'], rejected[0]?.['column'], rejected[0]?.['code']],
    [2, 'value', 'cell.suppressed'],
  );
  const sound = join(folder, 'sound.csv');
  await writeFile(sound, 'measure,period,value\nce-exclusion-rate,2021/22,60\n');
  const dry = await remit(['import', 'observations', sound, '--council', 'dundee', '--data', data, '--dry-run']);
  assert.equal(dry.code, 0);
  assert.match(dry.out, /Would take in 1 figure/);
  const series = await remit([
    'measure',
    'ce-exclusion-rate',
    '--council',
    'dundee',
    '--data',
    data,
    '--format',
    'json',
  ]);
  assert.ok(!series.out.includes('"2021/22"'));
});

test('a second process is refused while the first one has the data, with the reason and the remedy', async () => {
  const server = spawn(join(projectRoot(), 'bin', 'remit'), ['serve', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (part: Buffer) => part.toString().includes('Open http') && resolve());
      server.on('close', () => reject(new Error('The service ended before it served')));
    });
    const { code, err } = await remit(['measure', 'ce-exclusion-rate', '--council', 'dundee', '--data', data]);
    assert.equal(code, 3);
    assert.match(err, /Another process is using|is in use/i);
    assert.match(err, /Stop /);
  } finally {
    const ended = new Promise((resolve) => server.on('close', resolve));
    server.kill('SIGTERM');
    await ended;
  }
});

test('measure: Dundee on CHN09 as published, and where it stands', { skip: withoutShared() }, async () => {
  const file = join(SHARED, 'real', 'lgbf_raw_scotland_real.csv');
  const loaded = await remit(['import', 'lgbf', file, '--data', data, '--format', 'json']);
  assert.equal(loaded.code, 0, loaded.err);
  const { accepted, rejected } = JSON.parse(loaded.out) as { accepted: number; rejected: unknown[] };
  assert.ok(accepted >= 35_466);
  assert.deepEqual(rejected, []);
  const { code, out } = await remit(['measure', 'CHN09', '--council', 'dundee', '--data', data, '--format', 'json']);
  assert.equal(code, 0);
  const measure = JSON.parse(out) as {
    code: string;
    series: { period: string; value: number; numerator: number | null; denominator: number | null; flags: string[] }[];
    limits: unknown;
    benchmark: { scotland: number; familyMedian: number; rank: number; of: number };
  };
  assert.equal(measure.series.find(({ period }) => period === '2021/22')?.value, 0.869);
  assert.deepEqual(
    [measure.benchmark.scotland, measure.benchmark.familyMedian, measure.benchmark.rank, measure.benchmark.of],
    [0.8981, 0.89765, 20, 32],
  );
  assert.ok('limits' in measure);
});
