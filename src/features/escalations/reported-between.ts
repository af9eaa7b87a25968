import { type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { type Escalation, GRADES, isOpen, NAMED, standingSteps, toldAndNot, WHOM } from './escalation.ts';
import { escalationsOf } from './store.ts';

/** A risk that was reported, without a word of what it is: whom it was told, each with the day of the first time, and whom of those named it was not. */
export type ReportedRisk = {
  readonly code: string;
  readonly grade: string;
  readonly since: Day;
  readonly reportedOn: Day;
  readonly told: readonly { readonly whom: string; readonly on: Day }[];
  readonly notTold: readonly string[];
  readonly open: boolean;
};

const toldIn = ({ steps }: Escalation): ReportedRisk['told'] => {
  const first = new Map<string, Day>();
  const told = standingSteps(steps).flatMap(({ kind, whom, day }) =>
    kind === 'told' && whom !== null && day !== null ? [{ whom: WHOM[whom], day }] : [],
  );
  for (const { whom, day } of told) {
    const known = first.get(whom);
    if (known === undefined || day < known) first.set(whom, day);
  }
  return [...first].map(([whom, on]) => ({ whom, on }));
};

/**
 * The open risks of the transaction's council that were reported from one instant on and before another, with what had become of them by `asAt`, by
 * code. Restricted ones are never among them, whatever the clearance.
 */
export const reportedBetween = async (
  tx: Transaction,
  from: Instant,
  before: Instant,
  asAt: Instant,
): Promise<ReportedRisk[]> => {
  const all = await escalationsOf(tx, { confidentiality: 'open' });
  return all
    .filter(({ knownAt }) => knownAt >= from && knownAt < before && knownAt <= asAt)
    .map((each) => ({ ...each, steps: each.steps.filter(({ knownAt }) => knownAt <= asAt) }))
    .map((each) => ({
      code: each.code,
      grade: GRADES[each.grade],
      since: each.since,
      reportedOn: dayOf(each.knownAt),
      told: toldIn(each),
      notTold: toldAndNot(each).notTold.map((whom) => NAMED[whom]),
      open: isOpen(each),
    }));
};
