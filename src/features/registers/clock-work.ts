import { sql } from 'kysely';

import type { Clock, CouncilCode, Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { takeNeed } from '../../platform/database/need.ts';
import { programActor } from '../access/index.ts';
import { appendToRecord, instantOfWrite } from '../record/index.ts';
import type { Revision } from './entry/entry.ts';
import { byLawNow } from './entry/recount.ts';
import { entriesOf, entryOf } from './entry/store.ts';
import { clocksChanged, countedBy } from './entry/worked-out.ts';
import { writeRevisions } from './owe-clocks.ts';
import { lapsesToLookAt, lapsesToWrite, staysBeside } from './read/lapses-to-write.ts';
import { type Ruled, readRuled } from './read-ruled.ts';
import {
  areBeingWorkedOut,
  type LawKnown,
  lawKnown,
  notePlace,
  noteWorkedOut,
  registersToWorkOut,
} from './worked-out-to.ts';

/** Where and when clocks are brought up to date; `signal` breaks it off between its transactions. */
export type ClockWork = {
  readonly database: Database;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Told of an entry that could not be brought up to date and was passed over: null for a restricted one, or where nobody can say. */
  readonly onFailure?: (council: CouncilCode, entry: string | null, error: unknown) => void;
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

// What changed by what: the times alone, or what stands as well.
const told = (before: Revision, added: readonly Revision[], { law }: Ruled) => {
  const anew = added.find(({ kind }) => kind === 'recounted');
  return anew === undefined ? {} : { workedOut: countedBy(clocksChanged(before.clocks, anew.clocks), law) };
};

type Written = 'lapsed' | 'recounted';

// One entry in a transaction of its own. What another process did meanwhile leaves nothing to do, and then nothing is written, not even in the record.
const continueByItself = (
  { database, clock }: ClockWork,
  council: CouncilCode,
  reference: string,
): Promise<Written | null> =>
  database.write({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await asProgram(tx, { database, council });
    const at = await instantOfWrite(tx, clock);
    const entry = await entryOf(tx, reference);
    const type = entry === null ? undefined : ruled.types.get(entry.now.type);
    if (entry === null || type === undefined || entry.now.kind === 'withdrawn') return null;
    const stays = await staysBeside(tx, ruled, entry, at);
    const added = byLawNow(entry.revisions, { type, law: ruled.law, stays }, at);
    const last = added.at(-1);
    if (last === undefined) return null;
    const { beside, ...due } = await writeRevisions(tx, ruled, added, at);
    const written: Written = added.some(({ kind }) => kind === 'lapsed') ? 'lapsed' : 'recounted';
    await appendToRecord(tx, {
      at,
      actor: ACTOR,
      action: written === 'lapsed' ? 'entry.lapse' : 'entry.recount',
      // The header of an entry of the record is read by more than may know of a restricted entry.
      subject: last.confidentiality === 'open' ? reference : 'registers',
      detail: {
        entry: reference,
        register: type.code,
        revision: last.number,
        ...told(entry.now, added, ruled),
        ...beside,
      },
      ...due,
    });
    return written;
  });

// So many entries are looked at in one turn, so that a turn stays short and nothing waits for it.
const PORTION = 300;

const referencesAfter = async (
  tx: Transaction,
  types: readonly string[],
  last: string,
  portion: number,
): Promise<string[]> => {
  const { rows } = await sql<{ reference: string }>`
    select reference from register_now where type = any(${[...types]}::text[]) and reference > ${last}
    order by reference limit ${portion}`.execute(tx);
  return rows.map(({ reference }) => reference);
};

// Those of a portion whose times are others by now; asked before anything is written.
const changedAmong = async (
  tx: Transaction,
  ruled: Ruled,
  references: readonly string[],
  at: Instant,
): Promise<string[]> => {
  const found: string[] = [];
  for (const [reference, entry] of await entriesOf(tx, references)) {
    const type = ruled.types.get(entry.now.type);
    if (type === undefined) continue;
    const stays = await staysBeside(tx, ruled, entry, at);
    if (byLawNow(entry.revisions, { type, law: ruled.law, stays }, at).length > 0) found.push(reference);
  }
  return found;
};

/** What a turn wrote: entries that the law changed, and entries whose times were worked out anew. */
export type ClockTurn = { readonly lapsed: number; readonly recounted: number };

// Only the reference of an open entry may stand in a log.
const namedInLog = async ({ database }: ClockWork, council: CouncilCode, reference: string): Promise<string | null> => {
  try {
    return await database.read({ council }, async (tx) => {
      const { rows } = await sql<{ reference: string }>`
        select reference from register_now where reference = ${reference} and confidentiality = 'open'`.execute(tx);
      return rows[0]?.reference ?? null;
    });
  } catch {
    return null;
  }
};

// Each by itself: one that cannot be written holds up no other.
const writeEach = async (work: ClockWork, council: CouncilCode, references: readonly string[]): Promise<ClockTurn> => {
  const turn = { lapsed: 0, recounted: 0 };
  for (const reference of references) {
    work.signal?.throwIfAborted();
    try {
      const written = await continueByItself(work, council, reference);
      if (written !== null) turn[written] += 1;
    } catch (error) {
      work.onFailure?.(council, await namedInLog(work, council, reference), error);
    }
  }
  return turn;
};

// Where one of many cannot be looked at, each of them is tried by itself.
const orEach = async (changed: () => Promise<string[]>, references: () => Promise<string[]>): Promise<string[]> => {
  try {
    return await changed();
  } catch {
    return references();
  }
};

/** What the law changed by the passing of time in one council, written down; `stale`: what its clocks are still to be worked out anew by, null for nothing. */
export const writeLapses = async (
  work: ClockWork,
  council: CouncilCode,
): Promise<ClockTurn & { readonly stale: LawKnown | null }> => {
  const { database, clock } = work;
  const at = clock();
  const due = await database.read({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await asProgram(tx, { database, council });
    if (ruled.types.size === 0) return { lapses: [], known: null };
    const known = await lawKnown(tx);
    const lapses = await orEach(
      async () => [...(await lapsesToWrite(tx, ruled, at)).keys()],
      () => lapsesToLookAt(tx, ruled, at),
    );
    return { lapses, known };
  });
  const turn = await writeEach(work, council, due.lapses);
  return { ...turn, stale: due.known !== null && areBeingWorkedOut(due.known) ? due.known : null };
};

/**
 * Works out anew the next entries of the registers that count in what changed, so many and no more, and notes up to where; where that were the last, that all
 * were looked at.
 */
export const workOutSome = async (
  work: ClockWork,
  council: CouncilCode,
  known: LawKnown,
  portion = PORTION,
): Promise<ClockTurn> => {
  const { database, clock } = work;
  const found = await database.read({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await asProgram(tx, { database, council });
    const registers = await registersToWorkOut(tx, ruled, known);
    const references = await referencesAfter(tx, registers, known.last ?? '', portion);
    const changed = await orEach(
      () => changedAmong(tx, ruled, references, clock()),
      async () => references,
    );
    return { changed, last: references.length < portion ? undefined : references.at(-1) };
  });
  const turn = await writeEach(work, council, found.changed);
  const { last } = found;
  await database.write({ council }, (tx) =>
    last === undefined ? noteWorkedOut(tx, known) : notePlace(tx, known, last),
  );
  return turn;
};

/**
 * Writes down what the law changed in one council by the passing of time, and, where calendars, rules, registers or own settings changed since it was last
 * done, works out anew the times of the next entries that count in them. Asked again it writes nothing twice, also beside another process.
 */
export const bringClocksUpToDate = async (
  work: ClockWork,
  council: CouncilCode,
  portion = PORTION,
): Promise<ClockTurn> => {
  const { stale, ...turn } = await writeLapses(work, council);
  if (stale === null) return turn;
  const anew = await workOutSome(work, council, stale, portion);
  return { lapsed: turn.lapsed + anew.lapsed, recounted: turn.recounted + anew.recounted };
};
