import assert from 'node:assert/strict';
import { test } from 'node:test';

import { INVENTED_PACK, makeInventedPack } from '../../scripts/make-invented-pack.ts';
import { readPackFile } from '../../scripts/pack-folder.ts';
import {
  add,
  type Decimal,
  decimal,
  divide,
  formatDecimal,
  isPeriodKind,
  isUnit,
  multiply,
  type Period,
  parsePeriod,
  partsOf,
  UNITS,
  ZERO,
} from '../../src/kernel/index.ts';
import { table } from './packs-data-tables.ts';

const observations = table(INVENTED_PACK, 'observations.csv');
const measures = new Map(table(INVENTED_PACK, 'measures.csv').map((row) => [row.code, row]));

const rowsOf = (measure: string, period: string) =>
  observations.filter((row) => row.measure === measure && row.period === period);

const periodOf = (kind: string, code: string): Period => {
  assert.ok(isPeriodKind(kind));
  const read = parsePeriod(code, kind);
  assert.ok(read.ok);
  return read.value;
};

/** The value of a measure in a period, from its parts where it is counted for shorter ones; the latest row of each counts. */
const valueIn = (measure: string, period: Period): Decimal => {
  const about = measures.get(measure);
  assert.ok(about && isPeriodKind(about.frequency), measure);
  const same = about.frequency === period.kind || about.frequency === 'academic-year';
  const parts = same ? [period] : partsOf(period, about.frequency);
  const counted = about.roll_up === 'last' ? parts.slice(-1) : parts;
  const rows = counted.map((part) => {
    const row = rowsOf(measure, part.code).at(-1);
    assert.ok(row && row.value !== '', `${measure} has a figure in ${part.code}`);
    return row;
  });
  const sum = (texts: string[]) => texts.reduce((total, text) => add(total, decimal(text)), ZERO);
  if (rows.every((row) => row.denominator !== '')) {
    const share = divide(sum(rows.map((row) => row.numerator)), sum(rows.map((row) => row.denominator)));
    assert.ok(share);
    return multiply(share, decimal('100'));
  }
  return sum(rows.map((row) => row.value));
};

const said = (measure: string, period: Period): string => {
  const about = measures.get(measure);
  assert.ok(about && isUnit(about.unit));
  const { prefix, suffix } = UNITS[about.unit];
  return `${prefix}${formatDecimal(valueIn(measure, period), Number(about.decimals))}${suffix}`;
};

test('the pack, its council, plan, papers and committee all say that they are invented', () => {
  const about = JSON.parse(readPackFile(INVENTED_PACK, 'pack.json'));
  assert.equal(about.invented, true);
  for (const text of [about.title, about.notice, about.description]) assert.match(text, /invented/i);
  const titles = [
    ...table(INVENTED_PACK, 'councils.csv').flatMap((row) => [row.name, row.short_name]),
    ...table(INVENTED_PACK, 'plans.csv').flatMap((row) => [row.title, row.organisation]),
    ...table(INVENTED_PACK, 'papers.csv').flatMap((row) => [row.title, row.committee]),
    ...table(INVENTED_PACK, 'background-papers.csv').flatMap((row) => [row.title, row.committee]),
  ];
  for (const title of titles) assert.match(title, /\(invented\)/);
  for (const row of observations) assert.deepEqual([row.basis, row.source], ['invented', 'invented']);
});

test('the script makes the figures again, byte for byte', () => {
  const made = makeInventedPack(readPackFile(INVENTED_PACK, 'measures.csv'));
  assert.deepEqual([...made.keys()], ['observations.csv']);
  for (const [file, text] of made) assert.equal(readPackFile(INVENTED_PACK, file), text, file);
});

test('monthly figures run from April 2022 to September 2026', () => {
  const months = observations.filter((row) => row.measure === 'foster-households').map((row) => row.period);
  assert.deepEqual([months[0], months.at(-1), months.length], ['2022-04', '2026-09', 54]);
});

test('a half-year stands exactly at the edge of its tolerance: 152 of 200 is 76%, 80% less 5% of 80%', () => {
  const quarters = ['2026/27-Q1', '2026/27-Q2'].map((code) => rowsOf('care-reviews-on-time', code)[0]);
  assert.deepEqual(
    quarters.map((row) => [row?.numerator, row?.denominator]),
    [
      ['74', '98'],
      ['78', '102'],
    ],
  );
  assert.ok(valueIn('care-reviews-on-time', periodOf('half-year', '2026/27-H1')).eq(decimal('76')));
});

test('a month is missing, so that the half-year cannot be rolled up', () => {
  assert.deepEqual(rowsOf('asp-inquiries-on-time', '2026-08'), []);
  assert.equal(rowsOf('asp-inquiries-on-time', '2026-07').length, 1);
  assert.deepEqual(rowsOf('unpaid-work-hours', '2023-06'), []);
});

test('a figure is revised by a later row', () => {
  const states = (measure: string, period: string) => rowsOf(measure, period).map((row) => [row.value, row.state]);
  assert.deepEqual(states('ce-attendance', '2024/25'), [
    ['87.9', 'provisional'],
    ['88.3', 'final'],
  ]);
  assert.deepEqual(states('delayed-discharge-bed-days', '2025/26-H2'), [
    ['203', 'provisional'],
    ['206', 'final'],
  ]);
  assert.equal(rowsOf('cp-meetings-on-time', '2026-03').length, 2);
});

