import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';

import { writeArchive } from '../../src/entry/archive.ts';
import { programActor } from '../../src/features/access/index.ts';
import { STATUS_WORD_OVERRIDE } from '../../src/features/councils/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { type Database, revise, systemClock } from '../../src/platform/index.ts';
import { copyOf, openData, preparedData } from '../data/prepared.ts';
import { timed } from '../statistics.ts';
import { type Context, measurement, type Workload } from '../workload.ts';

const ACTOR = programActor('background work');

// A change as small as any: one row of a council, and the entry that tells of it and seals it.
const writeOne = (database: Database, index: number): Promise<void> =>
  database.write({ council: 'dundee' }, async (tx) => {
    const at = await instantOfWrite(tx, systemClock);
    const word = { code: 'on-track', label: `On track ${index}`, short_label: 'On track', meaning: 'For the bench' };
    await revise(tx, STATUS_WORD_OVERRIDE, [word], 'the bench', at);
    await appendToRecord(tx, { at, actor: ACTOR, action: 'pack.load', subject: 'the bench' });
  });

// The same row into a table without keys, guards or anybody's rights, each in a transaction of its own, synced as it comes.
const bareWrites = async (folder: string, writes: number): Promise<number> => {
  const database = await PGlite.create(join(folder, 'bare-writes'));
  await database.exec('create table word (council text, code text, label text, short_label text, meaning text)');
  const { ms } = await timed(async () => {
    for (let index = 0; index < writes; index += 1) {
      await database.query('insert into word values ($1, $2, $3, $4, $5)', ['dundee', 'on-track', `${index}`, '', '']);
    }
  });
  await database.close();
  return writes / (ms / 1000);
};

// Every row of the sealed tables as text, hashed, with no chain and no order: what any check of the rows must do at least.
const bareReading = async (directory: string): Promise<{ rows: number; perSecond: number }> => {
  const database = await PGlite.create(join(directory, 'database'));
  const kept = await database.query<{ name: string }>(
    `select name from kept_table where kind in ('council', 'shared', 'record')`,
  );
  let rows = 0;
  const { ms } = await timed(async () => {
    for (const { name } of kept.rows) {
      const found = await database.query<{ line: string }>(
        `select to_jsonb(kept)::text as line from "${name}" as kept`,
      );
      for (const { line } of found.rows) createHash('sha256').update(line).digest();
      rows += found.rows.length;
    }
  });
  await database.close();
  return { rows, perSecond: rows / (ms / 1000) };
};

/** What the record costs: a small write with its sealed entry, verifying all of it, and a backup, beside bare writes and bare reading. */
export const record: Workload = {
  name: 'record',
  run: async (context: Context) => {
    const data = await copyOf(context, await preparedData(context, 1));
    const writes = context.quick ? 20 : 500;
    const database = await openData(context, data.directory);
    const written = await timed(async () => {
      for (let index = 0; index < writes; index += 1) await writeOne(database, index);
    });
    const verified = await timed(() => verifyDatabase(database));
    const file = join(context.folder, 'bench.remit');
    const backedUp = await timed(() =>
      writeArchive(database, systemClock, { ask: 'archive', council: null, restricted: null }, file),
    );
    await database.close();
    if (verified.value.breaks.length > 0) throw new Error(JSON.stringify(verified.value.breaks[0]));
    const reading = await bareReading(data.directory);
    const bare = await bareWrites(context.folder, writes);
    await data.remove();
    return [
      measurement({
        what: 'small writes with their entry in the record',
        ours: writes / (written.ms / 1000),
        bare,
        unit: 'rows/s',
        note: 'bare: one insert each in PGlite as it comes, which syncs nothing to the disk',
      }),
      measurement({
        what: 'verifying the record and every row it seals',
        ours: reading.rows / (verified.ms / 1000),
        bare: reading.perSecond,
        unit: 'rows/s',
        parts: { rows: reading.rows, ms: verified.ms },
        note: 'bare: each row read as text and hashed',
      }),
      measurement({
        what: 'a backup while serving',
        ours: reading.rows / (backedUp.ms / 1000),
        bare: reading.perSecond,
        unit: 'rows/s',
        parts: { ms: backedUp.ms, MB: (await stat(file)).size / 1_000_000 },
        note: 'bare: each row read as text and hashed, nothing packed or written',
      }),
    ];
  },
};
