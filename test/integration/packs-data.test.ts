import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readPackFile } from '../../scripts/pack-folder.ts';
import {
  councilCode,
  indicatorCode,
  isPeriodKind,
  isPolarity,
  isTargetOperator,
  isUnit,
  measureCode,
  PERIOD_KINDS,
  parseDecimal,
  parsePeriod,
  planCode,
  postCode,
} from '../../src/kernel/index.ts';
import {
  COLUMNS,
  COUNCIL_PACKS,
  filesOf,
  PACKS,
  sharedText,
  skipWithoutShared,
  table,
  tablesOf,
} from './packs-data-tables.ts';

const STATUSES = [
  'on-track',
  'within-limits',
  'outwith-limits',
  'not-yet-published',
  'not-measured',
  'not-collected',
  'baseline-not-set',
  'withheld',
  'not-received',
  'data-only',
];
const ABSENCES = ['not-yet-published', 'not-measured', 'not-collected', 'baseline-not-set', 'withheld'];

const assertPeriod = (kind: string, code: string, where: string): void => {
  assert.ok(isPeriodKind(kind), `${where}: ${kind} is a kind of period`);
  const read = parsePeriod(code, kind);
  assert.ok(read.ok, `${where}: ${code} is read as ${kind}`);
  assert.equal(read.value.code, code, where);
};

const assertDecimal = (text: string, where: string): void =>
  assert.notEqual(parseDecimal(text), null, `${where}: "${text}" is a plain number`);

const assertDistinct = (codes: readonly string[], where: string): void =>
  assert.equal(new Set(codes).size, codes.length, `${where}: each code stands once`);

for (const pack of PACKS) {
  test(`${pack}: every table has exactly its columns, as UTF-8 with line feeds and no byte order mark`, () => {
    for (const file of tablesOf(pack)) {
      const text = readPackFile(pack, file);
      assert.equal(text.slice(0, text.indexOf('\n')), COLUMNS[file], file);
      assert.ok(!/\r|^\uFEFF|\uFFFD/.test(text), file);
      assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'), file);
      assert.ok(table(pack, file).length > 0, file);
    }
    const other = filesOf(pack).filter((file) => !file.includes('/') && !(tablesOf(pack) as string[]).includes(file));
    const template = pack === 'scotland' ? ['assessment-template.json'] : [];
    assert.deepEqual(other, ['README.md', ...template, 'pack.json'].sort());
  });

  test(`${pack}: pack.json names the pack, its council and its notice`, () => {
    const about = JSON.parse(readPackFile(pack, 'pack.json'));
    assert.equal(about.id, pack);
    assert.equal(about.version, pack === 'scotland' ? '1.2.0' : '1.0.0');
    const expected = { scotland: null, 'dundee-example': 'dundee', 'invented-example': 'strathinver' };
    assert.equal(about.council, expected[pack]);
    assert.equal(about.invented, pack === 'invented-example');
    assert.equal(about.notice === '', pack === 'scotland');
  });

  test(`${pack}: no e-mail address and nobody addressed by name`, () => {
    for (const file of filesOf(pack)) {
      const text = readPackFile(pack, file);
      assert.ok(!text.includes('@'), file);
      assert.doesNotMatch(text, /\b(Mr|Mrs|Miss|Ms|Dr|Cllr|Councillor) \p{Lu}/u, file);
    }
  });
}

test('no person named in the papers stands in a pack', { skip: skipWithoutShared() }, () => {
  const named = [
    ...PAPERS.map(signatories),
    leads(sharedText('sources', '001-dundee-cswo-governance-framework-2018-26.txt')),
  ];
  // Every signature line gives somebody, and the framework's table its leads; otherwise this test would look for nobody.
  assert.deepEqual(
    named.slice(0, -1).map((names) => names.length),
    PAPERS.map(([, ...lines]) => lines.length),
  );
  assert.ok(new Set(named.at(-1)).size >= 10);
  const names = named.flat().map((name) => name.toLowerCase());
  for (const pack of PACKS)
    for (const file of filesOf(pack)) {
      const text = readPackFile(pack, file).toLowerCase();
      for (const name of names) assert.ok(!text.includes(name), `${pack}/${file} names somebody of the papers`);
    }
});

