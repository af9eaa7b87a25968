import { sql } from 'kysely';

import {
  type Clock,
  type CouncilCode,
  dayOf,
  FaultError,
  type Instant,
  isWorkingDay,
  timeOf,
} from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Handover, type MailLine, type MailSettings, openLine } from '../../platform/mail/index.ts';
import { readOwed, wishesOf } from '../calendar/index.ts';
import { councilByCode } from '../councils/index.ts';
import type { Obligation } from '../obligations/index.ts';
import { type Directory, LATEST, postTitle, readDirectory } from '../people/index.ts';
import { type Notice, noticesOf } from './notices.ts';
import type { RecipientFacts } from './recipients.ts';
import { readTold, reserveMail, settleBrokenOff, settleMail, takeBackMail, toldKey } from './store.ts';
import { letterText, type MailWords, subjectOf } from './words.ts';

/** Mails go out between these times of Scotland, so that nobody's telephone rings at night. */
const FROM_TIME = '07:00';
const TO_TIME = '20:00';

type RemindOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly mail: MailSettings;
  readonly signal?: AbortSignal;
  /** Told of each council whose mails could not be made; the others get theirs. */
  readonly onFailure?: (council: string) => void;
};

/** What a turn came to. `unknown`: mails that may or may not have arrived; they are not sent again. `untold`: matters of which nobody can be told. */
type Turn = {
  readonly taken: number;
  readonly refused: number;
  readonly putOff: number;
  readonly unknown: number;
  readonly untold: number;
};

const NOTHING: Turn = { taken: 0, refused: 0, putOff: 0, unknown: 0, untold: 0 };

const sum = (one: Turn, other: Partial<Turn>): Turn => ({
  taken: one.taken + (other.taken ?? 0),
  refused: one.refused + (other.refused ?? 0),
  putOff: one.putOff + (other.putOff ?? 0),
  unknown: one.unknown + (other.unknown ?? 0),
  untold: one.untold + (other.untold ?? 0),
});

/** Whether it is a time at which mails go out. */
const isMailTime = (now: Instant): boolean =>
  isWorkingDay(dayOf(now)) && timeOf(now) >= FROM_TIME && timeOf(now) < TO_TIME;

type CouncilFacts = {
  readonly name: string;
  readonly directory: Directory;
  readonly recipients: RecipientFacts;
  readonly owed: readonly Obligation[];
};

const readFacts = async (database: Database, council: CouncilCode, now: Instant): Promise<CouncilFacts> => {
  const owed = await readOwed(database, council, [{ states: ['open'] }]);
  const found = await database.read({ council }, async (tx) => ({
    name: (await councilByCode(tx, council, LATEST))?.name ?? council,
    directory: await readDirectory(tx),
    wishes: await wishesOf(tx),
  }));
  const { name, directory, wishes } = found;
  return { name, directory, owed, recipients: { directory, wishes, refused: new Set(), now } };
};

// What is still as it was when the notices were made: open, due on the same day, with the same owner.
const stillSo = async (database: Database, council: CouncilCode, notices: readonly Notice[]): Promise<Notice[]> => {
  const codes = notices.map(({ obligation }) => obligation.code);
  const present = await readOwed(database, council, [{ codes, states: ['open'] }]);
  const now = new Map(present.map((each) => [each.code, each]));
  return notices.filter(({ obligation }) => {
    const found = now.get(obligation.code);
    return found !== undefined && found.dueOn === obligation.dueOn && found.ownerPost === obligation.ownerPost;
  });
};

type Sender = {
  readonly send: (letter: Parameters<MailLine['send']>[0]) => Promise<Handover>;
  readonly close: () => void;
};

// One line for all letters; another where it died.
const senderOver = (mail: MailSettings, clock: Clock): Sender => {
  let line: MailLine | null = null;
  return {
    send: async (letter) => {
      line ??= await openLine(mail, clock);
      const outcome = await line.send(letter);
      if (outcome === 'unknown') line = null;
      return outcome;
    },
    close: () => line?.close(),
  };
};

