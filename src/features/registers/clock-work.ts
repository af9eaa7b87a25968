import { sql } from 'kysely';

import type { Clock, CouncilCode, Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { takeNeed } from '../../platform/database/need.ts';
import { programActor } from '../access/index.ts';
import { appendToRecord, instantOfWrite, type RecordEvent } from '../record/index.ts';
import type { Revision } from './entry/entry.ts';
import { lapsed } from './entry/lapse.ts';
import { recounted } from './entry/recount.ts';
import type { Writing } from './entry/revise-entry.ts';
import { entryOf } from './entry/store.ts';
import { writeRevisions } from './owe-clocks.ts';
import { lapsesToWrite, staysBeside } from './read/lapses-to-write.ts';
import { type Ruled, readRuled } from './read-ruled.ts';

/** Where and when clocks are brought up to date; `signal` breaks it off between its transactions. */
export type ClockWork = {
  readonly database: Database;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
};

// Nobody asks: the program sees every entry, and writes as itself.
const EVERY_NEED = ['*'];
const ACTOR = programActor('background work');

const asProgram = async (
  tx: Transaction,
  of: { readonly database: Database; readonly council: CouncilCode },
): Promise<Ruled> => {
  const ruled = await readRuled(tx, of);
  await takeNeed(tx, EVERY_NEED);
  return ruled;
};

type Step = (revisions: readonly Revision[], writing: Writing) => Revision[];

// One entry in a transaction of its own. What another process did meanwhile leaves nothing to do, and then nothing is written, not even in the record.
const continueByItself = (
  { database, clock }: ClockWork,
  council: CouncilCode,
  reference: string,
  { action, step }: { readonly action: RecordEvent; readonly step: Step },
): Promise<boolean> =>
  database.write({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await asProgram(tx, { database, council });
    const at = await instantOfWrite(tx, clock);
    const entry = await entryOf(tx, reference);
    const type = entry === null ? undefined : ruled.types.get(entry.now.type);
    if (entry === null || type === undefined || entry.now.kind === 'withdrawn') return false;
    const stays = await staysBeside(tx, ruled, entry, at);
    const writing: Writing = { type, law: ruled.law, stays, at, actor: ACTOR };
    const added = step(entry.revisions, writing);
    const last = added.at(-1);
    if (last === undefined) return false;
    const due = await writeRevisions(tx, ruled, added, at);
    await appendToRecord(tx, {
      at,
      actor: ACTOR,
      action,
      // The header of an entry of the record is read by more than may know of a restricted entry.
      subject: last.confidentiality === 'open' ? reference : 'registers',
      detail: { entry: reference, register: type.code, revision: last.number },
      ...due,
    });
    return true;
  });

const writeLapse = (work: ClockWork, council: CouncilCode, reference: string): Promise<boolean> =>
  continueByItself(work, council, reference, {
    action: 'entry.lapse',
    step: (revisions, writing) => lapsed(revisions, writing, writing.at),
  });

// The reasons for which a time is not known that loading a calendar can take away.
const NOT_LOADED = ['holidays-not-loaded'];

const unknownForCalendars = async (tx: Transaction): Promise<string[]> => {
  const { rows } = await sql<{ reference: string }>`
    select distinct reference from live_clock
    where due_at is null and clock #>> '{due,code}' = any(${NOT_LOADED}::text[]) order by reference`.execute(tx);
  return rows.map(({ reference }) => reference);
};

// Whether the calendars that are loaded now tell a time that was not known; asked before anything is written.
const toRecount = async (tx: Transaction, ruled: Ruled, at: Instant): Promise<string[]> => {
  const found: string[] = [];
  for (const reference of await unknownForCalendars(tx)) {
    const entry = await entryOf(tx, reference);
    const type = entry === null ? undefined : ruled.types.get(entry.now.type);
    if (entry === null || type === undefined) continue;
    const stays = await staysBeside(tx, ruled, entry, at);
    if (recounted(entry.revisions, { type, law: ruled.law, stays, at, actor: ACTOR }).length > 0) found.push(reference);
  }
  return found;
};

/** What a turn wrote: entries that the law changed, and entries whose times were worked out anew. */
export type ClockTurn = { readonly lapsed: number; readonly recounted: number };

/**
 * Writes down what the law changed in one council by the passing of time, and works out anew the times that nobody could know before a calendar was
 * loaded. Asked again it writes nothing, also beside another process.
 */
export const bringClocksUpToDate = async (work: ClockWork, council: CouncilCode): Promise<ClockTurn> => {
  const { database, clock, signal } = work;
  const at = clock();
  const due = await database.read({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await asProgram(tx, { database, council });
    if (ruled.types.size === 0) return { lapses: [], recounts: [] };
    return { lapses: [...(await lapsesToWrite(tx, ruled, at)).keys()], recounts: await toRecount(tx, ruled, at) };
  });
  const turn = { lapsed: 0, recounted: 0 };
  for (const reference of due.lapses) {
    signal?.throwIfAborted();
    if (await writeLapse(work, council, reference)) turn.lapsed += 1;
  }
  for (const reference of due.recounts) {
    signal?.throwIfAborted();
    if (await continueByItself(work, council, reference, { action: 'entry.recount', step: recounted }))
      turn.recounted += 1;
  }
  return turn;
};
