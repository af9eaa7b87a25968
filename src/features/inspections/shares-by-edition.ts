import { sql } from 'kysely';

import type { Day, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { ShareAsked } from './good-or-better.ts';
import { GOOD } from './question.ts';
import type { Share } from './share.ts';

/** The share as the file of one day has it; `services` are all that it has of these kinds, graded or not. */
export type ShareOn = Share & { readonly day: Day; readonly services: number };

type Row = { day: Day; services: number; numerator: number; denominator: number };

/**
 * The share of a council's services that are graded good or better, for every day of which a file has such services: the earliest first. Each file by itself,
 * in one statement; `goodOrBetterShare` adds to a day's file the kinds of service that only an earlier one has, so the two differ where a file speaks of some kinds alone.
 */
export const sharesByEdition = async (
  tx: Transaction,
  { council, kinds, question, asAt }: Omit<ShareAsked, 'on'> & { readonly asAt: Instant },
): Promise<ShareOn[]> => {
  const counts =
    question === 'every'
      ? sql`(counts_as is not null or question = 'theme-information')`
      : sql`counts_as = ${question}`;
  const found = await sql<Row>`
    with mine as (
      select * from (
        select distinct on (service, edition) * from care_service
        where council = ${council} and known_at <= ${asAt}::timestamptz order by service, edition, known_at desc) latest
      where not withdrawn and (${kinds === null} or kind = any(${kinds ?? []}::text[]))),
    graded as (
      select distinct on (grade.service, grade.edition, grade.question) grade.* from mine
      join care_grade grade on grade.service = mine.service and grade.edition = mine.edition
      where grade.known_at <= ${asAt}::timestamptz
      order by grade.service, grade.edition, grade.question, grade.known_at desc),
    lowest as (
      select service, edition, min(grade) as grade from graded where not withdrawn and ${counts} group by service, edition)
    select mine.edition as day, count(*)::int as services, count(lowest.grade)::int as denominator,
      (count(*) filter (where lowest.grade >= ${GOOD}))::int as numerator
    from mine left join lowest on lowest.service = mine.service and lowest.edition = mine.edition
    group by mine.edition order by mine.edition`.execute(tx);
  return found.rows.map((row) => ({ ...row, share: row.denominator === 0 ? null : row.numerator / row.denominator }));
};
