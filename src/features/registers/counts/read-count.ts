import { sql } from 'kysely';

import type { Instant, Period } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Count, RegisterType } from '../type/register-type.ts';
import { compileCount } from './compile.ts';
import { type Counted, countedFrom, notSeen, type Tally } from './count.ts';
import { type Sight, sightOf } from './sight.ts';

export type AskedCount = {
  readonly type: RegisterType;
  readonly count: Count;
  readonly period: Period;
  /** As known at: the last revision of each entry that was written by then. */
  readonly asAt: Instant;
};

/** The statement of a count, for whoever may have these entries counted. */
export const countStatement = ({ type, count, period, asAt }: AskedCount, sight: Exclude<Sight, 'nothing'>) => {
  const parts = compileCount(type, count, period, asAt);
  const final = type.states.filter((state) => state.final === true).map(({ code }) => code);
  const judged =
    parts.verdict === null
      ? sql`select inside.*, null as verdict, null as why from inside`
      : sql`select inside.*, stand.verdict, coalesce(stand.why, 'none of its clocks ever ran') as why
          from inside left join lateral (${parts.verdict}) stand on inside.counts`;
  return sql<Tally>`
    with latest as (
      select distinct on (reference) kind, state, case_reference, opened_on, fields, events, clocks from register_revision
      where type = ${type.code} and known_at <= ${asAt}::timestamptz and (${sight === 'all'}::boolean or confidentiality = 'open')
      order by reference, number desc),
    entry as materialized (
      select opened_on, case_reference, clocks, state = any(${final}::text[]) as final, ${parts.pending} as pending, ${parts.within} as within, ${parts.counts} as counts,
        ${parts.above} as above, ${parts.amount} as amount, (${parts.days})::int as days
      from latest where kind <> 'withdrawn'),
    inside as (select * from entry where within),
    judged as (${judged})
    select (select count(*)::int from entry) as ever, (select min(opened_on)::text from entry) as first,
      (select count(*)::int from inside) as within,
      (count(*) filter (where not counts and pending and not final))::int as open,
      (count(*) filter (where counts))::int as counted,
      (count(*) filter (where counts and above))::int as above,
      coalesce(sum(amount) filter (where counts), 0)::int as sum,
      (count(distinct case_reference) filter (where counts))::int as people,
      (count(*) filter (where counts and case_reference is null))::int as nobody,
      (percentile_cont(0.5) within group (order by days) filter (where counts and days is not null))::float8 as median,
      (count(*) filter (where counts and days is not null))::int as timed,
      (count(*) filter (where verdict = 'kept'))::int as kept,
      (count(*) filter (where verdict = 'agreed'))::int as agreed,
      (count(*) filter (where verdict = 'late'))::int as late,
      (count(*) filter (where verdict = 'running'))::int as running,
      (count(*) filter (where verdict in ('unknown', 'none')))::int as unjudged,
      coalesce((select jsonb_object_agg(why, entries) from (
        select why, count(*)::int as entries from judged where verdict in ('unknown', 'none') group by why) reasons), '{}'::jsonb) as why
    from judged`;
};

/**
 * Counts. The transaction has the clearance 'restricted' and has taken the reader's need (platform/database/need.ts), which is said again here: what may be
 * counted for them follows from it, and nothing else does.
 */
export const readCount = async (tx: Transaction, asked: AskedCount, needs: readonly string[]): Promise<Counted> => {
  const sight = sightOf(asked.type, needs);
  const { type, count, period, asAt } = asked;
  const of = { count, type: type.code, period, asAt, sight };
  if (sight === 'nothing') return notSeen(of);
  const { rows } = await countStatement(asked, sight).execute(tx);
  const [tally] = rows;
  if (tally === undefined) throw new Error('A count gave no row');
  return countedFrom(of, tally);
};
