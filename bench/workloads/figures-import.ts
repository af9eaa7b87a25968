import { unzipSync } from 'fflate';

import { programActor } from '../../src/features/access/index.ts';
import { importObservations } from '../../src/features/measures/service.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { systemClock } from '../../src/platform/index.ts';
import { bareCopy } from '../bare/copy.ts';
import { inventedAgain, inventedCode, load, packNamed } from '../data/councils.ts';
import { asCsv, asWorkbook, inventedFigures } from '../data/figures-file.ts';
import { copyOf, openData, preparedData } from '../data/prepared.ts';
import { median, timed } from '../statistics.ts';
import { type Context, measurement, type Workload } from '../workload.ts';

const COLUMNS = 'measure text, period text, value numeric, numerator numeric, denominator numeric, source text';
const COUNCIL = inventedCode(0) as CouncilCode;

const importedAt = async (context: Context, fileName: string, bytes: Uint8Array, rows: number): Promise<number> => {
  const data = await copyOf(context, await preparedData(context, 1));
  const database = await openData(context, data.directory);
  await load(database, inventedAgain(await packNamed('invented-example'), COUNCIL));
  const options = { fileName, clock: systemClock, actor: programActor('background work') };
  const { value, ms } = await timed(() => importObservations(database, COUNCIL, bytes, options));
  await database.close();
  await data.remove();
  if (value.accepted !== rows) throw new Error(`The import took ${value.accepted}: ${value.rejected[0]?.message}`);
  return (rows / ms) * 1000;
};

const monthlyMeasures = async (): Promise<string[]> => {
  const measures = (await packNamed('invented-example')).files.find(({ file }) => file.name === 'measures.csv');
  return (measures?.rows ?? [])
    .filter(({ values }) => values['frequency'] === 'month')
    .map(({ values }) => String(values['code']));
};

/** A council's figures from CSV and from Excel: read, judged, compared, appended and synced; beside COPY into a bare table. */
export const figuresImport: Workload = {
  name: 'figures-import',
  run: async (context: Context) => {
    const rows = context.quick ? 500 : 20_000;
    const rounds = context.quick ? 1 : 3;
    const sheet = inventedFigures(rows, await monthlyMeasures());
    const [csv, workbook] = [asCsv(sheet), await asWorkbook(sheet)];
    const times: { csv: number[]; workbook: number[]; copy: number[]; unzip: number[] } = {
      csv: [],
      workbook: [],
      copy: [],
      unzip: [],
    };
    for (let round = 0; round < rounds; round += 1) {
      times.csv.push(await importedAt(context, 'invented.csv', csv, rows));
      times.workbook.push(await importedAt(context, 'invented.xlsx', workbook, rows));
      times.copy.push(await bareCopy(context.folder, COLUMNS, csv, rows));
      times.unzip.push((await timed(() => unzipSync(workbook))).ms);
    }
    const copy = median(times.copy);
    const unzipAndCopy = rows / (rows / copy + median(times.unzip) / 1000);
    return [
      measurement({
        what: 'figures from CSV',
        ours: median(times.csv),
        bare: copy,
        unit: 'rows/s',
        parts: { rows, first: times.csv[0] ?? Number.NaN },
        note: 'bare: COPY of the same file into a table without key, policy, trigger or sync',
      }),
      measurement({
        what: 'figures from Excel',
        ours: median(times.workbook),
        bare: unzipAndCopy,
        unit: 'rows/s',
        parts: { rows, first: times.workbook[0] ?? Number.NaN, bytes: workbook.length },
        note: 'bare: unpacking the workbook unread, and COPY of the same rows as CSV',
      }),
    ];
  },
};
