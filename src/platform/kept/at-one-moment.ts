import type { Database, Snapshot } from '../database/database.ts';
import { fixParts } from './fixed.ts';
import { inPieces } from './in-pieces.ts';
import { heldMoment, type Moment } from './moment.ts';
import type { Part } from './tables.ts';

/** What is to be read, as it was found at the moment. */
export type Plan = { readonly parts: readonly Part[] };

const TRIES = 3;

/**
 * Reads what is kept as it was at one moment, however long that takes. Where a snapshot would hold up everybody else (the embedded database),
 * only `plan` and the fixing of its parts are done in one, and `work` reads them in short transactions of its own. Where content is
 * disposed of before it was read, all begins anew at a later moment, so both may be called again; after the third time others wait after all.
 */
export const atOneMoment = async <Planned extends Plan, Value>(
  database: Database,
  plan: (snapshot: Snapshot) => Promise<Planned>,
  work: (planned: Planned, moment: Moment) => Promise<Value>,
): Promise<Value> => {
  const mayHold = database.heldBySnapshot === undefined;
  for (let tries = 0; tries < TRIES && !mayHold; tries += 1) {
    const { planned, fixed } = await database.snapshot(async (snapshot) => {
      const found = await plan(snapshot);
      return { planned: found, fixed: await fixParts(snapshot, found.parts) };
    });
    let moved = false;
    const onMoved = (table: string): never => {
      moved = true;
      throw new Error(`What stood in ${table} at the moment that is being read is no longer there`);
    };
    try {
      return await work(planned, inPieces(database, fixed, onMoved));
    } catch (error) {
      if (!moved) throw error;
    }
  }
  return database.snapshot(async (snapshot) => work(await plan(snapshot), heldMoment(snapshot)));
};
