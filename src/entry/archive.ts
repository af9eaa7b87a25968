import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { programActor } from '../features/access/index.ts';
import { needCouncil } from '../features/councils/index.ts';
import { appendOpening, instantOfWrite } from '../features/record/index.ts';
import type { Clock } from '../kernel/index.ts';
import { type ArchiveOptions, packed, takeArchive, writeWhole } from '../platform/archive/index.ts';
import type { Database } from '../platform/database/database.ts';
import { projectRoot } from '../platform/files.ts';

/** What a command may ask for: everything (`council` null), or one council's rows; the restricted ones among them only with a reason. */
export const archiveQuestion = z.object({
  ask: z.literal('archive'),
  council: z.string().nullable(),
  restricted: z.string().min(1).nullable(),
});

export type ArchiveQuestion = z.output<typeof archiveQuestion>;

/** The version of this program. */
const programVersion = (): string =>
  String((JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }).version);

/**
 * Writes what was asked for into `path`. Opening a council's restricted rows is itself entered in that council's record, with the reason,
 * before they are read. Broken off by `signal` it leaves no file. Throws `FaultError` 'council.unknown', 'output.unwritable' or 'database.full'.
 */
export const writeArchive = async (
  database: Database,
  clock: Clock,
  { council: named, restricted }: ArchiveQuestion,
  path: string,
  given: Pick<ArchiveOptions, 'progress' | 'signal'> = {},
): Promise<void> => {
  const council = named === null ? null : (await needCouncil(database, named, clock())).code;
  if (council !== null && restricted !== null) {
    await database.write({ council, clearance: 'restricted' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const actor = programActor('command line');
      await appendOpening(tx, { at, actor, subject: 'export', reason: restricted });
    });
  }
  const clearance = council === null || restricted !== null ? 'restricted' : 'open';
  const options = {
    version: programVersion(),
    at: clock(),
    council,
    clearance,
    ...given,
  } as const;
  await takeArchive(database, options, (bytes) => writeWhole(path, packed(bytes)));
};
