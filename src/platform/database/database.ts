import type { Kysely } from 'kysely';

/**
 * Who is asking. Every statement runs inside one transaction that has taken the role `remit_app` (which cannot bypass row-level
 * security) and has `remit.council`, `remit.clearance` and `remit.need` set from here. `null` sees no council's own rows: only what is shared by all.
 */
export type Scope = {
  readonly council: string | null;
  /** 'restricted' sees and writes restricted rows too; 'open', as it comes, does as if there were none. */
  readonly clearance?: Clearance;
  /** With the clearance 'restricted', of tables that ask for it: by which needs the reader may see a restricted row; '*' is every need. Left out: by none. */
  readonly need?: readonly string[];
  /** Outside any council: the write is of signing in or of jobs alone, so no council has to wait for it, nor it for a council. */
  readonly turn?: 'installation';
};

export type Clearance = 'open' | 'restricted';

/** A transaction. Features narrow it to their own tables: `tx.withTables<MeasureTables>()`. */
// biome-ignore lint/complexity/noBannedTypes: no table is known here; each feature names its own.
export type Transaction = Kysely<{}>;

/**
 * One moment of the whole database, walked from council to council, for backups and exports. It reads as `remit_app`, so row-level security
 * holds here too: each step sees what the scope named last may see, and nothing more.
 */
export type Snapshot = {
  /** From here on, what this scope may see. */
  readonly as: (scope: Scope) => Promise<void>;
  /** All rows of a statement. */
  readonly rows: (sql: string) => Promise<Record<string, unknown>[]>;
  /** The rows of a statement, `size` at a time and never more in memory. One statement at a time. */
  readonly pages: (sql: string, size: number) => AsyncGenerator<Record<string, unknown>[]>;
};

/** The one door to the data: the embedded database or PostgreSQL, behind the same promises. */
export type Database = {
  readonly kind: 'embedded' | 'postgresql';
  /** A read-only transaction that sees one moment. */
  readonly read: <Value>(scope: Scope, work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
  /** All of `work` or none of it. When the promise resolves, the change is on the disk. */
  readonly write: <Value>(scope: Scope, work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
  /**
   * One moment of everything. On the embedded database other work waits until it is over; on PostgreSQL nothing waits. What may take long goes
   * through `atOneMoment` (platform/kept), which holds nobody up.
   */
  readonly snapshot: <Value>(work: (snapshot: Snapshot) => Promise<Value>) => Promise<Value>;
  /** Whether other work waits for a snapshot at this moment; left out where it never does. */
  readonly heldBySnapshot?: () => boolean;
  readonly close: () => Promise<void>;
};
