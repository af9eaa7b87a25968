import { type Instant, isPeriodKind, type Period, type PlanCode, parsePeriod } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { PAPER } from './tables.ts';

/** The periods for which the plan has a paper, as known at `asAt`. */
export const paperPeriods = async (tx: Transaction, plan: PlanCode, asAt: Instant): Promise<Period[]> => {
  const rows = await inForce<{ period_kind: string; period: string }>(tx, PAPER, asAt, { plan });
  return rows.flatMap(({ period_kind: kind, period: code }) => {
    const period = isPeriodKind(kind) ? parsePeriod(code, kind) : null;
    return period?.ok ? [period.value] : [];
  });
};
