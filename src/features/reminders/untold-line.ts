import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { wishesOf } from '../calendar/index.ts';
import { type Obligation, type OwedRow, openObligations } from '../obligations/index.ts';
import { type Delegation, readDirectory } from '../people/index.ts';
import { noticesOf, type UntoldMatter } from './notices.ts';
import { UNTOLD } from './recipients.ts';
import { readRefused } from './store.ts';

/** Something owed of which nobody can be told by mail: what, whose and by when, and why. */
type UntoldLine = OwedRow & { readonly why: string };

/**
 * What of `owed` nobody can be told by mail at an instant, and the delegations by which that was decided. `refused`: whom the mail server refused. They are
 * tried again whenever there is something new to say; until one mail is taken they count as not told.
 */
export const readUntold = async (
  tx: Transaction,
  owed: readonly Obligation[],
  refused: ReadonlySet<string>,
  now: Instant,
): Promise<{ readonly untold: readonly UntoldMatter[]; readonly delegations: readonly Delegation[] }> => {
  const directory = await readDirectory(tx);
  const wishes = await wishesOf(tx);
  const { untold } = noticesOf({ directory, wishes, refused, now }, owed);
  return { untold, delegations: directory.delegations };
};

/**
 * What is owed in a council of which nobody can be told by mail at this moment, what is due first first. Restricted matter is no part of it, nor of its
 * number. It reads in transactions of its own, so not inside one.
 */
export const untoldLines = async (database: Database, council: CouncilCode, now: Instant): Promise<UntoldLine[]> => {
  const refused = await readRefused(database, council);
  const { untold } = await database.read({ council }, async (tx) =>
    readUntold(tx, await openObligations(tx), refused, now),
  );
  return untold
    .map(({ obligation: { code, title, ownerPost, dueOn, cause }, why }) => ({
      code,
      title,
      ownerPost,
      dueOn,
      cause,
      why: UNTOLD[why],
    }))
    .sort((one, other) =>
      one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : one.code < other.code ? -1 : 1,
    );
};
