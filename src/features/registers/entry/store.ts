import { sql } from 'kysely';

import type { RunningClock } from '../../../clocks/index.ts';
import type { Day, Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Actor } from '../../access/index.ts';
import { needsOfRow } from '../policy.ts';
import type { RegisterType } from '../type/register-type.ts';
import type { Confidentiality, Entry, EntryEvent, FieldValues, Revision, RevisionKind } from './entry.ts';
import { clocksAgain, eventsAgain, withoutNulls } from './stored.ts';

type RevisionRow = Actor & {
  readonly reference: string;
  readonly number: number;
  readonly known_at: Instant;
  readonly type: string;
  readonly kind: RevisionKind;
  readonly moved_by: string | null;
  readonly state: string;
  readonly confidentiality: Confidentiality;
  readonly distribution: readonly string[];
  readonly case_reference: string | null;
  readonly service: string | null;
  readonly fields: FieldValues;
  readonly events: readonly EntryEvent[];
  readonly clocks: readonly RunningClock[];
  readonly words: string | null;
};

const COLUMNS = sql.raw(
  'reference, number, known_at, type, kind, moved_by, state, confidentiality, distribution, case_reference, service, fields, events, clocks, words, actor, post, capacity, delegation',
);

const toRevision = (row: RevisionRow): Revision => ({
  reference: row.reference,
  number: row.number,
  knownAt: row.known_at,
  type: row.type,
  kind: row.kind,
  by: row.moved_by,
  state: row.state,
  confidentiality: row.confidentiality,
  distribution: row.distribution,
  caseReference: row.case_reference,
  service: row.service,
  fields: row.fields,
  events: eventsAgain(row.events),
  clocks: clocksAgain(row.clocks),
  words: row.words,
  actor: { actor: row.actor, post: row.post, capacity: row.capacity, delegation: row.delegation },
});

/**
 * An entry with every revision known by `asAt` (left out: all); null where the transaction sees none under the reference. Whether it does, the database
 * decides by the entry as it stands now, whatever was asked for: all of its revisions or none.
 */
export const entryOf = async (
  tx: Transaction,
  reference: string,
  asAt: Instant | null = null,
): Promise<Entry | null> => {
  const { rows } = await sql<RevisionRow>`
    select ${COLUMNS} from register_revision
    where reference = ${reference} and (${asAt}::timestamptz is null or known_at <= ${asAt}::timestamptz)
    order by number`.execute(tx);
  const revisions = rows.map(toRevision);
  const now = revisions.at(-1);
  return now === undefined ? null : { now, revisions };
};

/** Some entries as `entryOf` gives them, by their references, in one statement; those that the transaction does not see are not among them. */
export const entriesOf = async (
  tx: Transaction,
  references: readonly string[],
): Promise<ReadonlyMap<string, Entry>> => {
  if (references.length === 0) return new Map();
  const { rows } = await sql<RevisionRow>`
    select ${COLUMNS} from register_revision
    where reference = any(${[...references]}::text[])
    order by reference, number`.execute(tx);
  const revisions = Map.groupBy(rows.map(toRevision), ({ reference }) => reference);
  return new Map(
    [...revisions].flatMap(([reference, all]): [string, Entry][] => {
      const now = all.at(-1);
      return now === undefined ? [] : [[reference, { now, revisions: all }]];
    }),
  );
};

const CODE = /^[A-Z]{2,4}-\d{4}-\d{3,6}$/;

/** The reference as it is kept, however it was typed; null for what is none. */
export const entryReference = (text: string): string | null => {
  const code = text.trim().toUpperCase();
  return CODE.test(code) ? code : null;
};

/** What the references of a type begin with: restricted entries of a type that has both are a series of their own, so that no gap tells of them. */
export const seriesOf = ({ letters, confidentiality }: RegisterType, secrecy: Confidentiality): string =>
  confidentiality === 'either' && secrecy === 'restricted' ? `${letters}R` : letters;

/** The next reference of a series in a year. Writers of a council take turns, so no two are given the same. */
export const nextReference = async (tx: Transaction, series: string, year: string): Promise<string> => {
  const begins = `${series}-${year}-`;
  const { rows } = await sql<{ last: number | null }>`
    select max(substring(reference from ${begins.length + 1}::int)::int) as last from register_revision
    where reference like ${`${begins}%`} and number = 1`.execute(tx);
  return `${begins}${String((rows[0]?.last ?? 0) + 1).padStart(3, '0')}`;
};

const stored = (value: unknown): string => JSON.stringify(withoutNulls(value));

/** Appends revisions of one entry, in their order. */
export const appendRevisions = async (tx: Transaction, revisions: readonly Revision[]): Promise<void> => {
  for (const each of revisions) {
    const { actor, events } = each;
    const openedOn: Day = events[0]?.day ?? each.knownAt.slice(0, 10);
    await sql`
      insert into register_revision (${COLUMNS}, need, opened_on)
      values (${each.reference}, ${each.number}, ${each.knownAt}::timestamptz, ${each.type}, ${each.kind}, ${each.by}, ${each.state},
        ${each.confidentiality}, ${[...each.distribution]}::text[], ${each.caseReference}, ${each.service}, ${stored(each.fields)}::jsonb,
        ${stored(events)}::jsonb, ${stored(each.clocks)}::jsonb, ${each.words}, ${actor.actor}, ${actor.post}, ${actor.capacity},
        ${actor.delegation}, ${needsOfRow(each.type, each.distribution)}::text[], ${openedOn}::date)`.execute(tx);
  }
};
