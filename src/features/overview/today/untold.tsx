import type { JSX } from 'preact';

import { type CouncilCode, dayOf, formatDay, type Instant } from '../../../kernel/index.ts';
import type { Database } from '../../../platform/database/database.ts';
import { Link, Notice } from '../../../ui/index.ts';
import { type Acting, may } from '../../access/index.ts';
import { OWED, readRestrictedOwed } from '../../calendar/index.ts';
import {
  ESCALATIONS_ADDRESS,
  type OpenEscalation,
  READ_RESTRICTED_ESCALATIONS,
  riskOf,
  TELLING,
} from '../../escalations/index.ts';
import type { Obligation } from '../../obligations/index.ts';

/**
 * The tellings of restricted risks that the reader's own post owes and that are due today or late, masked: nothing is opened by it. It reads in a
 * transaction of its own, so not inside one.
 */
export const restrictedTellings = async (
  database: Database,
  council: CouncilCode,
  acting: Acting | null,
  now: Instant,
): Promise<readonly Obligation[]> => {
  if (acting === null || !may(acting, READ_RESTRICTED_ESCALATIONS)) return [];
  const owed = await readRestrictedOwed(database, council, [acting.post]);
  return owed.filter(({ kind, dueOn }) => kind === TELLING && dueOn <= dayOf(now));
};

/**
 * Before everything else: the immediate risks of which somebody is still to be told, by `tellings`, with where that is said. What need be told, and by
 * when, is what is owed: a telling that was waived is not asked for here either, and one taken back is owed by its new day. Nothing where there is none.
 */
export const UntoldFirst = (props: {
  readonly council: string;
  readonly risks: readonly OpenEscalation[];
  readonly tellings: readonly Obligation[];
  readonly restricted: readonly Obligation[];
}): JSX.Element | null => {
  const { council, tellings, restricted } = props;
  const risks = props.risks.flatMap(({ code, grade, what }) => {
    const owed = grade === 'immediate' ? tellings.find((each) => riskOf(each) === code) : undefined;
    return owed === undefined ? [] : [{ code, what, dueOn: owed.dueOn }];
  });
  if (risks.length + restricted.length === 0) return null;
  return (
    <Notice tone="warning" title="Nobody has been told yet of what cannot wait">
      <ul>
        {risks.map(({ code, what, dueOn }) => (
          <li key={code}>
            <Link href={ESCALATIONS_ADDRESS.step(council, code, 'told')}>Tell somebody, and say whom: {code}</Link>,
            immediate, by {formatDay(dueOn)}. {what}
          </li>
        ))}
        {restricted.map(({ code, dueOn }) => (
          <li key={code}>
            <Link href={OWED.one(council, code)}>A restricted risk</Link>, by {formatDay(dueOn)}
          </li>
        ))}
      </ul>
      <p>By when somebody is to be told is Remit's own rule and no law.</p>
    </Notice>
  );
};
