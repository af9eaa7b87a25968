import { sql } from 'kysely';

import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';

/** One step in the review of a kept thing; `keepUntil` (a day) with 'kept', `sha256` with 'disposed'. */
export type RetentionStep = {
  readonly subject: string;
  readonly knownAt: Instant;
  readonly confidentiality: 'open' | 'restricted';
  readonly step: 'proposed' | 'kept' | 'disposed';
  readonly reason: string;
  readonly keepUntil: string | null;
  readonly sha256: string | null;
  readonly by: Actor;
};

type Row = Omit<RetentionStep, 'knownAt' | 'keepUntil' | 'by'> &
  Actor & { readonly known_at: Instant; readonly keep_until: string | null };

/** Every step taken on these things, the first first; those that the transaction may see. */
export const stepsOn = async (tx: Transaction, subjects: readonly string[]): Promise<RetentionStep[]> => {
  const found = await sql<Row>`
    select subject, known_at, confidentiality, step, reason, keep_until, sha256, actor, post, capacity, delegation
    from retention_step where subject = any(${subjects}::text[]) order by known_at, subject`.execute(tx);
  return found.rows.map(({ known_at, keep_until, actor, post, capacity, delegation, ...rest }) => ({
    ...rest,
    knownAt: known_at,
    keepUntil: keep_until,
    by: { actor, post, capacity, delegation },
  }));
};

/** Appends one step. */
export const appendStep = async (tx: Transaction, step: RetentionStep): Promise<void> => {
  const { subject, knownAt, confidentiality, keepUntil, reason, sha256, by } = step;
  await sql`
    insert into retention_step (subject, known_at, confidentiality, step, reason, keep_until, sha256, actor, post, capacity, delegation)
    values (${subject}, ${knownAt}::timestamptz, ${confidentiality}, ${step.step}, ${reason}, ${keepUntil}::date, ${sha256},
      ${by.actor}, ${by.post}, ${by.capacity}, ${by.delegation})`.execute(tx);
};
