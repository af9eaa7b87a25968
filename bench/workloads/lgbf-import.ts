import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { programActor } from '../../src/features/access/index.ts';
import { importLgbf, type NationalFile } from '../../src/features/indicators/index.ts';
import { systemClock } from '../../src/platform/index.ts';
import { bareCopy } from '../bare/copy.ts';
import { product, runProgram } from '../children/program.ts';
import { load, packNamed } from '../data/councils.ts';
import { inventedLgbf } from '../data/lgbf-files.ts';
import { councilNames, nationalRows, openData } from '../data/prepared.ts';
import { median, timed } from '../statistics.ts';
import { type Context, measurement, type Workload } from '../workload.ts';

const COLUMNS = `number int, code text, authority text, year text, value numeric, numerator numeric, denominator numeric,
  scotland numeric, scotland_numerator numeric, scotland_denominator numeric, family numeric, family_numerator numeric,
  family_denominator numeric, family_name text`;

type Imported = { readonly first: number; readonly again: number };

// A fresh database each time: the first import appends every row, the second finds every row standing as given.
const imported = async (context: Context, files: readonly NationalFile[], rows: number): Promise<Imported> => {
  const directory = await mkdtemp(join(context.folder, 'lgbf-'));
  const database = await openData(context, directory);
  await load(database, await packNamed('scotland'));
  const once = async (expected: number): Promise<number> => {
    const { value, ms } = await timed(() =>
      importLgbf(database, { clock: systemClock, actor: programActor('background work') }, files),
    );
    if (value.rejected.length > 0 || value.unchanged !== expected)
      throw new Error('The import did not do what it should');
    return (rows / ms) * 1000;
  };
  const first = await once(0);
  const again = await once(rows);
  await database.close();
  await rm(directory, { recursive: true });
  return { first, again };
};

// The whole command, from its start to its end, on a data folder that knows the councils.
const byCommand = async (context: Context, files: readonly NationalFile[], rows: number): Promise<number> => {
  const directory = await mkdtemp(join(context.folder, 'lgbf-'));
  const database = await openData(context, join(directory, 'data'));
  await load(database, await packNamed('scotland'));
  await database.close();
  for (const { fileName, bytes } of files) await writeFile(join(directory, fileName), bytes);
  const values = join(directory, files[0]?.fileName ?? '');
  const { ms } = await timed(() => runProgram(product(['import', 'lgbf', values, '--data', join(directory, 'data')])));
  await rm(directory, { recursive: true });
  return (rows / ms) * 1000;
};

/** The national benchmarks: read, judged row by row, compared with what stands, appended and synced; beside COPY into a bare table. */
export const lgbfImport: Workload = {
  name: 'lgbf-import',
  run: async (context: Context) => {
    const rows = nationalRows(context);
    const files = inventedLgbf(rows, await councilNames());
    const runs: Imported[] = [];
    const bare: number[] = [];
    for (let round = 0; round < (context.quick ? 1 : 5); round += 1) {
      runs.push(await imported(context, files, rows));
      bare.push(await bareCopy(context.folder, COLUMNS, files[0]?.bytes ?? new Uint8Array(), rows));
    }
    const limit = median(bare);
    const note = 'bare: COPY of the same file into a table without key, policy, trigger or sync';
    return [
      measurement({
        what: 'LGBF import, first in a process',
        ours: runs[0]?.first ?? Number.NaN,
        bare: limit,
        unit: 'rows/s',
        target: { limit: 10_000 },
        parts: { rows },
        note,
      }),
      measurement({
        what: 'LGBF import, median',
        ours: median(runs.map(({ first }) => first)),
        bare: limit,
        unit: 'rows/s',
        target: { limit: 10_000 },
        parts: { rows },
        note,
      }),
      measurement({
        what: 'LGBF import of the same again',
        ours: median(runs.map(({ again }) => again)),
        bare: limit,
        unit: 'rows/s',
        parts: { rows },
        note,
      }),
      measurement({
        what: 'LGBF import, whole command',
        ours: await byCommand(context, files, rows),
        bare: limit,
        unit: 'rows/s',
        parts: { rows },
        note: `${note}; ours with the start and the end of the process`,
      }),
    ];
  },
};
