import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { csvRows } from '../../scripts/csv-text.ts';
import { DUNDEE_PACK, makeDundeePack, sharedDataFolder } from '../../scripts/make-dundee-pack.ts';
import { readPackFile } from '../../scripts/pack-folder.ts';
import { filesOf, sharedText, skipWithoutShared, table, tablesOf } from './packs-data-tables.ts';

const PLAN = 'DCFSP-2021-24';
const NOTICE = 'Example made from public figures by the makers of Remit. Not a paper of Dundee City Council.';

const planRows = () => table(DUNDEE_PACK, 'plan-measures.csv').filter((row) => row.plan === PLAN);
const ofPlan = (role: string) => planRows().filter((row) => row.role === role);

test('the notice says that it is no paper of the council', () => {
  assert.equal(JSON.parse(readPackFile(DUNDEE_PACK, 'pack.json')).notice, NOTICE);
});

test('the plan has 48 measures, by priority as the plan prints them, 43 with a target', () => {
  const measures = ofPlan('measure');
  assert.equal(measures.length, 48);
  const counts = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'].map(
    (code) => measures.filter((row) => row.priority === code).length,
  );
  assert.deepEqual(counts, [4, 8, 7, 13, 4, 10, 0, 2]);
  assert.equal(table(DUNDEE_PACK, 'targets.csv').length, 43);
});

test('five measures of priority 3 await their baseline; eight have one without a period', () => {
  const awaited = planRows().filter((row) => row.baseline_absence === 'baseline-not-set');
  assert.deepEqual(
    awaited.map((row) => row.measure),
    [
      'schools-more-physical-activity',
      'schools-sport-award',
      'schools-cooking-gardening',
      'schools-nutritional-guidelines',
      'secondaries-mentors-in-violence',
    ],
  );
  assert.ok(awaited.every((row) => row.priority === 'P3'));
  assert.equal(planRows().filter((row) => row.baseline_value !== '' && row.baseline_period === '').length, 8);
});

test('school measures follow the school year, others the financial year', () => {
  const frequencies = new Map(table(DUNDEE_PACK, 'measures.csv').map((row) => [row.code, row.frequency]));
  const expected = {
    'leavers-positive-destination': 'academic-year',
    'asn-attendance-rate': 'academic-year',
    'schools-sport-award': 'academic-year',
    'ce-cared-for-in-community': 'financial-year',
    'reconviction-rate': 'financial-year',
    'open-cases': 'day',
    'care-experienced-total': 'day-in-year',
    'foster-placements-internal': 'calendar-year',
    'practice-audits-good-or-better': 'month',
  };
  for (const [measure, frequency] of Object.entries(expected))
    assert.equal(frequencies.get(measure), frequency, measure);
});

test('figures of the plan are those printed at the lines named', () => {
  const rows = table(DUNDEE_PACK, 'observations.csv');
  const found = (measure: string, period: string) =>
    rows
      .filter((row) => row.measure === measure && row.period === period)
      .map((row) => [row.value, row.source, row.source_line]);
  assert.deepEqual(found('cost-per-child-residential', '2019/20'), [['4368', '004', '915']]);
  assert.deepEqual(found('asn-exclusion-rate', ''), [['68.5', '004', '942']]);
  // Two papers print the same figure; both stay.
  assert.deepEqual(found('ce-exclusion-rate', '2018/19'), [
    ['110', '004', '880'],
    ['110', '002', '231'],
  ]);
});

