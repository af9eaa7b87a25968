import { sql } from 'kysely';
import { type Clock, type Day, dayOf, describeFault, type Period } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { AppRequest, CouncilView } from '../site/index.ts';
import type { StatementFacts } from './facts.ts';
import { statementFacts } from './read-facts.ts';
import { asAtFor, readYear, yearsBetween } from './year.ts';

/** A statement that was asked for, or why there is none: `why` in words; `status` 400 for what is no year, 404 where there is nothing to state. */
export type AskedStatement =
  | { readonly facts: StatementFacts; readonly years: readonly Period[] }
  | { readonly why: string; readonly status: 400 | 404; readonly years: readonly Period[] };

const firstDay = async (tx: Transaction): Promise<Day | null> => {
  const found = await sql<{ first: string | null }>`select min(known_at) as first from mechanism`.execute(tx);
  const first = found.rows[0]?.first ?? null;
  return first === null ? null : dayOf(first);
};

/**
 * Reads the statement of the year in the address. Without one: of the last year that is over, where the framework was there before it ended; else of
 * the year that is running.
 */
export const readStatement = async (
  tx: Transaction,
  { council, asAt }: CouncilView,
  { query }: Pick<AppRequest, 'query'>,
  clock: Clock,
): Promise<AskedStatement> => {
  const now = clock();
  const first = await firstDay(tx);
  const years = first === null ? [] : yearsBetween(first, dayOf(now));
  const typed = query['year'] ?? '';
  const read = typed === '' ? null : readYear(typed, dayOf(now));
  if (read !== null && !read.ok) return { why: describeFault(read.problem).replace(/\.$/, ''), status: 400, years };
  const year = read?.value ?? years[1] ?? years[0];
  if (year === undefined) {
    return { why: `${council.name} has no framework of assurance to make a statement from`, status: 404, years };
  }
  const facts = await statementFacts(tx, council, year, asAtFor(year, asAt, now));
  if (facts.ok) return { facts: facts.value, years };
  return { why: facts.problem.map(({ message }) => message).join('; '), status: 404, years };
};
