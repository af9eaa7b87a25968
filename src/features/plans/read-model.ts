import { sql } from 'kysely';

import type { Instant, PlanCode } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { measureCounts } from '../measures/index.ts';
import { ACTION, AIM, BUDGET, PRIORITY } from './tables.ts';

export type Plan = {
  readonly code: PlanCode;
  readonly title: string;
  readonly organisation: string | null;
  readonly kind: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** How many measures the plan holds itself to. */
  readonly measures: number;
};

export type Priority = { readonly code: string; readonly title: string; readonly objective: string | null };

/** The council's plans, those with measures first. */
export const plansOf = async (tx: Transaction, asAt: Instant): Promise<Plan[]> => {
  type Row = {
    code: PlanCode;
    title: string;
    organisation: string | null;
    kind: string;
    first_day: string | null;
    last_day: string | null;
    measures: number;
  };
  // Materialized: the measures are counted once for all plans, not anew for each; every page asks for this.
  const found = await sql<Row>`
    with known as (select ${asAt}::timestamptz as at),
    plans as (select distinct on (code) * from plan, known where known_at <= known.at order by code, known_at desc),
    counts as materialized (${measureCounts(asAt)})
    select plans.code, title, organisation, kind, first_day, last_day, coalesce(counts.measures, 0) as measures
    from plans left join counts on counts.plan = plans.code where not plans.withdrawn order by measures desc, plans.code`.execute(
    tx,
  );
  return found.rows.map(({ first_day: firstDay, last_day: lastDay, ...plan }) => ({ ...plan, firstDay, lastDay }));
};

/** The priorities of a plan in its own order. */
export const prioritiesOf = async (tx: Transaction, plan: string, asAt: Instant): Promise<Priority[]> => {
  const rows = await inForce<Priority & { position: number }>(tx, PRIORITY, asAt, { plan });
  return rows.sort((a, b) => a.position - b.position).map(({ code, title, objective }) => ({ code, title, objective }));
};

export type Aim = { readonly priority: string; readonly text: string };
export type Action = {
  readonly code: string;
  readonly priority: string | null;
  readonly action: string;
  readonly leadPost: string | null;
  readonly timescale: string | null;
  readonly status: string | null;
};
export type Budget = {
  readonly serviceArea: string;
  readonly period: string;
  readonly amountPounds: string;
  readonly kind: string;
  readonly note: string | null;
};

const byPosition = (a: { position: number }, b: { position: number }): number => a.position - b.position;

/** What the plan sets out to do, beside its measures. */
export const planContents = async (
  tx: Transaction,
  plan: string,
  asAt: Instant,
): Promise<{ aims: Aim[]; actions: Action[]; budgets: Budget[] }> => {
  const aims = await inForce<Aim & { position: number }>(tx, AIM, asAt, { plan });
  const actions = await inForce<Action & { position: number; lead_post: string | null }>(tx, ACTION, asAt, { plan });
  const budgets = await inForce<Budget & { position: number; service_area: string; amount_pounds: string }>(
    tx,
    BUDGET,
    asAt,
    { plan },
  );
  return {
    aims: aims.sort(byPosition).map(({ priority, text }) => ({ priority, text })),
    actions: actions.sort(byPosition).map(({ code, priority, action, lead_post: leadPost, timescale, status }) => ({
      code,
      priority,
      action,
      leadPost,
      timescale,
      status,
    })),
    budgets: budgets
      .sort(byPosition)
      .map(({ service_area: serviceArea, period, amount_pounds: amountPounds, kind, note }) => ({
        serviceArea,
        period,
        amountPounds,
        kind,
        note,
      })),
  };
};
