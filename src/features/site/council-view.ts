import { type CouncilCode, councilCode, type Instant, type PlanCode } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { type Acting, actingIn, type Caller, type Power } from '../access/index.ts';
import { type Council, councilByCode, type Notice, noticesOf } from '../councils/index.ts';
import { type DataVersion, dataVersion } from '../record/index.ts';
import type { AppRequest } from './app-route.ts';

/** What every page must know of a plan, to name it and to lead to it. Days are null where the plan gives none. */
export type KnownPlan = {
  readonly code: PlanCode;
  readonly title: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** How many measures the plan holds itself to. */
  readonly measures: number;
};

/** One of the main parts of the site, shown to those whose post may open it. */
export type SitePart = {
  readonly part: string;
  readonly words: string;
  readonly power: Power;
  /** Where it begins; null where the council has none yet (no plan, so no paper). */
  readonly href: (council: string, mainPlan: PlanCode | null) => string | null;
};

/**
 * What all pages stand on. Each feature's pages stand on the site, so the site can know none of them: what its frame leads to is
 * handed in where the service is put together.
 */
export type Site = {
  readonly database: Database;
  /** The council's plans as known then, those with measures first; the transaction is the council's own. */
  readonly plansOf: (tx: Transaction, asAt: Instant) => Promise<readonly KnownPlan[]>;
  readonly parts: readonly SitePart[];
};

/** What every page of a council needs: who it is, what must be said about its data, its plans, and as at when. */
export type CouncilView = {
  readonly council: Council;
  readonly notices: readonly Notice[];
  readonly plans: readonly KnownPlan[];
  readonly asAt: Instant;
  /** The post from which the reader acts here; null where nobody has signed in or they hold none. */
  readonly acting: Acting | null;
  readonly parts: readonly SitePart[];
};

/** Reads the council's view inside its own transaction; `null` where the council is not known at `asAt`. */
export const councilView = async (
  { plansOf, parts }: Pick<Site, 'plansOf' | 'parts'>,
  tx: Transaction,
  code: CouncilCode,
  asAt: Instant,
  caller: Caller,
): Promise<CouncilView | null> => {
  const council = await councilByCode(tx, code, asAt);
  if (council === null) return null;
  const acting = actingIn(caller, code);
  return { council, asAt, acting, parts, notices: await noticesOf(tx, asAt), plans: await plansOf(tx, asAt) };
};

/**
 * One read transaction in the name of the council in the path: its view and the version of its data, then `work`. `null` where it is no code of a known council, so that
 * nothing of another council can be reached through the address.
 */
export const readCouncil = async <Value>(
  site: Site,
  { caller, path }: Pick<AppRequest, 'caller' | 'path'>,
  work: (tx: Transaction, view: CouncilView, version: DataVersion) => Promise<Value>,
): Promise<Value | null> => {
  const council = councilCode(path['council'] ?? '');
  if (council === null) return null;
  return site.database.read({ council }, async (tx) => {
    const version = await dataVersion(tx);
    if (version === null) return null;
    const view = await councilView(site, tx, council, version.asAt, caller);
    return view === null ? null : work(tx, view, version);
  });
};

/** The plan that the council's front page speaks of: the one with the most measures. */
export const mainPlan = ({ plans }: Pick<CouncilView, 'plans'>): KnownPlan | null =>
  plans.find(({ measures }) => measures > 0) ?? null;
