import type { Clock, Fault, Instant, Period, PlanCode, Result } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Council } from '../councils/index.ts';
import { lastChange } from '../record/index.ts';
import type { PaperFacts } from './paper-facts.ts';
import { paperFacts } from './read-model.ts';

/**
 * The facts of a paper in a transaction of its own. Without an instant, as known now, which is as of the last change to the data: so the same
 * data give the same bytes however often the paper is made.
 */
export const currentPaperFacts = (
  database: Database,
  council: Council,
  plan: PlanCode,
  period: Period,
  asAt: Instant | null,
  clock: Clock,
): Promise<Result<PaperFacts, Fault[]>> =>
  database.read({ council: council.code }, async (tx) =>
    paperFacts(tx, council, plan, period, asAt ?? (await lastChange(tx)) ?? clock()),
  );
