import { sql } from 'kysely';

import type { Day, Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Notice } from './notices.ts';

// Who was told what belongs to the installation, as sign-in does: it is no decision of the council, and changes in place.
const OUTSIDE = { council: null, turn: 'installation' } as const;

/** What became of a mail, as it is kept. */
type Outcome = 'handing-over' | 'taken' | 'refused' | 'unknown' | 'not-needed';

/** What says that something was told: to whom, of what, how far it was, and by when it was due then. */
export const toldKey = (person: string, obligation: string, stage: string, dueOn: Day): string =>
  JSON.stringify([person, obligation, stage, dueOn]);

/** What was told of these obligations in a council, and who had a mail on the day already. */
export const readTold = (
  database: Database,
  council: string,
  obligations: readonly string[],
  day: Day,
): Promise<{ readonly told: ReadonlySet<string>; readonly hadMail: ReadonlySet<string> }> =>
  database.read(OUTSIDE, async (tx) => {
    const told = await sql<{ person: string; obligation: string; stage: string; due_on: Day }>`
      select person, obligation, stage, due_on from reminder_sent
      where council = ${council} and obligation = any(${obligations}::text[])`.execute(tx);
    const mails = await sql<{ person: string }>`
      select person from reminder_mail where council = ${council} and day = ${day}::date`.execute(tx);
    return {
      told: new Set(told.rows.map((row) => toldKey(row.person, row.obligation, row.stage, row.due_on))),
      hadMail: new Set(mails.rows.map(({ person }) => person)),
    };
  });

/** Those whose last mail of the council the mail server refused. Steps from person to person, so that years of mails cost it nothing. */
export const readRefused = (database: Database, council: string): Promise<ReadonlySet<string>> =>
  database.read(OUTSIDE, async (tx) => {
    const { rows } = await sql<{ person: string; outcome: Outcome }>`
      with recursive one as (
        (select person from reminder_mail where council = ${council} order by person limit 1)
        union all
        select (select next.person from reminder_mail next where next.council = ${council} and next.person > one.person
          order by next.person limit 1)
        from one where one.person is not null)
      select one.person, latest.outcome from one cross join lateral (
        select outcome from reminder_mail where council = ${council} and person = one.person and outcome in ('taken', 'refused')
        order by day desc limit 1) latest`.execute(tx);
    return new Set(rows.filter(({ outcome }) => outcome === 'refused').map(({ person }) => person));
  });

/**
 * Writes down that a person is about to be told, before anything leaves. Gives the notices that nobody had told them before; none where they had their
 * mail of the day. When it has come back, it is kept: whoever dies from here on tells nobody twice.
 */
export const reserveMail = (
  database: Database,
  council: string,
  person: string,
  notices: readonly Notice[],
  { day, at }: { readonly day: Day; readonly at: Instant },
): Promise<readonly Notice[]> =>
  database.write(OUTSIDE, async (tx) => {
    const mail = await sql`insert into reminder_mail (council, person, day, at, outcome)
      values (${council}, ${person}, ${day}::date, ${at}::timestamptz, 'handing-over') on conflict do nothing
      returning person`.execute(tx);
    if (mail.rows.length === 0) return [];
    const rows = notices.map(({ obligation, stage }) => ({
      obligation: obligation.code,
      stage: stage.name,
      due_on: obligation.dueOn,
    }));
    const kept = await sql<{ obligation: string; stage: string; due_on: Day }>`
      insert into reminder_sent (council, person, obligation, stage, due_on, day)
      select ${council}, ${person}, obligation, stage, due_on, ${day}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(obligation text, stage text, due_on date)
      on conflict do nothing returning obligation, stage, due_on`.execute(tx);
    if (kept.rows.length === 0) {
      await sql`delete from reminder_mail where council = ${council} and person = ${person} and day = ${day}::date`.execute(
        tx,
      );
      return [];
    }
    const fresh = new Set(kept.rows.map((row) => toldKey(person, row.obligation, row.stage, row.due_on)));
    return notices.filter(({ obligation, stage }) =>
      fresh.has(toldKey(person, obligation.code, stage.name, obligation.dueOn)),
    );
  });

/** Keeps what became of a mail. */
export const settleMail = (
  database: Database,
  council: string,
  person: string,
  day: Day,
  outcome: Exclude<Outcome, 'handing-over'>,
): Promise<void> =>
  database.write(OUTSIDE, async (tx) => {
    await sql`update reminder_mail set outcome = ${outcome}
      where council = ${council} and person = ${person} and day = ${day}::date`.execute(tx);
  });

/** Takes back what was written down, where nothing left for certain: it is told another time. */
export const takeBackMail = (database: Database, council: string, person: string, day: Day): Promise<void> =>
  database.write(OUTSIDE, async (tx) => {
    for (const table of ['reminder_sent', 'reminder_mail'])
      await sql`delete from ${sql.table(table)}
        where council = ${council} and person = ${person} and day = ${day}::date`.execute(tx);
  });

/** Mails that a process began to hand over and did not live to tell of: nobody can tell whether they arrived. Gives how many there are. */
export const settleBrokenOff = (database: Database): Promise<number> =>
  database.write(OUTSIDE, async (tx) => {
    const { numAffectedRows } = await sql`
      update reminder_mail set outcome = 'unknown' where outcome = 'handing-over'`.execute(tx);
    return Number(numAffectedRows ?? 0n);
  });
