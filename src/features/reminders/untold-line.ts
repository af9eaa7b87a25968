import type { CouncilCode, Day, Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { UNTOLD } from './recipients.ts';
import { untoldIn } from './remind.ts';

/** Something owed of which nobody can be told by mail: what, whose and by when, and why. */
export type UntoldLine = {
  readonly code: string;
  readonly title: string;
  readonly post: string;
  readonly dueOn: Day;
  readonly why: string;
};

/**
 * What is owed in a council of which nobody can be told by mail at this moment, what is due first first. Restricted matter is no part of it, nor of its
 * number. It reads in transactions of its own, so not inside one.
 */
export const untoldLines = async (database: Database, council: CouncilCode, now: Instant): Promise<UntoldLine[]> =>
  (await untoldIn(database, council, now))
    .filter(({ obligation }) => obligation.confidentiality === 'open')
    .map(({ obligation: { code, title, ownerPost, dueOn }, why }) => ({
      code,
      title,
      post: ownerPost,
      dueOn,
      why: UNTOLD[why],
    }))
    .sort((one, other) =>
      one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : one.code < other.code ? -1 : 1,
    );
