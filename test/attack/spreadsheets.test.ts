import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { strFromU8, unzipSync } from 'fflate';
import { readTable, rowsAsTable } from '../../src/documents/readers/index.ts';
import { CLOCK_RULE } from '../../src/features/clock-rules/index.ts';
import { INDICATOR } from '../../src/features/indicators/tables.ts';
import { CARE_SERVICE } from '../../src/features/inspections/tables.ts';
import { takeObservations } from '../../src/features/measures/service.ts';
import { MEASURE } from '../../src/features/measures/tables.ts';
import { appendToRecord, byProgram, instantOfWrite } from '../../src/features/record/index.ts';
import { makeEntry } from '../../src/features/registers/index.ts';
import { REGISTER_TYPE } from '../../src/features/registers/tables.ts';
import type { RegisterType } from '../../src/features/registers/type/register-type.ts';
import { inForce, type RevisedRow, type RevisedTable, revise } from '../../src/platform/database/revisions.ts';
import { systemClock } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { loadMadeUpCareServices } from '../support/care-services.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { loadMadeUpNationalFigures } from '../support/national-figures.ts';
import { councilOf, given } from '../support/people.ts';
import { ROUTES } from './addresses.ts';
import { readCsv } from './csv.ts';

const FORMULAS = [
  "=cmd|' /C calc'!A1",
  '+1+cmd',
  '-1+cmd',
  '@SUM(A1)',
  '\t=1+1',
  '=HYPERLINK("https://evil.example","x")',
  'x";=1+1',
  '\uff1d1+1',
];

// What a spreadsheet would run, in whichever way it divides the line.
const RUNS = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

