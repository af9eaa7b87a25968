import type { JSX } from 'preact';

import type { CouncilCode, Instant } from '../../../kernel/index.ts';
import type { Database } from '../../../platform/database/database.ts';
import { Link, url } from '../../../ui/index.ts';
import { untoldLines } from '../../reminders/index.ts';
import { count } from '../../site/index.ts';

const KEPT_FOR = 10 * 60_000;

/**
 * Of how many things that are to be done now nobody can be told by mail, counted anew after ten minutes: it asks for everything owed and everybody's
 * holdings, which this page need not do each time. Reads in transactions of its own.
 */
export const keptUntold = (database: Database): ((council: CouncilCode, now: Instant) => Promise<number>) => {
  const kept = new Map<string, { readonly at: number; readonly many: number }>();
  return async (council, now) => {
    const known = kept.get(council);
    const age = known === undefined ? null : Date.parse(now) - known.at;
    if (known !== undefined && age !== null && age >= 0 && age < KEPT_FOR) return known.many;
    const { length: many } = await untoldLines(database, council, now);
    kept.set(council, { at: Date.parse(now), many });
    return many;
  };
};

/** One line, with the way to whom it is about; nothing where everybody can be told. */
export const UntoldMail = ({
  council,
  many,
}: {
  readonly council: string;
  readonly many: number;
}): JSX.Element | null =>
  many === 0 ? null : (
    <p>
      <Link href={`${url(['councils', council, 'assurance', 'owners'])}#untold`}>
        Of {count(many, 'thing')} to be done now nobody can be told by mail
      </Link>
    </p>
  );
