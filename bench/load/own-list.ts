import { SITE_PARTS } from '../../src/entry/site-parts.ts';
import { calendarRoutes } from '../../src/features/calendar/pages.ts';
import { plansOf } from '../../src/features/plans/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { spread } from '../statistics.ts';
import { type Asked, holding, listening, pageTime } from './routes.ts';

const over = (database: Database) => {
  const routes = calendarRoutes({
    site: { database, plansOf, parts: SITE_PARTS },
    clock: systemClock,
    publicAddress: 'http://localhost',
    sendsMail: false,
  });
  return (council: CouncilCode, post: string): Promise<number> =>
    pageTime(routes, '/councils/:council/owed', council, holding(council, post, post === 'CSWO' ? 'cswo' : 'owner'));
};

/**
 * A post's own list as its route makes it, without the wire, in milliseconds, as one person after another asks for theirs; timed after as many rounds that
 * are not. `statements`: what one such page asks.
 */
export const ownListPages = async (
  database: Database,
  next: () => { readonly council: CouncilCode; readonly post: string },
  rounds: number,
) => {
  const show = over(database);
  const times: number[] = [];
  for (let round = 0; round < 2 * rounds; round += 1) {
    const { council, post } = next();
    const ms = await show(council, post);
    if (round >= rounds) times.push(ms);
  }
  const statements: Asked[] = [];
  const { council, post } = next();
  await over(listening(database, statements))(council, post);
  return { ...spread(times), council, statements };
};
