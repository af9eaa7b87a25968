import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { MEASURE } from '../measures/index.ts';
import type { Duty } from '../people/index.ts';
import { ACTION } from '../plans/index.ts';
import { ADDRESS } from '../site/index.ts';

/** What a post answers for: the measures that it owns and the actions that it leads, as known at `asAt`. */
export const dutiesOf = async (
  tx: Transaction,
  council: CouncilCode,
  post: string,
  asAt: Instant,
): Promise<readonly Duty[]> => {
  const measures = await inForce<{ code: string; title: string; owner_post: string | null }>(tx, MEASURE, asAt);
  const actions = await inForce<{ plan: string; action: string; lead_post: string | null }>(tx, ACTION, asAt);
  return [
    ...measures
      .filter(({ owner_post: owner }) => owner === post)
      .map(({ code, title }) => ({ kind: 'Measure', title, href: ADDRESS.measure(council, code) })),
    ...actions
      .filter(({ lead_post: lead }) => lead === post)
      .map(({ plan, action }) => ({ kind: 'Action', title: action, href: ADDRESS.plan(council, plan) })),
  ];
};
