import { sql } from 'kysely';

import type { Day, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isGrade, isGraded, isQuestion } from './question.ts';
import type { ServiceGrade, ServiceYear } from './service.ts';
import { type Covering, editionsOf, partGone, type ServiceThen, type Standing } from './standing.ts';

const LAST_DAY: Day = '9999-12-31';

type EditionRow = { edition: Day; file_name: string; services: number; kinds: string[]; years: string[] };

/** A file that speaks of the council. */
export type CouncilEdition = {
  readonly day: Day;
  readonly fileName: string;
  readonly kinds: readonly string[];
  readonly years: readonly string[];
};

/** Every file that speaks of a council, as known at `asAt`: the earliest day first. */
export const editionsFor = async (tx: Transaction, council: string, asAt: Instant): Promise<CouncilEdition[]> => {
  const found = await sql<EditionRow>`
    select edition, file_name, services, kinds, years from (
      select distinct on (edition, sha256) * from care_edition where known_at <= ${asAt}::timestamptz
      order by edition, sha256, known_at desc) latest
    where not withdrawn and ${council} = any(councils) order by edition, known_at, sha256`.execute(tx);
  return found.rows.map(({ edition, file_name: fileName, kinds, years }) => ({ day: edition, fileName, kinds, years }));
};

type ServiceRow = {
  service: string;
  edition: Day;
  council: string;
  name: string | null;
  kind: string;
  subtype: string | null;
  sector: string | null;
  provider: string | null;
  provider_number: string | null;
  by_council: boolean | null;
  status: string;
  registered: string | null;
  client_group: string | null;
  published: Day | null;
  last_inspected: Day | null;
};
type GradeRow = { service: string; edition: Day; question: string; counts_as: string | null; grade: number };
type YearRow = { service: string; edition: Day } & ServiceYear;

// What the database holds was checked on its way in; a row that no longer reads is a fault of ours and stops the work.
const toGrade = ({ question, counts_as: countsAs, grade }: GradeRow): ServiceGrade => {
  if (!isGraded(question) || !isGrade(grade) || (countsAs !== null && !isQuestion(countsAs)))
    throw new Error(`The stored grades hold an impossible one: ${question} ${grade}`);
  return { question, countsAs, grade };
};

const keyOf = ({ service, edition }: { service: string; edition: Day }): string => `${service} ${edition}`;

const grouped = <Row extends { service: string; edition: Day }, Value>(
  rows: readonly Row[],
  toValue: (row: Row) => Value,
): Map<string, Value[]> => {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [toValue(row)]);
    else group.push(toValue(row));
  }
  return groups;
};

// The grades and years of these rows of services, each as the row's own edition gives them.
const completed = async (tx: Transaction, rows: readonly ServiceRow[], asAt: Instant): Promise<ServiceThen[]> => {
  const pairs = JSON.stringify(rows.map(({ service, edition }) => ({ service, edition })));
  const asked = sql`json_to_recordset(${pairs}::json) as asked(service text, edition text)`;
  const grades = await sql<GradeRow>`
    select service, edition, question, counts_as, grade from (
      select distinct on (kept.service, kept.edition, kept.question) kept.* from ${asked}
      join care_grade kept on kept.service = asked.service and kept.edition = asked.edition
      where kept.known_at <= ${asAt}::timestamptz
      order by kept.service, kept.edition, kept.question, kept.known_at desc) latest where not withdrawn`.execute(tx);
  const years = await sql<YearRow>`
    select service, edition, what, year, count, said from (
      select distinct on (kept.service, kept.edition, kept.what, kept.year) kept.* from ${asked}
      join care_year kept on kept.service = asked.service and kept.edition = asked.edition
      where kept.known_at <= ${asAt}::timestamptz
      order by kept.service, kept.edition, kept.what, kept.year, kept.known_at desc) latest where not withdrawn`.execute(
    tx,
  );
  const gradesOf = grouped(grades.rows, toGrade);
  const yearsOf = grouped(years.rows, ({ what, year, count, said }): ServiceYear => ({ what, year, count, said }));
  return rows.map((row) => ({
    service: row.service,
    edition: row.edition,
    council: row.council,
    name: row.name,
    kind: row.kind,
    subtype: row.subtype,
    sector: row.sector,
    provider: row.provider,
    providerNumber: row.provider_number,
    byCouncil: row.by_council,
    status: row.status,
    registered: row.registered,
    clientGroup: row.client_group,
    published: row.published,
    lastInspected: row.last_inspected,
    grades: gradesOf.get(keyOf(row)) ?? [],
    years: yearsOf.get(keyOf(row)) ?? [],
  }));
};

const coveringOn = (editions: readonly CouncilEdition[], on: Day): Covering => {
  const covering = new Map<string, Day>();
  // In the order of their days, so that the latest has the last word.
  for (const { day, kinds } of editions) if (day <= on) for (const kind of kinds) covering.set(kind, day);
  return covering;
};

/**
 * The care services of a council as the files of up to the day `on` have them, as known at `asAt`; without `on`, the latest. Null where no such file
 * speaks of the council.
 */
export const standingOf = async (
  tx: Transaction,
  council: string,
  asAt: Instant,
  on: Day = LAST_DAY,
): Promise<Standing | null> => {
  const editions = await editionsFor(tx, council, asAt);
  const covering = coveringOn(editions, on);
  if (covering.size === 0) return null;
  const found = await sql<ServiceRow>`
    select latest.* from (select distinct service from care_service where council = ${council}) mine
    cross join lateral (
      select * from (
        select distinct on (edition) * from care_service
        where service = mine.service and edition <= ${on} and known_at <= ${asAt}::timestamptz
        order by edition desc, known_at desc) each_edition
      where not withdrawn order by edition desc limit 1) latest
    where latest.council = ${council} order by latest.kind, latest.name, latest.service`.execute(tx);
  const days = new Set(editionsOf({ covering }));
  return {
    ...partGone(await completed(tx, found.rows, asAt), covering),
    covering,
    years: editions
      .filter(({ day }) => days.has(day))
      .flatMap(({ day, years }) => years.map((year) => ({ edition: day, year }))),
  };
};

/** One service in every edition that has it, the earliest first; empty where none does. */
export const historyOf = async (tx: Transaction, service: string, asAt: Instant): Promise<ServiceThen[]> => {
  const found = await sql<ServiceRow>`
    select * from (select distinct on (edition) * from care_service
      where service = ${service} and known_at <= ${asAt}::timestamptz order by edition, known_at desc) each_edition
    where not withdrawn order by edition`.execute(tx);
  return completed(tx, found.rows, asAt);
};