const PAPERS: readonly (readonly [file: string, ...signatureLines: number[]])[] = [
  ['000-dundee-cswo-annual-report-2019-20.txt', 221],
  ['002-dundee-our-promise-update-2025.txt', 149, 157],
  ['003-dumfries-galloway-six-month-assessment-2022.txt', 150, 155],
  ['004-dundee-children-families-service-plan-2021-24.txt', 56, 60],
];

const signatories = ([file, ...lines]: readonly [file: string, ...signatureLines: number[]]): string[] => {
  const text = sharedText('sources', file).split('\n');
  return lines.flatMap((line) => /^\p{Lu}\p{L}+ \p{Lu}\p{L}+/u.exec(text[line - 1]?.trim() ?? '')?.[0] ?? []);
};

const leads = (framework: string): string[] =>
  framework
    .split('\n')
    .flatMap((line) => line.split('\t')[2]?.split('/') ?? [])
    .map((part) => part.trim())
    .filter((part) => /^\p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+$/u.test(part) && !/Managers?$|Service|Chair$/.test(part));

test('scotland: 32 councils, each name leading to one council', () => {
  const councils = table('scotland', 'councils.csv');
  assert.equal(councils.length, 32);
  const leadsTo = new Map<string, string>();
  for (const { code, name, short_name, ons_code, aliases } of councils) {
    assert.notEqual(councilCode(code), null, code);
    assert.match(ons_code, /^S120000\d\d$/);
    for (const said of new Set([name, short_name, ons_code, ...aliases.split(';').filter((alias) => alias !== '')])) {
      assert.equal(leadsTo.get(said.toLowerCase()), undefined, said);
      leadsTo.set(said.toLowerCase(), code);
    }
  }
  // As the benchmarking data and the Care Inspectorate write them.
  assert.equal(leadsTo.get('edinburgh city'), 'edinburgh');
  assert.equal(leadsTo.get('city of edinburgh'), 'edinburgh');
  assert.equal(leadsTo.get('eilean siar'), 'na-h-eileanan-siar');
  assert.equal(leadsTo.get('na h-eileanan siar'), 'na-h-eileanan-siar');
  assert.equal(leadsTo.get('perth & kinross'), 'perth-kinross');
});

test('scotland: the councils carry the codes in force and every name the public files use', {
  skip: skipWithoutShared(),
}, () => {
  const councils = table('scotland', 'councils.csv');
  const current = sharedText('data', 'real', 'council_area_codes_ca11_ca19.csv')
    .split('\n')
    .map((line) => line.split(','))
    .filter((cells) => /^S12/.test(cells[0] ?? '') && cells[3] === '');
  const names = new Map(current.map(([code = '', name = '']) => [code, name]));
  assert.equal(names.size, 32);
  const said = (row: (typeof councils)[number]) => [row.name, row.short_name, ...row.aliases.split(';')];
  for (const row of councils) assert.ok(said(row).includes(names.get(row.ons_code) ?? '?'), row.code);
  const known = councils.flatMap(said);
  for (const line of sharedText('data', 'real', 'lgbf_raw_scotland_real.csv').split('\n').slice(1)) {
    const name = line.split(',')[2];
    if (name) assert.ok(known.includes(name), name);
  }
});

test('scotland: the period conventions cover every kind, and each example is read', () => {
  const rows = table('scotland', 'period-conventions.csv');
  assert.deepEqual(
    rows.map((row) => row.kind),
    [...PERIOD_KINDS],
  );
  for (const row of rows) assertPeriod(row.kind, row.example, row.kind);
});

test('scotland: every rule for keeping says what it rests on, and none passes for confirmed', () => {
  const rows = table('scotland', 'retention-rules.csv');
  for (const row of rows) {
    assert.equal(row.applies_to, 'evidence', row.code);
    assert.ok(row.citation.length > 10, row.code);
    assert.equal(row.verified, 'false', row.code);
    assert.match(row.years, /^(?:\d{1,3})?$/, row.code);
  }
  // Regulation 43 of the Looked After Children (Scotland) Regulations 2009: until the 75th anniversary of the birth.
  assert.deepEqual(
    rows.filter(({ code }) => code === 'looked-after-child').map(({ years, counted_from }) => [years, counted_from]),
    [['75', 'the day the child was born']],
  );
});

