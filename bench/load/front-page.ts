import { SITE_PARTS } from '../../src/entry/site-parts.ts';
import { todayRoutes } from '../../src/features/overview/today/routes.ts';
import { plansOf } from '../../src/features/plans/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { answerOne } from '../data/owed.ts';
import { spread } from '../statistics.ts';
import { type Asked, holding, listening, pageTime } from './routes.ts';

const over = (database: Database) => {
  const routes = todayRoutes({ site: { database, plansOf, parts: SITE_PARTS }, clock: systemClock });
  return (council: CouncilCode): Promise<number> =>
    pageTime(routes, '/councils/:council/today', council, holding(council, 'CSWO', 'cswo'));
};

/**
 * The officer's front page as its route makes it, without the wire, in milliseconds: the first since the process began, which reads a year and a half;
 * after an answer came in; and again. What comes after the first is timed once each council's page was seen three times, as those of a service that has
 * run for a while. `statements`: what one page asks after a change.
 */
export const frontPages = async (database: Database, councils: readonly CouncilCode[], rounds: number) => {
  const show = over(database);
  const [first, changed, again]: [number[], number[], number[]] = [[], [], []];
  for (const council of councils) first.push(await show(council));
  const warm = 2 * councils.length;
  for (let round = 0; round < warm + rounds; round += 1) {
    const council = councils[round % councils.length];
    if (council === undefined) throw new Error('There is no council');
    await answerOne(database, council);
    const times = [await show(council), await show(council)] as const;
    if (round < warm) continue;
    changed.push(times[0]);
    again.push(times[1]);
  }
  const statements: Asked[] = [];
  const [council] = councils;
  if (council !== undefined) {
    const heard = over(listening(database, statements));
    await heard(council);
    statements.length = 0;
    await answerOne(database, council);
    await heard(council);
  }
  return { first: spread(first), changed: spread(changed), again: spread(again), statements };
};
