import {
  type Clock,
  type CouncilCode,
  type Fault,
  fail,
  fault,
  type Instant,
  ok,
  type Result,
} from '../../kernel/index.ts';
import type { Clearance, Database, Transaction } from '../../platform/database/database.ts';
import type { RevisedRow, RevisedTable } from '../../platform/database/revisions.ts';
import { revise } from '../../platform/database/revisions.ts';
import {
  type Acting,
  type Actor,
  actingIn,
  actorIn,
  type Caller,
  callerMay,
  type Power,
  sayRoles,
} from '../access/index.ts';
import { appendToRecord, instantOfWrite, type RecordEntry } from './store.ts';

/** The origin of rows that people of the council wrote themselves, which no pack may undo. */
export const BY_HAND = 'council';

/** On whose word something changes. A program at the machine itself (the command line, the demonstration) wears no hat and may all. */
export type By = {
  readonly actor: Actor;
  readonly acting: Acting | null;
  /** Every post that they act from or could choose to, in this council: what is given to one of these they give themselves. */
  readonly posts: readonly string[];
  /** Whoever runs this installation, at the machine itself: bound by no rule on who gives what. */
  readonly machine: boolean;
  readonly may: (power: Power) => boolean;
};

/** Somebody who has signed in, with the hat they wear in the council. */
export const byCaller = (caller: Caller, council: CouncilCode): By => ({
  actor: actorIn(caller, council),
  acting: actingIn(caller, council),
  posts: caller.kind === 'nobody' ? [] : caller.hats.filter((hat) => hat.council === council).map(({ post }) => post),
  machine: false,
  may: (power) => callerMay(caller, council, power),
});

/** A program that whoever runs this installation started. */
export const byProgram = (actor: Actor): By => ({ actor, acting: null, posts: [], machine: true, may: () => true });

/**
 * Makes due what follows from a change, in its transaction and at its instant. Gives what the entry of the change tells of it, by the codes of
 * obligations; null where nothing follows. What makes things due stands above the features that change what it goes by, so they are handed this.
 */
export type MakeDue = (tx: Transaction, at: Instant) => Promise<unknown>;

/** Where a change is made, by whom and when; `clearance` 'restricted' for work on restricted matter, which the power asked for must allow;
 * `makeDue` where the change may make something due. */
export type Office = {
  readonly database: Database;
  readonly clock: Clock;
  readonly council: CouncilCode;
  readonly by: By;
  readonly clearance?: Clearance;
  readonly makeDue?: MakeDue;
};

/** What a change came to: what it gives, and what the record says of it. */
export type Changed<Value> = {
  readonly value: Value;
  readonly entry: Omit<RecordEntry, 'at' | 'actor'>;
};

// Undoes what the transaction has written already; caught in this file and nowhere else.
class Undone extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super('undone');
    this.faults = faults;
  }
}

/**
 * The one way in which a council's data change by a form or a command: whoever asks must have the power; then one transaction with the change, what it makes due, and its entry in the record.
 * A fault given by `work` undoes all of it.
 */
export const changing = async <Value>(
  { database, clock, council, by, clearance = 'open', makeDue }: Office,
  power: Power,
  work: (tx: Transaction, at: Instant) => Promise<Result<Changed<Value>>>,
): Promise<Result<Value>> => {
  if (!by.may(power)) {
    return fail([fault('people.refused', `This needs one of these roles: ${sayRoles(power.roles)}`)]);
  }
  try {
    return await database.write({ council, clearance }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const done = await work(tx, at);
      if (!done.ok) throw new Undone(done.problem);
      const due = await makeDue?.(tx, at);
      await appendToRecord(tx, { at, actor: by.actor, ...done.value.entry, ...(due == null ? {} : { due }) });
      return ok(done.value.value);
    });
  } catch (error) {
    if (error instanceof Undone) return fail(error.faults);
    throw error;
  }
};

const keyOf = (table: RevisedTable, row: RevisedRow): Record<string, string> =>
  Object.fromEntries(table.key.map((name) => [name, String(row[name])]));

/** Appends one row, in place of what stood under its key. */
export const put = async (tx: Transaction, table: RevisedTable, row: RevisedRow, at: Instant): Promise<void> => {
  await revise(tx, table, [row], BY_HAND, at, keyOf(table, row));
};
