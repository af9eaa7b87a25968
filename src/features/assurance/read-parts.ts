import { type RawBuilder, sql } from 'kysely';

import { type Day, daysAfter, type Instant } from '../../kernel/index.ts';
import { subjectOf } from '../framework/index.ts';

/**
 * How much is read: what fell due or came in since a day, all known until an instant; `words`: what answers say as well, not only that they came;
 * `after`: only what became known after that instant; `only`: what came in by these mechanisms alone. The functions, which belong to all councils, are
 * read whole, and so are the framework and the days of meetings unless `after` is given.
 */
export type Reach = {
  readonly since: Day;
  readonly until: Instant;
  readonly words: boolean;
  readonly after?: Instant;
  readonly only?: readonly string[];
};

// A moment travels as milliseconds: as a text it costs the database and this side several times as much, and there are thousands.
const moment = (column: string): RawBuilder<unknown> => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;

// Said of the column itself: within the row rule of the council no index helps a condition on anything made from it.
const isNew = ({ after }: Pick<Reach, 'after'>): RawBuilder<unknown> =>
  after === undefined ? sql`true` : sql`known_at > ${after}::timestamptz`;

const revised = (
  columns: RawBuilder<unknown>,
  table: string,
  reach: Pick<Reach, 'until' | 'after'>,
): RawBuilder<unknown> => sql`
  select ${columns}, ${moment('known_at')} as "knownAt", withdrawn from ${sql.table(table)}
  where known_at <= ${reach.until}::timestamptz and ${isNew(reach)}`;

// Nothing is answered before it stands, and nothing stands longer than a year before it is due: the days of lead are bounded in its table.
const LONGEST_LEAD = 367;

const cameIn = (column: string, reach: Reach): RawBuilder<unknown> =>
  sql`known_at <= ${reach.until}::timestamptz and ${sql.ref(column)} >= ${daysAfter(reach.since, -LONGEST_LEAD)}::date and ${isNew(reach)}`;

const among = (column: string, codes: readonly string[] | undefined): RawBuilder<unknown> =>
  codes === undefined ? sql`` : sql` and ${sql.ref(column)} = any(${codes}::text[])`;

// Evidence and reviews say of which mechanism they are by the answer alone that they hang on.
const onThose = ({ only }: Reach): RawBuilder<unknown> =>
  only === undefined
    ? sql``
    : sql` and obligation in (select obligation from assurance_answer where mechanism = any(${only}::text[]))`;

/** What is read of each table, by the name under which it is given back. */
export const partsOf = (reach: Reach): Readonly<Record<string, RawBuilder<unknown>>> => ({
  functions: revised(
    sql`code, position, title, statutory_basis as "statutoryBasis", verified, note`,
    'assurance_function',
    { until: reach.until },
  ),
  mechanisms: revised(sql`code, function, position, title, kind, same_as as "sameAs", note`, 'mechanism', reach),
  schedules: revised(
    sql`mechanism, from_day as "fromDay", frequency, frequency_as_written as "asWritten", group_code as "group"`,
    'mechanism_schedule',
    reach,
  ),
  leads: revised(sql`mechanism, from_day as "fromDay", posts`, 'mechanism_lead', reach),
  concerns: revised(
    sql`code, mechanism, obligation, severity, words, raised_by as "raisedBy", raised_on as "raisedOn", state, outcome`,
    'concern',
    reach,
  ),
  // An answer speaks of the days of its stretch, of the meeting's day, of the end of the plan, or of the day on which somebody said that something
  // arose. Only what a meeting, a plan or an event made due is ever moved to another day, so of that every revision is read.
  occurrences: sql`
    ${revised(
      sql`code, substr(subject, 11) as mechanism, title, owner_post as owner, due_on as "dueOn", ${moment('due_at')} as "dueAt", state, reason,
        covers_from as "from",
        coalesce(covers_to, case when cause like 'event:%' then opens_on else due_on end) as "upTo",
        case when cause like 'meeting:%' then substr(cause, 9) end as meeting, ${reach.words ? sql`rule` : sql`''`} as rule`,
      'obligation',
      reach,
    )} and kind = 'assurance'${among('subject', reach.only?.map(subjectOf))} and (due_on > ${reach.since}::date or cause is not null)`,
  // The days of meetings come by themselves: looked up for each occurrence they cost more than all the rest.
  meetings: sql`
    select code, day, ${moment('known_at')} as "knownAt" from meeting
    where known_at <= ${reach.until}::timestamptz and ${isNew(reach)}`,
  answers: sql`
    select obligation, ${moment('known_at')} as "knownAt", mechanism, nothing_arose as "nothingArose", concern, seconds, actor, post,
      ${reach.words ? sql`done, tells` : sql`'' as done, '' as tells`}
    from assurance_answer where ${cameIn('known_at', reach)}${among('mechanism', reach.only)}`,
  evidence: sql`
    select obligation, ${moment('known_at')} as "knownAt", kind, reference
    from answer_evidence where ${cameIn('known_at', reach)}${onThose(reach)} order by obligation, known_at, position`,
  reviews: sql`
    select obligation, ${moment('answer_at')} as "answerAt", ${moment('known_at')} as "knownAt", verdict, words, actor, post
    from answer_review where ${cameIn('answer_at', reach)}${onThose(reach)}`,
  opinions: sql`
    select function, ${moment('known_at')} as "knownAt", level, reason, actor, post, capacity
    from function_opinion where known_at <= ${reach.until}::timestamptz and ${isNew(reach)}`,
});
