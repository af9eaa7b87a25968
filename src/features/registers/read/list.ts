import { type RawBuilder, sql } from 'kysely';

import type { Day } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { caseKey } from '../entry/case-key.ts';
import type { Confidentiality, FieldValues } from '../entry/entry.ts';

/** What narrows a list. Texts are as typed; `fields` by their codes. */
export type ListFilters = {
  readonly state: string | null;
  readonly service: string | null;
  /** Part of a reference or of a case reference. */
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** The place after the last entry of a page: where the next one begins. */
export type ListPlace = { readonly day: Day; readonly reference: string };

/** An entry in a list. Of a restricted one only what everybody with the need may see in a list: no case reference, no service, no answers. */
export type ListedEntry = {
  readonly reference: string;
  readonly state: string;
  readonly confidentiality: Confidentiality;
  readonly openedOn: Day;
  readonly caseReference: string | null;
  readonly service: string | null;
  readonly fields: FieldValues;
};

export type ListedPage = { readonly entries: readonly ListedEntry[]; readonly next: ListPlace | null };

/** How many entries a page holds. */
export const PAGE_SIZE = 50;

export const NO_FILTERS: ListFilters = { state: null, service: null, text: '', fields: {} };

// What is told of an entry in words or by its case is not searched for in restricted ones: finding would be telling.
const isOpen = sql`standing.confidentiality = 'open'`;

const withPattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** What a list is narrowed by and where it begins, as conditions on `standing` and `by_law`. */
export const conditionsOf = (
  { state, service, text, fields }: ListFilters,
  place: ListPlace | null,
): RawBuilder<unknown>[] => [
  ...(state === null ? [] : [sql`coalesce(by_law.state, standing.state) = ${state}`]),
  ...(service === null ? [] : [sql`${isOpen} and standing.service = ${service}`]),
  ...(text === ''
    ? []
    : [
        sql`(standing.reference ilike ${withPattern(text)} or ${isOpen}
          and (standing.case_reference ilike ${withPattern(text)} or standing.case_key like ${withPattern(caseKey(text))}))`,
      ]),
  ...Object.entries(fields).map(
    ([code, value]) => sql`${isOpen} and exists (
      select from register_revision revision
      where revision.reference = standing.reference and revision.number = standing.number
        and (revision.fields ->> ${code} = ${value} or revision.fields -> ${code} @> to_jsonb(${value}::text)))`,
  ),
  ...(place === null
    ? []
    : [sql`(standing.opened_on, standing.reference) < (${place.day}::date, ${place.reference}::text)`]),
];

type Row = {
  readonly reference: string;
  readonly state: string;
  readonly confidentiality: Confidentiality;
  readonly opened_on: Day;
  readonly case_reference: string | null;
  readonly service: string | null;
  readonly fields: FieldValues;
};

/**
 * A page of the entries of a register, those begun last first, seen by the transaction and narrowed. `byLaw`: the states of those that the law changed and
 * nobody has written down yet. Entries that were withdrawn are in no list.
 */
export const listEntries = async (
  tx: Transaction,
  type: string,
  {
    filters,
    place,
    byLaw,
    size = PAGE_SIZE,
  }: {
    readonly filters: ListFilters;
    readonly place: ListPlace | null;
    readonly byLaw: ReadonlyMap<string, string>;
    readonly size?: number;
  },
): Promise<ListedPage> => {
  const conditions = [sql`standing.type = ${type}`, ...conditionsOf(filters, place)];
  const { rows } = await sql<Row>`
    select page.reference, page.state, page.confidentiality, page.opened_on,
      case when page.confidentiality = 'open' then page.case_reference end as case_reference,
      case when page.confidentiality = 'open' then page.service end as service,
      case when page.confidentiality = 'open' then revision.fields else '{}'::jsonb end as fields
    from (
      select standing.reference, standing.number, coalesce(by_law.state, standing.state) as state, standing.confidentiality,
        standing.opened_on, standing.case_reference, standing.service
      from register_now standing
        left join unnest(${[...byLaw.keys()]}::text[], ${[...byLaw.values()]}::text[]) as by_law(reference, state)
          on by_law.reference = standing.reference
      where ${sql.join(conditions, sql` and `)}
      order by standing.opened_on desc, standing.reference desc
      limit ${size + 1}
    ) page
      join register_revision revision on revision.reference = page.reference and revision.number = page.number
    order by page.opened_on desc, page.reference desc`.execute(tx);
  const entries = rows.slice(0, size).map(
    (row): ListedEntry => ({
      reference: row.reference,
      state: row.state,
      confidentiality: row.confidentiality,
      openedOn: row.opened_on,
      caseReference: row.case_reference,
      service: row.service,
      fields: row.fields,
    }),
  );
  const last = entries.at(-1);
  const next = rows.length > size && last !== undefined ? { day: last.openedOn, reference: last.reference } : null;
  return { entries, next };
};

// From the index alone, however many entries there are: no row is read for it. `only`: of these references.
const countNow = async (
  tx: Transaction,
  type: string | null,
  only: readonly string[] | null,
): Promise<readonly { readonly type: string; readonly state: string; readonly entries: number }[]> => {
  const conditions = [
    ...(type === null ? [] : [sql`standing.type = ${type}`]),
    ...(only === null ? [] : [sql`standing.reference = any(${[...only]}::text[])`]),
  ];
  const { rows } = await sql<{ type: string; state: string; entries: number }>`
    select standing.type, standing.state, count(*)::int as entries from register_now standing
    ${conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}
    group by standing.type, standing.state`.execute(tx);
  return rows;
};

/** How many entries of each register stand in each state by law: `counts.get('complaint')?.get('open')`. Of those that the transaction sees. */
export const countByState = async (
  tx: Transaction,
  byLaw: ReadonlyMap<string, string>,
  type: string | null = null,
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> => {
  const counts = new Map<string, Map<string, number>>();
  const add = (register: string, state: string, entries: number): void => {
    const states = counts.get(register) ?? new Map<string, number>();
    counts.set(register, states.set(state, (states.get(state) ?? 0) + entries));
  };
  for (const each of await countNow(tx, type, null)) add(each.type, each.state, each.entries);
  // Nearly always none.
  for (const state of new Set(byLaw.values())) {
    const changed = [...byLaw].flatMap(([reference, now]) => (now === state ? [reference] : []));
    for (const each of await countNow(tx, type, changed)) {
      add(each.type, each.state, -each.entries);
      add(each.type, state, each.entries);
    }
  }
  return counts;
};
