import type { RevisedTable } from '../../platform/database/revisions.ts';
import type { PackColumn } from './column.ts';

/** A file that a pack may hold: its columns, and the table its rows become. */
export type PackFile = {
  readonly name: string;
  /** Shared files describe what all councils use; a council's files are its own. */
  readonly scope: 'shared' | 'council';
  readonly columns: readonly PackColumn[];
  /** Null: the rows are appended as observations. */
  readonly table: RevisedTable | null;
  /** The columns that may not repeat together. */
  readonly key: readonly string[];
  /** What the council settled by hand stands, whatever a pack says of it: a role that was taken from a post does not come back. */
  readonly yields?: true;
};
