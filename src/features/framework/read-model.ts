import { sql } from 'kysely';

import { type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RevisedTable } from '../../platform/database/revisions.ts';
import { readTogether, rowsInForce, rowsOf } from '../../platform/database/together.ts';
import { LATEST } from '../people/index.ts';
import { isFrequency } from './frequency.ts';
import type { AssuranceFunction, Framework, Lead, Mechanism, MechanismKind, Schedule } from './mechanism.ts';
import { ASSURANCE_FUNCTION, MECHANISM, MECHANISM_LEAD, MECHANISM_SCHEDULE } from './tables.ts';

type FunctionRow = Omit<AssuranceFunction, 'statutoryBasis'> & { statutory_basis: string | null };
type MechanismRow = {
  code: string;
  function: string;
  position: number;
  title: string;
  kind: MechanismKind;
  same_as: string | null;
  note: string | null;
};
// `first_known`: where no day is given, what is said holds from the day on which it first became known.
type Dated = { mechanism: string; from_day: string; first_known: Instant; known_at: Instant };
type ScheduleRow = Dated & {
  frequency: string;
  frequency_as_written: string | null;
  group_code: string | null;
  lead_days: number;
  grace_days: number;
};
type LeadRow = Dated & { posts: string[] };

const dated = (table: RevisedTable, asAt: Instant) =>
  rowsOf(
    table,
    sql`
    select * from (
      select distinct on (mechanism, from_day) *, min(known_at) over (partition by mechanism, from_day) as first_known
      from ${sql.table(table.name)} where known_at <= ${asAt}::timestamptz
      order by mechanism, from_day, known_at desc
    ) latest where not withdrawn`,
    ['first_known'],
  );

const from = ({ from_day, first_known }: Dated): Day => (from_day === '' ? dayOf(first_known) : from_day);

const byDay = (a: { readonly from: Day }, b: { readonly from: Day }): number => (a.from < b.from ? -1 : 1);

const toSchedules = (rows: readonly ScheduleRow[]): Schedule[] =>
  rows.flatMap((row) =>
    isFrequency(row.frequency)
      ? [
          {
            mechanism: row.mechanism,
            from: from(row),
            frequency: row.frequency,
            asWritten: row.frequency_as_written,
            group: row.group_code,
            leadDays: row.lead_days,
            graceDays: row.grace_days,
            knownOn: dayOf(row.known_at),
          },
        ]
      : [],
  );

const toLeads = (rows: readonly LeadRow[]): Lead[] =>
  rows.map((row) => ({ mechanism: row.mechanism, from: from(row), posts: row.posts }));

const grouped = <Each extends { readonly mechanism: string; readonly from: Day }>(rows: Each[]): Map<string, Each[]> =>
  Map.groupBy(rows.toSorted(byDay), ({ mechanism }) => mechanism);

type Rows = { functions: FunctionRow; mechanisms: MechanismRow; schedules: ScheduleRow; leads: LeadRow };

/** The framework of the transaction's council as known at an instant, in one statement; both lists are empty where none has been loaded. */
export const readFramework = async (tx: Transaction, asAt: Instant): Promise<Framework> => {
  const read = await readTogether<Rows>(tx, {
    functions: rowsInForce(ASSURANCE_FUNCTION, asAt),
    mechanisms: rowsInForce(MECHANISM, asAt),
    schedules: dated(MECHANISM_SCHEDULE, asAt),
    leads: dated(MECHANISM_LEAD, asAt),
  });
  const functions = read.functions.map(
    ({ code, position, title, statutory_basis: statutoryBasis, verified, note }) => ({
      code,
      position,
      title,
      statutoryBasis,
      verified,
      note,
    }),
  );
  const schedules = grouped(toSchedules(read.schedules));
  const leads = grouped(toLeads(read.leads));
  const mechanisms = read.mechanisms.map(
    (row): Mechanism => ({
      code: row.code,
      function: row.function,
      position: row.position,
      title: row.title,
      kind: row.kind,
      sameAs: row.same_as,
      note: row.note,
      schedules: schedules.get(row.code) ?? [],
      leads: leads.get(row.code) ?? [],
    }),
  );
  const byPosition = (a: { readonly position: number }, b: { readonly position: number }) => a.position - b.position;
  return { functions: functions.toSorted(byPosition), mechanisms: mechanisms.toSorted(byPosition) };
};

/** What each function is called, by its code. */
export const functionTitles = async (tx: Transaction): Promise<ReadonlyMap<string, string>> => {
  const { functions } = await readTogether<{ functions: FunctionRow }>(tx, {
    functions: rowsInForce(ASSURANCE_FUNCTION, LATEST),
  });
  return new Map(functions.map(({ code, title }) => [code, title]));
};
