import { sql } from 'kysely';

import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { A_TEST } from './actor.ts';

/** Writes one entry about `subject` into a council's record, in a transaction of its own. Resolves when it is kept. */
export const writeEntry = (database: Database, council: string, subject: string): Promise<number> =>
  database.write({ council }, async (tx) => {
    const at = await instantOfWrite(tx, systemClock);
    return appendToRecord(tx, { at, actor: A_TEST, action: 'observations.import', subject, detail: { subject } });
  });

/** The subjects of a council's record in the order of the chain. */
export const subjectsOf = (database: Database, council: string): Promise<string[]> =>
  database.read({ council }, async (tx) => {
    const { rows } = await sql<{ subject: string }>`
      select subject from record_entry where scope = ${council} order by position`.execute(tx);
    return rows.map(({ subject }) => subject);
  });
