import { councilCode } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { actingIn } from '../access/index.ts';
import { dataVersion } from '../record/index.ts';
import type { AppRequest, AppRoute } from './app-route.ts';
import { type CouncilView, councilView, type Site } from './council-view.ts';
import { unknownCouncil } from './missing-pages.tsx';

type Work = (tx: Transaction, view: CouncilView, request: AppRequest) => Promise<RouteAnswer>;

const MOST_KEPT = 32;

const isWholePage = (answer: RouteAnswer): boolean => answer.kind === 'page' && (answer.status ?? 200) === 200;

/**
 * The handler of one route about the council named in its path: a read transaction in the council's name, then `work`; the page for an
 * unknown council where the path names none. What a page says follows from its address, the hat that the reader wears and the data alone (so no
 * form may stand on it: use `readCouncil` there), and those last asked for
 * are kept and given again while the data are still in the same version; the database is asked for the version each time.
 */
export const councilPages = (site: Site, work: Work): AppRoute['handle'] => {
  const kept = new Map<string, RouteAnswer>();
  const keep = (key: string, answer: RouteAnswer): void => {
    kept.delete(key);
    kept.set(key, answer);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  };
  return async (request) => {
    const council = councilCode(request.path['council'] ?? '');
    if (council === null) return unknownCouncil();
    return site.database.read({ council }, async (tx) => {
      const version = await dataVersion(tx);
      if (version === null) return unknownCouncil();
      const key = JSON.stringify([version, request.path, request.query, actingIn(request.caller, council)]);
      const known = kept.get(key);
      const view = known === undefined ? await councilView(site, tx, council, version.asAt, request.caller) : null;
      const answer = known ?? (view === null ? unknownCouncil() : await work(tx, view, request));
      if (isWholePage(answer)) keep(key, answer);
      return answer;
    });
  };
};
