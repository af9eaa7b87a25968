import { type CouncilCode, councilCode, type Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { COUNCIL, type Council, type Notice, noticesOf } from '../councils/index.ts';
import { type Plan, plansOf } from '../plans/index.ts';
import { lastChange } from '../record/index.ts';

/** What every page of a council needs: who it is, what must be said about its data, its plans, and as at when. */
export type CouncilView = {
  readonly council: Council;
  readonly notices: readonly Notice[];
  readonly plans: readonly Plan[];
  readonly asAt: Instant;
};

type CouncilRow = { code: CouncilCode; name: string; short_name: string; ons_code: string | null } & Pick<
  Council,
  'aliases' | 'invented'
>;

// Read by its code, so that a page costs the same whether the installation knows one council or two hundred.
const councilByCode = async (tx: Transaction, code: CouncilCode, asAt: Instant): Promise<Council | null> => {
  const [row] = await inForce<CouncilRow>(tx, COUNCIL, asAt, { code });
  return row === undefined
    ? null
    : {
        code,
        name: row.name,
        shortName: row.short_name,
        onsCode: row.ons_code,
        aliases: row.aliases,
        invented: row.invented,
      };
};

/** Reads the council's view inside its own transaction; `null` where the council is not known at `asAt`. */
export const councilView = async (tx: Transaction, code: CouncilCode, asAt: Instant): Promise<CouncilView | null> => {
  const council = await councilByCode(tx, code, asAt);
  if (council === null) return null;
  return { council, asAt, notices: await noticesOf(tx, asAt), plans: await plansOf(tx, asAt) };
};

/**
 * One read transaction in the council's name: its view, then `work`. `null` where the text is no code of a known council, so that
 * nothing of another council can be reached through the address.
 */
export const readCouncil = async <Value>(
  database: Database,
  code: string | undefined,
  work: (tx: Transaction, view: CouncilView) => Promise<Value>,
): Promise<Value | null> => {
  const council = councilCode(code ?? '');
  if (council === null) return null;
  return database.read({ council }, async (tx) => {
    const asAt = await lastChange(tx);
    const view = asAt === null ? null : await councilView(tx, council, asAt);
    return view === null ? null : work(tx, view);
  });
};

/** The plan that the council's front page speaks of: the one with the most measures. */
export const mainPlan = (view: CouncilView): Plan | null => view.plans.find(({ measures }) => measures > 0) ?? null;
