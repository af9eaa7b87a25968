import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { needCouncil } from '../../src/features/councils/index.ts';
import { assessmentJson, currentPaperFacts } from '../../src/features/reports/index.ts';
import { financialYear, type PlanCode } from '../../src/kernel/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadLgbf, loadPacks, secondsClock } from '../support/demo-data.ts';
import { type CsvRow, sharedRows, withoutShared } from '../support/shared-data.ts';

// The expected values come from the reference files by another way than the product's: another reader, binary floating point, and
// the rules of the assessment written out again below.

const PLAN = 'DCFSP-2021-24';
const SCORED = ['on-track', 'within-limits', 'outwith-limits'];

const LINKS: Readonly<Record<string, readonly [string, number]>> = {
  'cost-per-child-residential': ['CHN08a', 1],
  'cost-per-child-community': ['CHN08b', 1],
  'ce-cared-for-in-community': ['CHN09', 100],
  'leavers-positive-destination': ['CHN11', 100],
  'tariff-score-overall': ['CHN12a', 1],
  'primary-literacy-level': ['CHN13a', 100],
  'primary-numeracy-level': ['CHN13b', 100],
  'milestones-27-30-months': ['CHN17', 100],
  'school-attendance-rate': ['CHN19a', 100],
  'ce-exclusion-rate': ['CHN20b', 1],
  'cpr-reregistered-18-months': ['CHN22', 100],
  'ce-more-than-one-placement': ['CHN23', 100],
};

const expectedStatus = (value: number, operator: string, target: number): string => {
  const met: Record<string, boolean> = {
    '>=': value >= target,
    '<=': value <= target,
    '<': value < target,
    '>': value > target,
  };
  if (met[operator] === true) return 'on-track';
  return Math.abs(value - target) <= Math.abs(target) * 0.05 + 1e-9 ? 'within-limits' : 'outwith-limits';
};

type Measure = {
  code: string;
  title: string;
  unit: string;
  value: number | null;
  period: string;
  target: number | null;
  targetOperator: string | null;
  priorValue: number | null;
  status: string;
  tags: string[];
};
type Assessment = {
  total: number;
  summary: { status: string; count: number }[];
  measures: Measure[];
  findings: { measure: string; period: string }[];
};

const planMeasures = (): CsvRow[] =>
  sharedRows('measures.csv').filter((row) => row['plan'] === PLAN && row['measure_class'] === 'plan-measure');

// The first figure that a source prints for the measure and the year, as the product takes it.
const ownFigures = (): Map<string, number> => {
  const figures = new Map<string, number>();
  for (const row of sharedRows('observations.csv')) {
    if (row['geography'] !== 'dundee' || row['is_comparator'] === 'true' || row['period'] === '') continue;
    const key = `${row['measure']} ${row['period']}`;
    if (!figures.has(key)) figures.set(key, Number(row['value']));
  }
  return figures;
};

const nationalFigures = (): Map<string, number> => {
  const wanted = new Map(
    Object.entries(LINKS).map(([measure, [indicator, factor]]) => [indicator, { measure, factor }]),
  );
  const figures = new Map<string, number>();
  for (const row of sharedRows('real', 'lgbf_raw_scotland_real.csv')) {
    const link = wanted.get(row['Code'] ?? '');
    if (link === undefined || row['LocalAuthority'] !== 'Dundee City') continue;
    figures.set(`${link.measure} ${row['Year']?.replace('-', '/')}`, Number(row['LA_IndicatorReal']) * link.factor);
  }
  return figures;
};

const near = (a: number | null, b: number | undefined, what: string): void => {
  if (a === null || b === undefined) assert.equal(a ?? undefined, b, what);
  else assert.ok(Math.abs(a - b) < 1e-6, `${what}: ${a} should be ${b}`);
};

const check = (assessment: Assessment, year: string, figures: ReadonlyMap<string, number>): void => {
  const register = planMeasures();
  assert.equal(register.length, 48);
  assert.equal(assessment.total, 48);
  assert.equal(
    assessment.summary.reduce((sum, { count }) => sum + count, 0),
    48,
  );
  assert.deepEqual(assessment.measures.map(({ code }) => code).sort(), register.map((row) => row['code']).sort());
  const prior = `${Number(year.slice(0, 4)) - 1}/${year.slice(2, 4)}`;
  for (const row of register) {
    const measure = assessment.measures.find(({ code }) => code === row['code']);
    assert.ok(measure !== undefined);
    const what = `${measure.code} in ${year}`;
    assert.equal(measure.title, row['title'], what);
    assert.equal(measure.unit, row['unit'], what);
    assert.deepEqual(measure.tags, row['tags'] === '' ? [] : row['tags']?.split(';'), what);
    assert.equal(measure.targetOperator ?? '', row['target_operator'], what);
    assert.equal(measure.target === null ? '' : String(measure.target), row['target_value'], what);
    near(measure.value, figures.get(`${measure.code} ${year}`), what);
    near(measure.priorValue, figures.get(`${measure.code} ${prior}`), `${what}, the year before`);
    if (measure.value === null) assert.ok(!SCORED.includes(measure.status) && measure.status !== 'data-only', what);
    else if (measure.target === null) assert.equal(measure.status, 'data-only', what);
    else
      assert.equal(measure.status, expectedStatus(measure.value, measure.targetOperator ?? '', measure.target), what);
    const counted = assessment.summary.find(({ status }) => status === measure.status)?.count ?? 0;
    assert.equal(counted, assessment.measures.filter(({ status }) => status === measure.status).length, measure.status);
  }
};

forEachDatabase('the main job, from a real plan to an assessment', ({ database }) => {
  const skip = withoutShared();
  const clock = secondsClock();

  const assess = async (year: number): Promise<Assessment> => {
    const council = await needCouncil(database(), 'Dundee City Council', clock());
    const facts = await currentPaperFacts(database(), council, PLAN as PlanCode, financialYear(year), null, clock);
    assert.ok(facts.ok);
    return JSON.parse(JSON.stringify(assessmentJson(facts.value))) as Assessment;
  };

  before(async () => loadPacks(database(), ['scotland', 'dundee-example'], clock));

  test("2019/20: the plan's 48 measures, with every value, target, unit and tag of the reference", {
    skip,
  }, async () => {
    check(await assess(2019), '2019/20', ownFigures());
  });

  test('after the national figures came in: four years, each from its own figures', { skip }, async () => {
    await loadLgbf(database(), clock);
    const figures = new Map([...nationalFigures(), ...ownFigures()]);
    for (const year of [2019, 2020, 2021, 2022]) {
      check(await assess(year), `${year}/${String(year + 1).slice(2)}`, figures);
    }
  });

  test("CHN22 disagrees with the plan: 2% against 9.66% in 2020/21; the plan's own is scored", { skip }, async () => {
    const assessment = await assess(2020);
    const measure = assessment.measures.find(({ code }) => code === 'cpr-reregistered-18-months');
    assert.equal(measure?.value, 2);
    assert.equal(measure?.status, 'on-track');
    const found = assessment.findings.map(({ measure: code, period }) => `${code} ${period}`);
    assert.ok(found.includes('cpr-reregistered-18-months 2020/21'));
    // 89% and 89.03% are one figure twice rounded.
    assert.ok(!found.includes('ce-cared-for-in-community 2019/20'));
  });
});
