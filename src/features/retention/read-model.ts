import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce, type RevisedTable } from '../../platform/database/revisions.ts';
import type { RetentionRule } from './rule.ts';
import { RETENTION_RULE, RETENTION_RULE_OWN } from './tables.ts';

type Row = {
  readonly code: string;
  readonly title: string;
  readonly applies_to: string;
  readonly years: number | null;
  readonly counted_from: string;
  readonly citation: string;
  readonly verified: boolean;
  readonly note: string | null;
};

const read = async (tx: Transaction, table: RevisedTable, asAt: Instant, own: boolean): Promise<RetentionRule[]> =>
  (await inForce<Row>(tx, table, asAt)).map(({ applies_to, counted_from, ...rest }) => ({
    code: rest.code,
    title: rest.title,
    appliesTo: applies_to,
    years: rest.years,
    countedFrom: counted_from,
    citation: rest.citation,
    verified: rest.verified,
    note: rest.note,
    own,
  }));

/** The rules in force for the transaction's council, its own before those that all share, by title. */
export const retentionRules = async (tx: Transaction, asAt: Instant): Promise<RetentionRule[]> => {
  const own = await read(tx, RETENTION_RULE_OWN, asAt, true);
  const replaced = new Set(own.map(({ code }) => code));
  const shared = (await read(tx, RETENTION_RULE, asAt, false)).filter(({ code }) => !replaced.has(code));
  return [...own, ...shared].sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
};
