import { sql } from 'kysely';

import type { Stretch } from '../../clocks/index.ts';
import type { Day } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { type Obligation, obligationsOf, openObligations } from '../obligations/index.ts';
import { LATEST } from '../people/index.ts';
import type { Kept } from './bring-up.ts';
import type { Draft } from './due.ts';
import { goesByMeetings } from './frequency.ts';
import { ASSURANCE, type Mechanism, subjectOf } from './mechanism.ts';

type Row = { readonly subject: string; readonly first: Day; readonly last: Day };

const withoutInstant = ({ knownAt: _, ...draft }: Obligation): Draft => draft;

/** The last stretch of days that each of these subjects answers for. Found from the end of an index, however many occurrences there were. */
export const lastStretches = async (tx: Transaction, subjects: readonly string[]): Promise<Row[]> => {
  const found = await sql<Row>`
    select asked.subject, last.covers_from as first, last.covers_to as last
    from unnest(${subjects}::text[]) asked (subject) cross join lateral (
      select covers_from, covers_to from obligation where subject = asked.subject and covers_to is not null
        and kind = ${ASSURANCE} and cause is null
      order by covers_to desc limit 1
    ) last`.execute(tx);
  return found.rows;
};

// Stretches that meet come as one, so that these are as few as the times at which a mechanism went from the calendar to meetings and back.
const allStretches = async (tx: Transaction, subjects: readonly string[]): Promise<Row[]> => {
  const found = await sql<Row>`
    select subject, lower(days) as first, upper(days) - 1 as last from (
      select subject, unnest(range_agg(daterange(covers_from, covers_to, '[]'))) as days from obligation
      where subject = any(${subjects}::text[]) and covers_to is not null and kind = ${ASSURANCE} and cause is null
      group by subject
    ) merged order by subject, first`.execute(tx);
  return found.rows;
};

const hasMeetings = ({ schedules }: Mechanism): boolean => schedules.some(({ frequency }) => goesByMeetings(frequency));

/** What is kept of the council's occurrences, as far as bringing these mechanisms up to date asks for it. */
export const keptOf = async (tx: Transaction, mechanisms: readonly Mechanism[]): Promise<Kept> => {
  const asked = mechanisms.filter(({ sameAs }) => sameAs === null);
  const subjects = (of: readonly Mechanism[]): string[] => of.map(({ code }) => subjectOf(code));
  const rows = [
    ...(await lastStretches(tx, subjects(asked.filter((each) => !hasMeetings(each))))),
    ...(await allStretches(tx, subjects(asked.filter(hasMeetings)))),
  ];
  const open = (await openObligations(tx)).filter(({ kind }) => kind === ASSURANCE);
  const caused = await obligationsOf(tx, { kinds: [ASSURANCE], caused: true }, LATEST);
  const gone = await obligationsOf(tx, { kinds: [ASSURANCE], states: ['cancelled'] }, LATEST);
  const all = new Map([...open, ...caused, ...gone].map((each) => [each.code, withoutInstant(each)]));
  const stretches = new Map<string, Stretch[]>();
  for (const { subject, ...stretch } of rows) stretches.set(subject, [...(stretches.get(subject) ?? []), stretch]);
  return { stretches, occurrences: [...all.values()] };
};
