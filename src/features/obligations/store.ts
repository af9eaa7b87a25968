import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { append } from '../../platform/database/revisions.ts';
import type { BY_HAND } from '../record/index.ts';
import type { Obligation } from './obligation.ts';
import { OBLIGATION } from './tables.ts';

const rowOf = (obligation: Omit<Obligation, 'knownAt'>): Record<string, unknown> => ({
  code: obligation.code,
  kind: obligation.kind,
  subject: obligation.subject,
  title: obligation.title,
  owner_post: obligation.ownerPost,
  co_posts: obligation.coPosts,
  owner_basis: obligation.ownerBasis,
  opens_on: obligation.opensOn,
  due_on: obligation.dueOn,
  due_at: obligation.dueAt,
  rule: obligation.rule,
  covers_from: obligation.covers?.first ?? null,
  covers_to: obligation.covers?.last ?? null,
  cause: obligation.cause,
  state: obligation.state,
  settled_at: obligation.settledAt,
  settled_post: obligation.settledPost,
  reason: obligation.reason,
  confidentiality: obligation.confidentiality,
});

/** The origin of what the rules make due; whatever people change is theirs. */
const BY_RULE = 'rule';

/**
 * Appends what the obligations say from `at` on, new ones and old ones alike; in the transaction of the entry that tells of it. Two revisions of one
 * obligation at the same instant are refused by the database.
 */
export const appendObligations = (
  tx: Transaction,
  obligations: readonly Omit<Obligation, 'knownAt'>[],
  at: Instant,
  origin: typeof BY_RULE | typeof BY_HAND = BY_RULE,
): Promise<void> => append(tx, OBLIGATION, obligations.map(rowOf), origin, at);
