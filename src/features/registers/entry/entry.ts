import type { RunningClock } from '../../../clocks/index.ts';
import type { Day, Instant } from '../../../kernel/index.ts';
import type { Actor } from '../../access/index.ts';

/** One answer: a text (also a code, a day, an instant), a number, yes or no, several codes, or the rows of a small table. */
export type FieldValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly Readonly<Record<string, string | number | boolean | null>>[];

/** The answers of an entry by the codes of their fields. What is not answered is not there. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Something that happened, as it stands: `number` counts in the order of writing from 1 and never changes. */
export type EntryEvent = {
  readonly number: number;
  readonly event: string;
  /** To the minute where that is known. */
  readonly at: Instant | null;
  /** In Scotland. */
  readonly day: Day;
  /** To whom, where it happens to each of several people on their own: a code of the type, never a name. */
  readonly person: string | null;
};

export type Confidentiality = 'open' | 'restricted';

export const REVISION_KINDS = [
  'opened',
  'changed',
  'moved',
  'noted',
  'taken-back',
  'lapsed',
  'recounted',
  'withdrawn',
] as const;

export type RevisionKind = (typeof REVISION_KINDS)[number];

/** A clock of an entry. `past`: the entry came to its end after it had begun, so nothing more is expected by it; what was not met by then stays so. */
export type EntryClock = RunningClock & { readonly past?: true };

/**
 * An entry after one change: the whole of it, so that what was known at any instant is one row. Nothing of an earlier revision is ever changed.
 */
export type Revision = {
  /** "CP-2026-014". */
  readonly reference: string;
  /** From 1. */
  readonly number: number;
  readonly knownAt: Instant;
  readonly type: string;
  readonly kind: RevisionKind;
  /** Of 'moved': which move; of 'lapsed': which clock. */
  readonly by: string | null;
  readonly state: string;
  readonly confidentiality: Confidentiality;
  /** Posts that see a restricted entry beside those who keep its register. */
  readonly distribution: readonly string[];
  /** The number in the council's case system; never a name. Null where the type is about nobody. */
  readonly caseReference: string | null;
  readonly service: string | null;
  readonly fields: FieldValues;
  readonly events: readonly EntryEvent[];
  readonly clocks: readonly EntryClock[];
  /** Why: of a correction, a withdrawal, a taking back. */
  readonly words: string | null;
  readonly actor: Actor;
};

/** An entry with every revision it went through, the first one first; the last one is how it stands. */
export type Entry = { readonly now: Revision; readonly revisions: readonly Revision[] };
