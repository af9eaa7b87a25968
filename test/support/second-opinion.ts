import { sql } from 'kysely';

import type { Day, Instant } from '../../src/kernel/index.ts';
import type { Transaction } from '../../src/platform/database/database.ts';

/** What the second reading makes of one function. */
export type SecondOpinion = { readonly function: string; readonly worked: string; readonly level: string };

/**
 * Forms the opinion on every function of the transaction's council a second time, from the raw rows, as docs/decisions/0016-opinion.md says and by nothing that the
 * feature itself uses: its numbers are typed in again here, from that page. By what was known at an instant, of the day that it was then in Scotland; or, where
 * a day is named that is `over`, as that day ended, when what fell due on it had fallen due.
 */
export const secondOpinions = async (
  tx: Transaction,
  known: Instant,
  over: Day | null = null,
): Promise<SecondOpinion[]> => {
  const found = await sql<SecondOpinion>`
    with clock as (
      select known, at, today, (today - interval '12 months')::date as year_ago from (
        select ${known}::timestamptz as known, coalesce((${over}::date + 1)::timestamp at time zone 'Europe/London', ${known}::timestamptz) as at,
          coalesce(${over}::date, (${known}::timestamptz at time zone 'Europe/London')::date) as today) given
    ),
    by_frequency (frequency, days) as (values
      ('weekly', 24), ('monthly', 46), ('two-monthly', 92), ('quarterly', 137), ('as-required', 137), ('as-reported', 137),
      ('committee-cycle', 137), ('management-team-report', 137), ('four-monthly', 183), ('as-available', 183), ('six-monthly', 274),
      ('annual', 457), ('planning-cycle', 457)),
    by_kind (kind, days, examines) as (values
      ('audit', 457, true), ('report', 457, true), ('dataset', 274, true), ('scorecard', 274, true), ('oversight', 457, false),
      ('consultation', 457, false), ('training', 457, false), ('communication', 274, false), ('notification', 183, false),
      ('membership', 183, false), ('meeting', 183, false), ('decision-control', 137, false)),
    mechanisms as (
      select * from (select distinct on (code) mechanism.* from mechanism, clock where known_at <= clock.known order by code, known_at desc) m
      where not withdrawn),
    functions as (
      select * from (select distinct on (code) assurance_function.* from assurance_function, clock where known_at <= clock.known
        order by code, known_at desc) f where not withdrawn),
    -- A mechanism that is the same as another stands for that other; two that stand for the same count once.
    pairs as (
      select distinct m.function, coalesce(other.code, m.code) as source
      from mechanisms m left join mechanisms other on other.code = m.same_as),
    dated as (
      select distinct on (mechanism, from_day) s.*, min(s.known_at) over (partition by mechanism, from_day) as first_known
      from mechanism_schedule s, clock where known_at <= clock.known order by mechanism, from_day, known_at desc),
    schedules as (
      select distinct on (mechanism) mechanism, frequency from (
        select mechanism, frequency, withdrawn,
          case when from_day = '' then (first_known at time zone 'Europe/London')::date else from_day::date end as from_date
        from dated) s, clock
      where not withdrawn and from_date <= clock.today order by mechanism, from_date desc),
    latest as materialized (
      select distinct on (code) obligation.*, min(known_at) over (partition by code) as made from obligation, clock
      where kind = 'assurance' and known_at <= clock.known order by code, known_at desc),
    occurrences as (
      select substr(subject, 11) as source, o.* from latest o where not withdrawn and state not in ('waived', 'cancelled')),
    -- The days that an answer to an occurrence speaks of: its stretch, the meeting's day, the day on which somebody said that something arose, a plan's end.
    spoken as materialized (
      select o.code, substr(o.subject, 11) as source, o.made,
        coalesce(o.covers_from, held.day, case when o.cause like 'event:%' then o.opens_on else o.due_on end) as since,
        coalesce(o.covers_to, held.day, case when o.cause like 'event:%' then o.opens_on else o.due_on end) as until
      from latest o left join lateral (select day from meeting
        where o.cause = 'meeting:' || meeting.code and meeting.known_at <= o.known_at order by known_at desc limit 1) held on true),
    due as (
      select source,
        count(*) filter (where due_on > clock.year_ago) as in_a_year,
        count(*) filter (where due_on > clock.year_ago and exists (
          select from assurance_answer a where a.obligation = code and a.known_at <= clock.known)) as answered,
        count(*) filter (where due_on > clock.today - 457) as in_sight
      from occurrences, clock where due_at <= clock.at group by source),
    -- The answer that speaks of the latest days: up to the end of what it answers, or to the day on which it was given where that came before.
    newest as materialized (
      select *, clock.today - up_to as age from (
        select distinct on (a.mechanism) a.mechanism as source, a.obligation, a.known_at, a.nothing_arose, a.actor, a.post,
          least((a.known_at at time zone 'Europe/London')::date, o.until) as up_to
        from assurance_answer a join spoken o on o.code = a.obligation, clock where a.known_at <= clock.known
        order by a.mechanism, least((a.known_at at time zone 'Europe/London')::date, o.until) desc, a.known_at desc) n, clock),
    reviewed as (
      select distinct on (r.obligation) n.source, r.verdict = 'accepted' and r.actor <> n.actor
        and (r.post is null or r.post is distinct from n.post) as by_another
      from answer_review r join newest n on n.obligation = r.obligation and n.known_at = r.answer_at, clock
      where r.known_at <= clock.known order by r.obligation, r.known_at desc),
    -- How often was asked by the schedule that made what the newest answer answers, as it was known then.
    answered as materialized (select o.source, o.made, o.since from newest n join spoken o on o.code = n.obligation),
    lives as materialized (
      select o.source, f.days from answered o cross join lateral (
        select frequency from (
          select distinct on (from_day) from_day, frequency, withdrawn, min(known_at) over (partition by from_day) as first_known
          from mechanism_schedule where mechanism = o.source and known_at <= o.made order by from_day, known_at desc) s
        where not withdrawn and case when from_day = '' then (first_known at time zone 'Europe/London')::date else from_day::date end <= o.since
        order by case when from_day = '' then (first_known at time zone 'Europe/London')::date else from_day::date end desc limit 1) s
      join by_frequency f on f.frequency = s.frequency),
    standing as (
      select p.function, p.source, k.examines, coalesce(s.frequency = 'ended', false) as ended,
        coalesce(d.in_a_year, 0) as in_a_year, coalesce(d.answered, 0) as answered, n.age, n.nothing_arose,
        least(k.days, coalesce(l.days, k.days)) as life,
        coalesce(d.in_sight, 0) > 0 or coalesce(n.age <= 457, false) as expected,
        exists (select from answer_evidence e where e.obligation = n.obligation and e.known_at = n.known_at and e.kind <> 'minute') as shown,
        coalesce(r.by_another, false) as accepted
      from pairs p join mechanisms m on m.code = p.source join by_kind k on k.kind = m.kind
        left join schedules s on s.mechanism = p.source left join lives l on l.source = p.source
        left join due d on d.source = p.source left join newest n on n.source = p.source left join reviewed r on r.source = p.source),
    told as (
      select *, expected and not ended as judged_fresh, expected and not ended and coalesce(age <= life, false) as fresh from standing),
    counted as (
      select function,
        count(*) filter (where not ended) as lasting,
        count(*) filter (where not ended and (in_a_year > 0 or (age is not null and judged_fresh))) as judged,
        round(avg(answered::numeric / nullif(in_a_year, 0)) * 100, 9) as coverage,
        round((count(*) filter (where fresh))::numeric * 100 / nullif(count(*) filter (where judged_fresh), 0), 9) as freshness,
        count(*) filter (where fresh) as answers,
        count(*) filter (where fresh and not nothing_arose and shown and accepted) as firm,
        count(*) filter (where fresh and not nothing_arose and shown and accepted and examines) as firm_examined,
        count(*) filter (where fresh and not nothing_arose and (shown or accepted)) as carried
      from told group by function),
    concerns as (
      select p.function, count(*) filter (where severity = 'serious') as serious, count(*) filter (where severity <> 'serious') as ordinary
      from (select distinct on (code) concern.* from concern, clock where known_at <= clock.known order by code, known_at desc) c
        join pairs p on p.source = c.mechanism
      where not withdrawn and state = 'open' group by p.function),
    -- 0 none, 1 limited, 2 reasonable, 3 substantial.
    ranked as (
      select c.*,
        case when coverage >= 90 then 3 when coverage >= 75 then 2 when coverage >= 50 then 1 else 0 end as by_coverage,
        case when freshness = 100 then 3 when freshness >= 75 then 2 when freshness >= 50 then 1 else 0 end as by_freshness,
        case when firm >= 2 and firm_examined >= 1 then 3 when carried >= 2 or firm_examined >= 1 then 2
          when answers >= 1 then 1 else 0 end as by_strength,
        case when coalesce(serious, 0) >= 2 then 0 when coalesce(serious, 0) = 1 or coalesce(ordinary, 0) >= 3 then 1
          when coalesce(ordinary, 0) >= 1 then 2 else 3 end as by_result
      from counted c left join concerns on concerns.function = c.function),
    opinions as (
      select f.code as function, f.position,
        case when r.judged is null or r.judged = 0 or r.judged * 2 < r.lasting or coverage is null or freshness is null then 'not-known'
          else (array['none', 'limited', 'reasonable', 'substantial'])[1 + least(by_coverage, by_freshness, by_strength, by_result)]
        end as worked
      from functions f left join ranked r on r.function = f.code),
    own as (
      select distinct on (function) o.function, level from function_opinion o, clock where known_at <= clock.known
      order by o.function, known_at desc)
    select o.function, o.worked, coalesce(own.level, o.worked) as level
    from opinions o left join own on own.function = o.function order by o.position`.execute(tx);
  return found.rows;
};
