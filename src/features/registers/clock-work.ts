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
import { lapsesToWrite, staysBeside } from './read/lapses-to-write.ts';
import { type Ruled, readRuled } from './read-ruled.ts';
import { areBeingWorkedOut, type LawKnown, lawKnown, noteWorkedOut, registersToWorkOut } from './worked-out-to.ts';

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

// So many entries are looked at in one statement, and no more are held at once.
const PORTION = 200;

const referencesAfter = async (tx: Transaction, types: readonly string[], last: string): Promise<string[]> => {
  const { rows } = await sql<{ reference: string }>`
    select reference from register_now where type = any(${[...types]}::text[]) and reference > ${last}
    order by reference limit ${PORTION}`.execute(tx);
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

// All entries of the registers that count in what changed, portion by portion; only where all were looked at is that noted.
const workOutAnew = async (
  work: ClockWork,
  council: CouncilCode,
  known: LawKnown,
  write: (reference: string) => Promise<void>,
): Promise<void> => {
  const { database, clock, signal } = work;
  const scope = { council, clearance: 'restricted' } as const;
  const registers = await database.read(scope, async (tx) =>
    registersToWorkOut(tx, await asProgram(tx, { database, council }), known),
  );
  for (let last: string | undefined = ''; last !== undefined; ) {
    signal?.throwIfAborted();
    const after: string = last;
    const portion = await database.read(scope, async (tx) => {
      const ruled = await asProgram(tx, { database, council });
      const references = await referencesAfter(tx, registers, after);
      return { last: references.at(-1), changed: await changedAmong(tx, ruled, references, clock()) };
    });
    for (const reference of portion.changed) await write(reference);
    last = portion.last;
  }
  await database.write({ council }, (tx) => noteWorkedOut(tx, known));
};

/**
 * Writes down what the law changed in one council by the passing of time, and, where calendars, rules or own settings changed since it was last done, works out
 * anew the times of all entries that count in them. Asked again it writes nothing, also beside another process.
 */
export const bringClocksUpToDate = async (work: ClockWork, council: CouncilCode): Promise<ClockTurn> => {
  const { database, clock, signal } = work;
  const at = clock();
  const due = await database.read({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await asProgram(tx, { database, council });
    if (ruled.types.size === 0) return { lapses: [], known: null };
    return { lapses: [...(await lapsesToWrite(tx, ruled, at)).keys()], known: await lawKnown(tx) };
  });
  const turn = { lapsed: 0, recounted: 0 };
  const write = async (reference: string): Promise<void> => {
    signal?.throwIfAborted();
    const written = await continueByItself(work, council, reference);
    if (written !== null) turn[written] += 1;
  };
  for (const reference of due.lapses) await write(reference);
  if (due.known !== null && areBeingWorkedOut(due.known)) await workOutAnew(work, council, due.known, write);
  return turn;
};