test('scotland: the ten statuses, in order, each with a shape, a tone and a meaning', () => {
  const rows = table('scotland', 'statuses.csv');
  assert.deepEqual(
    rows.map((row) => row.code),
    STATUSES,
  );
  assert.deepEqual(
    rows.map((row) => row.group),
    [...Array(3).fill('scored'), ...Array(6).fill('absent'), 'unscored'],
  );
  const shapes = ['tick', 'triangle', 'cross', 'clock', 'dash', 'ring', 'lock', 'square', 'question'];
  for (const row of rows) {
    assert.ok(shapes.includes(row.shape), row.code);
    // A figure that is missing is never shown as bad.
    assert.equal(row.tone === 'bad', row.code === 'outwith-limits', row.code);
    assert.ok(row.label !== '' && row.short_label !== '' && row.meaning !== '', row.code);
  }
});

for (const pack of COUNCIL_PACKS) {
  test(`${pack}: codes are codes and stand once; units, polarities, kinds and numbers are known`, () => {
    const measures = table(pack, 'measures.csv');
    for (const row of measures) {
      assert.notEqual(measureCode(row.code), null, row.code);
      assert.ok(isUnit(row.unit) && isPolarity(row.polarity) && isPeriodKind(row.frequency), row.code);
      assert.match(row.decimals, /^[0-3]$/, row.code);
      assert.ok(['none', 'sum', 'last', 'ratio'].includes(row.roll_up), row.code);
      assert.ok(['true', 'false'].includes(row.data_only), row.code);
      assert.ok(row.owner_post === '' ? row.owner_basis === '' : /^(stated|inferred)$/.test(row.owner_basis), row.code);
    }
    assertDistinct(
      measures.map((row) => row.code),
      'measures',
    );
    for (const file of ['posts.csv', 'plans.csv'] as const)
      assertDistinct(
        table(pack, file).map((row) => row.code),
        file,
      );
    for (const row of table(pack, 'posts.csv')) assert.notEqual(postCode(row.code), null, row.code);
    for (const row of table(pack, 'plans.csv')) assert.notEqual(planCode(row.code), null, row.code);
    assertDistinct(
      table(pack, 'actions.csv').map((row) => row.code),
      'actions',
    );
    assertDistinct(
      table(pack, 'priorities.csv').map((row) => `${row.plan} ${row.code}`),
      'priorities',
    );
    assertDistinct(
      table(pack, 'plan-measures.csv').map((row) => `${row.plan} ${row.measure}`),
      'plan measures',
    );
  });

  test(`${pack}: every figure has a value or a reason, and every number and period can be read`, () => {
    for (const row of table(pack, 'observations.csv')) {
      const where = `${row.measure} ${row.period}`;
      assert.equal(row.value === '', row.absence !== '', where);
      assert.ok(row.absence === '' || ABSENCES.includes(row.absence), where);
      assert.ok(row.expected_by === '' || row.absence === 'not-yet-published', where);
      assert.ok(['provisional', 'final'].includes(row.state), where);
      for (const text of [row.value, row.numerator, row.denominator]) if (text !== '') assertDecimal(text, where);
      if (row.period === '') assert.equal(row.period_kind, '', where);
      else assertPeriod(row.period_kind, row.period, where);
      if (row.expected_by !== '') assertPeriod('day', row.expected_by, where);
    }
    for (const row of table(pack, 'plan-measures.csv')) {
      if (row.baseline_value !== '') assertDecimal(row.baseline_value, row.measure);
      if (row.baseline_period !== '') assertPeriod(row.baseline_period_kind, row.baseline_period, row.measure);
      assert.ok(['measure', 'context', 'reported'].includes(row.role), row.measure);
      assert.ok(row.baseline_absence === '' || row.baseline_value === '', row.measure);
    }
    for (const row of table(pack, 'targets.csv')) {
      assertDecimal(row.value, row.measure);
      assert.ok(isTargetOperator(row.operator), row.measure);
      if (row.applies_to !== '') assertPeriod(row.applies_kind, row.applies_to, row.measure);
      if (Number(row.value) === 0) assert.equal(row.tolerance_kind, 'absolute', row.measure);
      if (row.tolerance_kind !== '') assertDecimal(row.tolerance_value, row.measure);
    }
    for (const row of table(pack, 'budgets.csv')) {
      assertDecimal(row.amount_pounds, row.service_area);
      if (row.period !== '') assertPeriod(row.period_kind, row.period, row.service_area);
    }
    for (const row of table(pack, 'indicator-links.csv')) {
      assert.notEqual(indicatorCode(row.indicator), null, row.measure);
      assertDecimal(row.factor, row.measure);
    }
  });
}
