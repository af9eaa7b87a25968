import { z } from 'zod';
import { FaultError, fault, type Instant } from '../../kernel/index.ts';

/** The form of the file. A later form gets another number; this program reads this one alone. */
const FORM = 1;

const head = z.object({
  remit: z.literal(FORM),
  version: z.string(),
  at: z.string(),
  migrations: z.array(z.object({ number: z.number(), name: z.string(), sha256: z.string() })),
  councils: z.array(z.string()),
  tables: z.array(z.string()),
  kinds: z.record(z.string(), z.string()),
  export: z.object({ council: z.string(), clearance: z.enum(['open', 'restricted']) }).optional(),
});

/**
 * The first line of a backup: which program wrote it, when, over which steps of the tables, for which councils, and the tables that follow in
 * this order. `export` stands where it holds the rows of one council alone, with or without the restricted ones.
 */
export type ArchiveHead = {
  readonly remit: typeof FORM;
  readonly version: string;
  readonly at: Instant;
  readonly migrations: readonly { readonly number: number; readonly name: string; readonly sha256: string }[];
  readonly councils: readonly string[];
  readonly tables: readonly string[];
  /** What each table is, as `kept_table` says: whoever verifies the record must know which are sealed. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly export?: { readonly council: string; readonly clearance: 'open' | 'restricted' } | undefined;
};

/** A fault of the file itself, at a line of its unpacked text (counted from 1). */
export const damaged = (detail: string, line: number | null, cause?: unknown): FaultError =>
  new FaultError(fault('archive.damaged', detail, line === null ? {} : { row: line }), { cause });

/** What a line holds as JSON; a fault naming the line where it is none. */
export const parseLine = (text: string, line: number): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged('The line cannot be read', line, error);
  }
};

/** Reads the first line. Throws `FaultError` 'input.format' where the file is no backup, or one of a form that is not known here. */
export const readHead = (text: string): ArchiveHead => {
  let given: unknown = null;
  try {
    given = JSON.parse(text);
  } catch {
    // Told below: what is no JSON is no backup either.
  }
  const read = head.safeParse(given);
  if (read.success) return read.data;
  const later = z.object({ remit: z.number() }).safeParse(given);
  const detail =
    later.success && later.data.remit !== FORM
      ? `The backup has the form ${later.data.remit}, which this version does not know`
      : 'The file is no backup made by Remit';
  throw new FaultError(fault('input.format', detail, { row: 1 }));
};