test('what is left out is what the README counts', { skip: skipWithoutShared() }, () => {
  const all = csvRows(sharedText('data', 'observations.csv'), ['geography', 'is_comparator']);
  const count = (geography: string) => all.filter((row) => row.geography === geography).length;
  assert.deepEqual(
    [all.length, count('dundee'), count('scotland'), count('tayside'), count('dumfries-galloway')],
    [395, 384, 4, 2, 5],
  );
  assert.equal(table(DUNDEE_PACK, 'observations.csv').length, 384);
  const readme = readPackFile(DUNDEE_PACK, 'README.md');
  assert.match(readme, /Of the 395 figures .* 384 are kept and 11 are not: 4 comparators/s);
  for (const [, files = '', rows = ''] of readme.matchAll(/^\| (`.+) \| (\d+)/gm))
    for (const [, file = ''] of files.matchAll(/`([a-z-]+\.csv)`/g)) {
      const lines = readPackFile(DUNDEE_PACK, file).trimEnd().split('\n').length - 1;
      assert.equal(String(lines), rows, file);
    }
});

test('the 48 measures equal the table of facts: title, unit, tags, baseline and target', {
  skip: skipWithoutShared(),
}, () => {
  const facts = csvRows(sharedText('data', 'measures.csv'), [
    'code',
    'title',
    'unit',
    'polarity',
    'tags',
    'baseline_value',
    'baseline_period',
    'target_operator',
    'target_value',
    'target_period',
    'measure_class',
  ]).filter((row) => row.measure_class === 'plan-measure');
  const measures = new Map(table(DUNDEE_PACK, 'measures.csv').map((row) => [row.code, row]));
  const targets = new Map(table(DUNDEE_PACK, 'targets.csv').map((row) => [row.measure, row]));
  const ours = ofPlan('measure').map((row) => {
    const { title = '', unit = '', polarity = '', tags = '' } = measures.get(row.measure) ?? {};
    const { operator = '', value = '', due = '' } = targets.get(row.measure) ?? {};
    return {
      code: row.measure,
      title,
      unit,
      polarity,
      tags,
      baseline_value: row.baseline_value,
      baseline_period: row.baseline_period,
      target_operator: operator,
      target_value: value,
      target_period: due,
      measure_class: 'plan-measure',
    };
  });
  assert.deepEqual(ours, facts);
});

test('the mechanisms equal the table of facts: title, kind, leads, frequency and what each repeats', {
  skip: skipWithoutShared(),
}, () => {
  const facts = csvRows(sharedText('data', 'mechanisms.csv'), [
    'code',
    'function',
    'title',
    'kind',
    'lead_roles',
    'frequency',
    'frequency_as_written',
    'related_to',
    'source_line',
  ]);
  const schedules = new Map(table(DUNDEE_PACK, 'mechanism-schedules.csv').map((row) => [row.mechanism, row]));
  const leads = new Map(table(DUNDEE_PACK, 'mechanism-leads.csv').map((row) => [row.mechanism, row.posts]));
  const ours = table(DUNDEE_PACK, 'mechanisms.csv').map((row) => {
    // One that repeats another has no leads or frequency of its own: they are those of the other.
    const source = row.same_as === '' ? row.code : row.same_as;
    const schedule = schedules.get(source);
    return {
      code: row.code,
      function: row.function,
      title: row.title,
      kind: row.kind,
      lead_roles: leads.get(source),
      frequency: schedule?.frequency,
      frequency_as_written: schedule?.frequency_as_written,
      related_to: row.same_as,
      source_line: row.source_line,
    };
  });
  assert.equal(facts.length, 49);
  assert.deepEqual(ours, facts);
});

test('the script makes the files again, byte for byte', { skip: skipWithoutShared() }, () => {
  const made = makeDundeePack(sharedDataFolder());
  for (const [file, text] of made) assert.equal(readPackFile(DUNDEE_PACK, file), text, join(DUNDEE_PACK, file));
  const people = ['services.csv', 'post-roles.csv', 'groups.csv', 'group-members.csv'];
  const framework = ['mechanisms.csv', 'mechanism-schedules.csv', 'mechanism-leads.csv'];
  const registers = ['clock-overrides.csv', 'register-keepers.csv'];
  const byHand = [
    ...people,
    ...framework,
    ...registers,
    'background-papers.csv',
    'indicator-links.csv',
    'papers.csv',
    'texts.csv',
  ];
  assert.deepEqual([...made.keys(), ...byHand].sort(), [...tablesOf(DUNDEE_PACK)].sort());
  assert.ok(filesOf(DUNDEE_PACK).includes('README.md'));
});

test('the papers are examples: no number, no date, nobody said to be consulted', () => {
  const papers = table(DUNDEE_PACK, 'papers.csv');
  assert.deepEqual(
    papers.map((row) => row.period),
    ['2019/20', '2020/21', '2021/22', '2022/23'],
  );
  for (const row of papers) {
    assert.deepEqual([row.number, row.date, row.consulted], ['', '', ''], row.period);
    assert.match(row.title, /^Example: /);
  }
});

test('links to the national indicators: shares become percentages, costs are in real terms', () => {
  const links = table(DUNDEE_PACK, 'indicator-links.csv');
  assert.equal(links.length, 12);
  const factors = Object.fromEntries(links.map((row) => [row.indicator, row.factor]));
  assert.deepEqual(factors, {
    CHN08a: '1',
    CHN08b: '1',
    CHN09: '100',
    CHN11: '100',
    CHN12a: '1',
    CHN13a: '100',
    CHN13b: '100',
    CHN17: '100',
    CHN19a: '100',
    CHN20b: '1',
    CHN22: '100',
    CHN23: '100',
  });
  for (const row of links)
    if (row.indicator.startsWith('CHN08')) assert.match(row.note, /real terms.*latest year/, row.indicator);
  assert.match(links.find((row) => row.indicator === 'CHN23')?.note ?? '', /August to July/);
});
