import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { ready } from '../../src/documents/ready.ts';
import { allCouncils } from '../../src/features/councils/index.ts';
import { type ObservationRow, recordObservations } from '../../src/features/measures/index.ts';
import { loadPack, readPack, readPackFolder } from '../../src/features/packs/index.ts';
import { appendToRecord } from '../../src/features/record/index.ts';
import {
  assessmentJson,
  assessmentPaper,
  awaitedTexts,
  type PaperFacts,
  paperFacts,
  readTemplate,
  renderPaper,
} from '../../src/features/reports/index.ts';
import { parsePeriod, planCode } from '../../src/kernel/index.ts';
import { type Database, openEmbedded, projectRoot } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';

const LOADED = '2026-11-21T23:15:43.000Z';
let database: Database;

before(async () => {
  database = await openEmbedded({ directory: null, migrations: join(projectRoot(), 'migrations') });
  for (const name of ['scotland', 'dundee-example', 'invented-example']) {
    const pack = await readPack(await readPackFolder(join(projectRoot(), 'packs', name)));
    assert.ok(pack.ok, name);
    await loadPack(database, pack.value, { clock: () => '2026-11-21T23:15:00.000Z', actor: A_TEST, makeDue: null });
  }
});

after(() => database.close());

const factsOf = async (council: string, plan: string, period: string, asAt = LOADED) => {
  const councils = await database.read({ council: null }, (tx) => allCouncils(tx, LOADED));
  const found = councils.find(({ code }) => code === council);
  const code = planCode(plan);
  const read = parsePeriod(period);
  assert.ok(found !== undefined && code !== null && read.ok);
  return database.read({ council }, (tx) => paperFacts(tx, found, code, read.value, asAt));
};

const known = async (council: string, plan: string, period: string, asAt?: string): Promise<PaperFacts> => {
  const facts = await factsOf(council, plan, period, asAt);
  assert.ok(facts.ok);
  return facts.value;
};

const dundee = (asAt?: string): Promise<PaperFacts> => known('dundee', 'DCFSP-2021-24', '2019/20', asAt);
const invented = (): Promise<PaperFacts> => known('strathinver', 'SWP-2023-27', '2026/27-H1');

// Each worked out by hand from the plan's printed baseline and target, with a tolerance of 5% of the target.
const BY_HAND: Readonly<Record<string, readonly [value: number | null, status: string]>> = {
  'elc-settings-good-or-better': [96, 'on-track'], // at least 95
  'milestones-27-30-months': [83, 'within-limits'], // at least 85: 2 short, 4.25 allowed
  'leavers-lit-num-scqf4': [85, 'outwith-limits'], // at least 90: 5 short, 4.5 allowed
  'ce-cared-for-in-community': [89, 'within-limits'], // at least 90
  'cost-per-child-residential': [4368, 'outwith-limits'], // at most 4,000: 368 over, 200 allowed
  'cost-per-child-community': [512, 'within-limits'], // at most 500: 12 over, 25 allowed
  'upw-recipient-satisfaction': [100, 'on-track'], // at least 100
  'custody-after-cjsw-report': [206, 'within-limits'], // at most 200: 6 over, 10 allowed
  'schools-sport-award': [null, 'baseline-not-set'],
  'elc-1140-hour-places': [null, 'not-received'], // the plan prints 2020/21 alone
  'schools-nurture-trauma-training': [null, 'not-received'], // the plan prints no period
};

test("Dundee 2019/20: the plan's 48 measures, each with the status that follows from the papers", async () => {
  const { total, summary, measures } = assessmentJson(await dundee());
  assert.equal(total, 48);
  assert.equal(measures.length, 48);
  assert.equal(
    summary.reduce((sum, { count }) => sum + count, 0),
    48,
  );
  for (const [code, [value, status]] of Object.entries(BY_HAND)) {
    const measure = measures.find((each) => each.code === code);
    assert.deepEqual([code, JSON.parse(JSON.stringify(measure?.value)), measure?.status], [code, value, status]);
  }
});

test('a figure of another year, and one without a period, stand beside their measure and are not scored', async () => {
  const { measures } = assessmentJson(await dundee());
  const undated = measures.find(({ code }) => code === 'schools-nurture-trauma-training');
  assert.equal(JSON.stringify(undated?.undated.map(({ value }) => value)), '[32]');
  const earlier = measures.find(({ code }) => code === 'reconviction-rate');
  assert.equal(JSON.stringify([earlier?.latestEarlier?.value, earlier?.latestEarlier?.period]), '[25,"2017/18"]');
});

test('both example papers are drafts that say so on every page, and can be written in every format', async () => {
  for (const [facts, banner] of [
    [await dundee(), /^Example made from public figures by the makers of Remit.* Draft: \d+ texts awaited$/],
    [await invented(), /^Invented example\..* Draft: 19 texts awaited$/],
  ] as const) {
    const paper = assessmentPaper(facts);
    assert.ok(paper.ok);
    assert.match(paper.value.banner ?? '', banner);
    assert.doesNotThrow(() => ready(paper.value));
    const [once, again] = [await renderPaper(paper.value, 'docx'), await renderPaper(paper.value, 'docx')];
    assert.ok(Buffer.from(once).equals(Buffer.from(again)));
  }
});

// 5 priorities, 4 implications and 4 questions on each of 8 measures off target are 41 texts; the pack holds 22 of them.
test('the invented half-year: head, awaited texts, and the earlier assessment first among the background papers', async () => {
  const facts = await invented();
  const template = readTemplate(facts.template);
  assert.ok(template.ok);
  assert.equal(awaitedTexts(facts, template.value).length, 19);
  assert.equal(facts.head.number, 'SW-38-26');
  assert.deepEqual(
    facts.backgroundPapers.map(({ reference }) => reference),
    ['SW-19-26', 'SW-37-25', 'SW-18-25', 'SW-07-23'],
  );
  assert.equal(facts.assessment.total, 27);
});

test("what becomes known later does not change the paper as it was; another council's plan is not to be seen", async () => {
  const asItWas = JSON.stringify(assessmentJson(await dundee()));
  const later = '2026-11-22T09:00:00.000Z';
  const row: ObservationRow = {
    measure: 'elc-1140-hour-places',
    period_kind: 'financial-year',
    period: '2019/20',
    period_start: '2019-04-01',
    period_end: '2020-04-01',
    period_as_written: '2019/20',
    value: '2900',
    numerator: null,
    denominator: null,
    state: 'final',
    absence: null,
    expected_by: null,
    basis: null,
    note: null,
    source: 'test',
    source_line: null,
  };
  await database.write({ council: 'dundee' }, async (tx) => {
    await recordObservations(tx, [row], { telling: 'correction', origin: 'test', knownAt: later });
    await appendToRecord(tx, { at: later, actor: A_TEST, action: 'observations.import', subject: 'test' });
  });
  assert.equal(JSON.stringify(assessmentJson(await dundee())), asItWas);
  const now = assessmentJson(await dundee(later)).measures.find(({ code }) => code === row.measure);
  assert.equal(now?.status, 'on-track');

  const other = await factsOf('dundee', 'SWP-2023-27', '2026/27-H1');
  assert.deepEqual(other.ok ? [] : other.problem.map(({ code }) => code), ['plan.unknown']);
  const before = await factsOf('dundee', 'DCFSP-2021-24', '2019/20', '2026-11-21T23:14:59.999Z');
  assert.equal(before.ok, false);
});
