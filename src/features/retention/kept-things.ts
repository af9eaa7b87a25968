import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

/** Something that is kept for a time and reviewed before it goes. Days are ISO days. */
export type KeptThing = {
  readonly code: string;
  readonly title: string;
  readonly rule: string | null;
  /** Null: for ever. What a review decided comes before what the rule said. */
  readonly until: string | null;
  readonly confidentiality: 'open' | 'restricted';
  readonly sha256: string;
};

/**
 * What a feature that keeps things offers to the review of them, so that the review knows none of them. `dispose` takes the content away; it is
 * called in the transaction that wrote the decision, and gives how many parts went.
 */
export type KeptThings = {
  /** Told by the code alone, whether there is such a thing or not; null where it is no code. */
  readonly confidentialityOf: (code: string) => 'open' | 'restricted' | null;
  /** Those whose day has come by `day`, the oldest first; none that was disposed of. */
  readonly due: (tx: Transaction, day: string) => Promise<readonly KeptThing[]>;
  readonly one: (tx: Transaction, code: string) => Promise<KeptThing | null>;
  readonly dispose: (tx: Transaction, code: string, at: Instant) => Promise<number>;
};
