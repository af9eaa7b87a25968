import { join } from 'node:path';

import { programActor } from '../../features/access/index.ts';
import { packVersions } from '../../features/councils/index.ts';
import { makeDue } from '../../features/framework/index.ts';
import { loadPack, type Pack, readPack, readPackFolder } from '../../features/packs/index.ts';
import { LATEST } from '../../features/people/index.ts';
import { lastChange } from '../../features/record/index.ts';
import {
  type Clock,
  type CouncilCode,
  type Day,
  dayOf,
  daysAfter,
  daysBetween,
  FaultError,
  fault,
} from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { earlyVersion, packBefore } from './first-pack.ts';
import { meetingsOverDays } from './meetings.ts';
import { officeOverDays } from './officer.ts';
import { type Played, play } from './play.ts';
import { registersOverDays } from './registers/index.ts';
import { risksBefore } from './risks.ts';

/** So many days are played before the day on which the demonstration is prepared: a year, and some weeks for the first answers to come in. */
export const HISTORY_DAYS = 400;

const PARTS = { officer: 'CSWO', reviewer: 'CGL' } as const;
const SHARED = 'scotland';
const PLAYED = 'invented-example';

const read = async (folder: string): Promise<Pack> => {
  const pack = await readPack(await readPackFolder(folder));
  if (!pack.ok) throw new FaultError(pack.problem[0] ?? fault('input.format'));
  return pack.value;
};

// The day from which to play: the first of all where the council's pack is not there yet, the one after the last where playing was broken off; null where
// there is nothing to play. Whatever is written comes after what is written already, so a year can be played into the past alone of a database that holds
// nothing later: an empty one, or one in which what all councils share was loaded for that first day and no more.
const beginning = async (database: Database, { head }: Pack, today: Day): Promise<Day | null> => {
  const first = daysAfter(today, -HISTORY_DAYS);
  const { loaded, last } = await database.read({ council: head.council }, async (tx) => ({
    loaded: (await packVersions(tx, LATEST)).find(({ pack }) => pack === head.id)?.version ?? null,
    last: await lastChange(tx),
  }));
  if (last === null || dayOf(last) < first) return first;
  if (loaded === null) return dayOf(last) === first ? first : null;
  return loaded === earlyVersion(head.version) ? daysAfter(dayOf(last), 1) : null;
};

const say = ({ answered, waived, reviewed, closed }: Played, days: number): string =>
  `${days} days of an invented year: ${answered} answers, ${reviewed} reviews, ${waived} waived, ${closed} concerns closed`;

/**
 * Plays what an invented council was asked and answered in the year before today, through the services that the pages call, each thing at the instant at
 * which it would have come: so nothing is known before it happened. Does so once, in a database that holds nothing yet; one that was broken off goes on,
 * with other draws: only a year that was played in one go is the same for the same seed.
 * Gives what it did in words, or null where there was nothing to do. `progress` is told of each month.
 */
export const playHistory = async (
  database: Database,
  packsFolder: string,
  clock: Clock,
  progress: (month: string) => void,
): Promise<string | null> => {
  const pack = await read(join(packsFolder, PLAYED));
  const today = dayOf(clock());
  const from = await beginning(database, pack, today);
  const to = daysAfter(today, -1);
  if (from === null || from > to) return null;
  const first = daysAfter(today, -HISTORY_DAYS);
  const council = pack.head.council as CouncilCode;
  const options = { clock: (): string => `${from}T05:00:00.000Z`, actor: programActor('demonstration'), makeDue };
  await loadPack(database, await read(join(packsFolder, SHARED)), options);
  await loadPack(database, packBefore(pack, first), options);
  const played = await play({
    database,
    council,
    seed: 'demonstration',
    from,
    to,
    ...PARTS,
    extras: [
      ...meetingsOverDays(pack, first, to),
      ...risksBefore(PARTS.officer, to),
      ...officeOverDays(PARTS, first, to),
      ...registersOverDays(from, to),
    ].filter(({ at }) => dayOf(at) >= from),
    onDay: (day) => {
      if (day.endsWith('-01')) progress(day.slice(0, 7));
    },
  });
  return say(played, daysBetween(from, to) + 1);
};
