import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { LATEST, type Post, postsByCode } from '../../people/index.ts';
import { type AppRequest, type CouncilView, readCouncil } from '../../site/index.ts';
import type { RegisterPages } from '../pages/view.tsx';
import { type Ruled, readRuled } from '../read-ruled.ts';

/** What files and answers to programs stand on: a transaction that sees open entries alone, whoever asks. */
export type OpenView = Ruled & {
  readonly tx: Transaction;
  readonly view: CouncilView;
  readonly council: string;
  readonly posts: ReadonlyMap<string, Post>;
  readonly now: Instant;
  readonly request: AppRequest;
};

/** Reads open entries of the council in the path; null where it names no known council. */
export const readOpenly = <Value>(
  { site, clock }: RegisterPages,
  request: AppRequest,
  work: (given: OpenView) => Promise<Value> | Value,
): Promise<Value | null> =>
  readCouncil(site, request, async (tx, view) => {
    const council = view.council.code;
    const ruled = await readRuled(tx, { database: site.database, council });
    const posts = await postsByCode(tx, LATEST);
    return work({ ...ruled, tx, view, council, posts, now: clock(), request });
  });