test('each reason for a missing figure is met', () => {
  const reasons = (measure: string, period: string) =>
    rowsOf(measure, period).map((row) => [row.absence, row.expected_by]);
  assert.deepEqual(reasons('delayed-discharge-bed-days', '2026/27-H1'), [['not-yet-published', '2026-12-15']]);
  assert.deepEqual(reasons('lac-in-community', '2025/26'), [['not-yet-published', '2027-03-31']]);
  assert.deepEqual(reasons('carers-wellbeing-score', '2026/27-H1'), [['not-collected', '']]);
  assert.deepEqual(reasons('secure-care-admissions', '2026/27-H1'), [['withheld', '']]);
  assert.deepEqual(reasons('trauma-training-completed', '2026/27-H1'), [['baseline-not-set', '']]);
  assert.deepEqual(reasons('care-reviews-on-time', '2022/23-Q1'), [['not-measured', '']]);
});

test('the targets of the halves make the target of the year', () => {
  const targets = table(INVENTED_PACK, 'targets.csv');
  const yearly = targets.filter((row) => row.applies_kind === 'financial-year');
  assert.ok(yearly.length > 0);
  for (const year of yearly) {
    const halves = targets.filter(
      (row) => row.measure === year.measure && row.applies_to.startsWith(`${year.applies_to}-H`),
    );
    assert.equal(halves.length, 2, `${year.measure} ${year.applies_to}`);
    const sum = halves.reduce((total, half) => add(total, decimal(half.value)), ZERO);
    assert.ok(sum.eq(decimal(year.value)), `${year.measure} ${year.applies_to}`);
  }
});

test('every report on an exception states the figure of its measure', () => {
  const reports = table(INVENTED_PACK, 'texts.csv').filter((row) => row.place.endsWith('/performing'));
  assert.equal(reports.length, 11);
  for (const row of reports) {
    const measure = row.place.split('/')[1] ?? '';
    const figure = said(measure, periodOf(row.period_kind, row.period));
    assert.ok(row.text.includes(figure), `${row.period} ${measure} is ${figure}: ${row.text}`);
  }
});

test('further figures that the texts state are those of the register', () => {
  const texts = table(INVENTED_PACK, 'texts.csv');
  const quoted: [paper: string, place: string, measure: string, kind: string, period: string, figure: string][] = [
    ['2025/26', 'achievements/P1', 'early-help-plans-started', 'financial-year', '2025/26', '538'],
    ['2025/26', 'achievements/P2', 'asp-inquiries-on-time', 'financial-year', '2025/26', '94.3%'],
    ['2025/26', 'achievements/P3', 'lac-family-based-share', 'financial-year', '2025/26', '86.8%'],
    ['2025/26', 'achievements/P4', 'justice-reports-on-time', 'financial-year', '2025/26', '97.5%'],
    ['2025/26', 'achievements/P4', 'unpaid-work-hours', 'financial-year', '2025/26', '23,591'],
    ['2025/26', 'achievements/P5', 'agency-staff-cost', 'financial-year', '2025/26', '£499,690'],
    [
      '2025/26',
      'exception/care-leavers-homeless/performing',
      'care-leavers-homeless',
      'financial-year',
      '2024/25',
      '21',
    ],
    ['2025/26', 'exception/missing-episodes/performing', 'missing-episodes', 'half-year', '2025/26-H1', '74'],
    [
      '2025/26',
      'exception/unpaid-work-start-on-time/performing',
      'unpaid-work-start-on-time',
      'half-year',
      '2025/26-H1',
      '71.2%',
    ],
    [
      '2025/26',
      'exception/unpaid-work-start-on-time/performing',
      'unpaid-work-start-on-time',
      'half-year',
      '2025/26-H2',
      '67.6%',
    ],
    ['2025/26', 'exception/supervision-held/performing', 'supervision-held', 'quarter', '2025/26-Q1', '74.8%'],
    ['2025/26', 'exception/supervision-held/performing', 'supervision-held', 'quarter', '2025/26-Q3', '88.8%'],
    ['2025/26', 'exception/supervision-held/performing', 'supervision-held', 'quarter', '2025/26-Q4', '87.0%'],
    ['2026/27-H1', 'achievements/P1', 'early-help-plans-started', 'half-year', '2026/27-H1', '271'],
    ['2026/27-H1', 'achievements/P3', 'lac-family-based-share', 'half-year', '2026/27-H1', '87.1%'],
    ['2026/27-H1', 'achievements/P4', 'justice-reports-on-time', 'half-year', '2026/27-H1', '98.3%'],
    ['2026/27-H1', 'achievements/P4', 'unpaid-work-hours', 'half-year', '2026/27-H1', '12,442'],
    ['2026/27-H1', 'achievements/P5', 'vacancy-rate', 'half-year', '2026/27-H1', '8.0%'],
    [
      '2026/27-H1',
      'exception/cp-meetings-on-time/performing',
      'cp-meetings-on-time',
      'half-year',
      '2025/26-H1',
      '92.8%',
    ],
    ['2026/27-H1', 'exception/missing-episodes/performing', 'missing-episodes', 'half-year', '2025/26-H1', '74'],
  ];
  for (const [paper, place, measure, kind, period, figure] of quoted) {
    const text = texts.find((row) => row.period === paper && row.place === place)?.text ?? '';
    assert.ok(text.includes(figure), `${paper} ${place} states ${figure}`);
    assert.equal(said(measure, periodOf(kind, period)), figure, `${measure} ${period}`);
  }
});