await forEachDatabase('Formulas in what is handed out for spreadsheets', ({ database }) => {
  let app: FastifyInstance;
  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], systemClock);
    await loadMadeUpNationalFigures(database(), systemClock);
    await loadMadeUpCareServices(database(), systemClock);
    app = await appFor(database(), somebody(hat('strathinver', ['owner', 'performance-manager'])), []);
  });
  after(() => app.close());

  const restate = (
    council: string | null,
    table: RevisedTable,
    where: Readonly<Record<string, string>>,
    changes: (standing: RevisedRow) => RevisedRow,
  ): Promise<void> =>
    database().write({ council }, async (tx) => {
      const at = await instantOfWrite(tx, systemClock);
      const standing = await inForce<RevisedRow>(tx, table, at, where);
      assert.ok(standing.length > 0);
      const rows = standing.map((row) => ({ ...row, ...changes(row) }));
      await revise(tx, table, rows, 'test', at, where);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
  const retitle = (council: string | null, table: RevisedTable, code: string, changes: RevisedRow): Promise<void> =>
    restate(council, table, { code }, () => changes);
  const assertHolds = (cells: readonly string[], formula: string): void =>
    assert.ok(
      cells.some((cell) => cell.replaceAll("'", '').includes(formula.trim().replaceAll("'", ''))),
      `${formula} is not in the file to test with`,
    );

  const cellsOf = async (url: string): Promise<string[]> => {
    const answer = await app.inject(url);
    assert.equal(answer.statusCode, 200, url);
    assert.match(String(answer.headers['content-type']), /^text\/csv/);
    assert.match(String(answer.headers['content-disposition']), /^attachment; filename="[\w.() -]+\.csv"/);
    return [',', ';', '\t'].flatMap((divider) => readCsv(answer.body.slice(1), divider).flat());
  };
  const assertHarmless = (cells: readonly string[], says: string): void => {
    for (const cell of cells) assert.ok(!RUNS.test(cell) || NUMBER.test(cell), `${says}: ${JSON.stringify(cell)}`);
  };

  test('there are these files for spreadsheets, and no others', () => {
    assert.deepEqual(
      ROUTES.map(({ path }) => path).filter((path) => /\.(?:csv|xlsx)$/.test(path)),
      [
        '/councils/:council/measures/:measure.csv',
        '/indicators/:code.csv',
        '/councils/:council/inspections.csv',
        '/councils/:council/clock-rules.csv',
        '/councils/:council/scorecards/:scorecard.csv',
        '/councils/:council/complaints.csv',
        '/councils/:council/registers/:type.xlsx',
        '/councils/:council/registers/:type.csv',
        '/councils/:council/registers/:type/bring-in/template.xlsx',
      ],
    );
  });

  test('the figures of a measure', async () => {
    for (const formula of FORMULAS) {
      await retitle('strathinver', MEASURE, 'lac-in-community', { title: formula });
      const rows = [
        { measure: 'lac-in-community', period: '2024/25', value: '88.5', source: formula.trim(), note: formula.trim() },
      ];
      await takeObservations(
        database(),
        councilOf('strathinver'),
        rowsAsTable('figures', Object.keys(rows[0] ?? {}), rows),
        {
          fileName: 'figures',
          clock: systemClock,
          actor: A_TEST,
          dryRun: false,
        },
      );
      const cells = await cellsOf('/councils/strathinver/measures/lac-in-community.csv');
      assertHolds(cells, formula);
      assertHarmless(cells, formula);
    }
  });

  test('all councils side by side on a national indicator', async () => {
    for (const formula of FORMULAS) {
      await retitle(null, INDICATOR, 'CHN09', { title: formula, source_note: formula });
      assertHarmless(await cellsOf('/indicators/CHN09.csv'), formula);
    }
  });

  test('care services with their grades', async () => {
    for (const formula of FORMULAS) {
      await restate(null, CARE_SERVICE, { service: 'CS0000002001' }, () => ({ name: formula }));
      const cells = await cellsOf('/councils/strathinver/inspections.csv');
      assertHolds(cells, formula);
      assertHarmless(cells, formula);
    }
  });

  test('the rules that clocks run by', async () => {
    for (const formula of FORMULAS) {
      await restate(null, CLOCK_RULE, { id: 'SEC-01' }, () => ({ title: formula, citation: formula }));
      const cells = await cellsOf('/councils/strathinver/clock-rules.csv');
      assertHolds(cells, formula);
      assertHarmless(cells, formula);
    }
  });

  test('a register, as CSV and as a workbook in which nothing is a formula', async () => {
    for (const formula of FORMULAS) {
      const by = byProgram(A_TEST);
      const desk = { database: database(), clock: systemClock, council: councilOf('strathinver'), by };
      const compliment = {
        confidentiality: 'open' as const,
        distribution: [],
        caseReference: null,
        service: null,
        fields: { 'service-group': 'children', from: 'person', team: formula, gist: formula },
        happened: { at: null, day: '2026-01-05' },
        looked: true,
      };
      given(await makeEntry(desk, 'compliment', compliment));
      const cells = await cellsOf('/councils/strathinver/registers/compliment.csv');
      assertHolds(cells, formula);
      assertHarmless(cells, formula);
      const { rawPayload } = await app.inject('/councils/strathinver/registers/compliment.xlsx');
      const sheets = Object.entries(unzipSync(rawPayload)).filter(([part]) => part.startsWith('xl/worksheets/'));
      assert.equal(sheets.length, 2);
      for (const [, xml] of sheets) assert.doesNotMatch(strFromU8(xml), /<f[ >]|t="str"/);
      const read = await readTable(rawPayload, { fileName: 'register.xlsx' });
      assert.ok(read.ok);
      assertHolds(
        read.value.rows.flatMap((row) => Object.values(row.cells)),
        formula,
      );
    }
  });

  const relabelled = (formula: string) =>
    restate(null, REGISTER_TYPE, { code: 'complaint' }, ({ definition }) => {
      const type = definition as RegisterType;
      const fields = type.fields.map((field) => ({
        ...field,
        ...(field.choices === undefined ? {} : { choices: field.choices.map((each) => ({ ...each, label: formula })) }),
      }));
      return { definition: { ...type, fields, counts: type.counts.map((each) => ({ ...each, label: formula })) } };
    });

  test('complaints, and what registers count', async () => {
    for (const formula of FORMULAS) {
      await relabelled(formula);
      for (const file of ['complaints.csv', 'scorecards/everything-counted.csv']) {
        const cells = await cellsOf(`/councils/strathinver/${file}`);
        assertHolds(cells, formula);
        assertHarmless(cells, formula);
      }
    }
  });
});
