import { type CouncilCode, councilCode, type Instant, type PlanCode } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { type Council, councilByCode, type Notice, noticesOf } from '../councils/index.ts';
import { lastChange } from '../record/index.ts';

/** What every page must know of a plan, to name it and to lead to it. Days are null where the plan gives none. */
export type KnownPlan = {
  readonly code: PlanCode;
  readonly title: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** How many measures the plan holds itself to. */
  readonly measures: number;
};

/**
 * What all pages stand on. Each feature's pages stand on the site, so the site can know none of them: what its frame leads to is
 * handed in where the service is put together.
 */
export type Site = {
  readonly database: Database;
  /** The council's plans as known then, those with measures first; the transaction is the council's own. */
  readonly plansOf: (tx: Transaction, asAt: Instant) => Promise<readonly KnownPlan[]>;
};

/** What every page of a council needs: who it is, what must be said about its data, its plans, and as at when. */
export type CouncilView = {
  readonly council: Council;
  readonly notices: readonly Notice[];
  readonly plans: readonly KnownPlan[];
  readonly asAt: Instant;
};

/** Reads the council's view inside its own transaction; `null` where the council is not known at `asAt`. */
export const councilView = async (
  { plansOf }: Pick<Site, 'plansOf'>,
  tx: Transaction,
  code: CouncilCode,
  asAt: Instant,
): Promise<CouncilView | null> => {
  const council = await councilByCode(tx, code, asAt);
  if (council === null) return null;
  return { council, asAt, notices: await noticesOf(tx, asAt), plans: await plansOf(tx, asAt) };
};

/**
 * One read transaction in the council's name: its view, then `work`. `null` where the text is no code of a known council, so that
 * nothing of another council can be reached through the address.
 */
export const readCouncil = async <Value>(
  site: Site,
  code: string | undefined,
  work: (tx: Transaction, view: CouncilView) => Promise<Value>,
): Promise<Value | null> => {
  const council = councilCode(code ?? '');
  if (council === null) return null;
  return site.database.read({ council }, async (tx) => {
    const asAt = await lastChange(tx);
    const view = asAt === null ? null : await councilView(site, tx, council, asAt);
    return view === null ? null : work(tx, view);
  });
};

/** The plan that the council's front page speaks of: the one with the most measures. */
export const mainPlan = (view: CouncilView): KnownPlan | null =>
  view.plans.find(({ measures }) => measures > 0) ?? null;