type Telling = RemindOptions & { readonly council: CouncilCode; readonly sender: Sender };

const tell = async (
  { database, clock, mail, council, sender }: Telling,
  facts: CouncilFacts,
  person: string,
  wanted: readonly Notice[],
  now: Instant,
): Promise<Partial<Turn>> => {
  const day = dayOf(now);
  const email = facts.directory.people.get(person)?.email ?? null;
  if (email === null) return {};
  const fresh = await reserveMail(database, council, person, wanted, { day, at: clock() });
  if (fresh.length === 0) return {};
  let outcome: Handover;
  try {
    const notices = await stillSo(database, council, fresh);
    if (notices.length === 0) {
      await settleMail(database, council, person, day, 'not-needed');
      return {};
    }
    const { directory } = facts;
    const words: MailWords = {
      council,
      councilName: facts.name,
      publicAddress: mail.publicAddress,
      postTitle: (post) => postTitle(directory.posts, post),
      now,
    };
    outcome = await sender.send({
      to: email,
      subject: subjectOf(notices, words),
      text: letterText(notices, words),
      identity: ['reminder', council, person, day],
    });
  } catch (error) {
    // Whatever failed did so before a letter was handed over: `send` tells everything later by its outcome.
    await takeBackMail(database, council, person, day);
    throw error;
  }
  if (outcome === 'not-now') {
    await takeBackMail(database, council, person, day);
    return { putOff: 1 };
  }
  await settleMail(database, council, person, day, outcome);
  return { [outcome]: 1 };
};

const tellCouncil = async (telling: Telling): Promise<Turn> => {
  const { database, clock, council, signal } = telling;
  const now = clock();
  const facts = await readFacts(database, council, now);
  const { notices, untold } = noticesOf(facts.recipients, facts.owed);
  let turn: Turn = { ...NOTHING, untold: untold.length };
  if (notices.length === 0) return turn;
  const codes = [...new Set(notices.map(({ obligation }) => obligation.code))];
  const { told, hadMail } = await readTold(database, council, codes, dayOf(now));
  const fresh = notices.filter(
    ({ person, obligation, stage }) =>
      !hadMail.has(person) && !told.has(toldKey(person, obligation.code, stage.name, obligation.dueOn)),
  );
  for (const [person, wanted] of Map.groupBy(fresh, (notice) => notice.person)) {
    signal?.throwIfAborted();
    turn = sum(turn, await tell(telling, facts, person, wanted, now));
  }
  return turn;
};

const councilsOf = (database: Database): Promise<CouncilCode[]> =>
  database.read({ council: null }, async (tx) => {
    const found = await sql<{ code: CouncilCode }>`select distinct code from council order by code`.execute(tx);
    return found.rows.map(({ code }) => code);
  });

/**
 * Sends each person of each council their mail of the day, where there is something to say that was not said before. Doing it again sends nothing twice,
 * and nothing about what was settled meanwhile. Throws a FaultError 'mail.unreachable' where the mail server does not answer; whoever has no
 * mail yet gets it at another turn.
 */
export const remindAll = async (options: RemindOptions): Promise<Turn> => {
  const { database, clock, mail, signal, onFailure } = options;
  let turn: Turn = { ...NOTHING, unknown: await settleBrokenOff(database) };
  if (!isMailTime(clock())) return turn;
  const sender = senderOver(mail, clock);
  const failures: unknown[] = [];
  try {
    for (const council of await councilsOf(database)) {
      signal?.throwIfAborted();
      try {
        turn = sum(turn, await tellCouncil({ ...options, council, sender }));
      } catch (error) {
        signal?.throwIfAborted();
        // No other council would fare better.
        if (error instanceof FaultError && error.fault.code === 'mail.unreachable') throw error;
        onFailure?.(council);
        failures.push(error);
      }
    }
  } finally {
    sender.close();
  }
  if (failures.length > 0) throw failures[0];
  return turn;
};
