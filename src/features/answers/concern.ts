import type { Day, Instant } from '../../kernel/index.ts';
import type { RevisedTable } from '../../platform/database/revisions.ts';
import type { Actor } from '../access/index.ts';

/** Something of concern in a mechanism: raised by its lead in an answer, or by a reviewer on one, and open until what came of it is said. */
export type Concern = {
  readonly code: string;
  readonly mechanism: string;
  /** The occurrence in whose answer it came up. */
  readonly obligation: string;
  readonly severity: 'concern' | 'serious';
  readonly words: string;
  readonly raisedBy: 'lead' | 'reviewer';
  readonly raisedOn: Day;
  readonly state: 'open' | 'closed';
  /** What came of it; null while it is open. */
  readonly outcome: string | null;
  /** Who wrote this revision. */
  readonly by: Actor;
  readonly knownAt: Instant;
};

export const CONCERN: RevisedTable = {
  name: 'concern',
  key: ['code'],
  columns: [
    { name: 'mechanism', type: 'text' },
    { name: 'obligation', type: 'text' },
    { name: 'severity', type: 'text' },
    { name: 'words', type: 'text' },
    { name: 'raised_by', type: 'text' },
    { name: 'raised_on', type: 'date' },
    { name: 'state', type: 'text' },
    { name: 'outcome', type: 'text' },
    { name: 'actor', type: 'text' },
    { name: 'post', type: 'text' },
    { name: 'capacity', type: 'text' },
    { name: 'delegation', type: 'text' },
  ],
};

/** The row of a concern as `by` says it now. */
export const concernRow = (concern: Omit<Concern, 'knownAt'>): Record<string, unknown> => ({
  code: concern.code,
  mechanism: concern.mechanism,
  obligation: concern.obligation,
  severity: concern.severity,
  words: concern.words,
  raised_by: concern.raisedBy,
  raised_on: concern.raisedOn,
  state: concern.state,
  outcome: concern.outcome,
  actor: concern.by.actor,
  post: concern.by.post,
  capacity: concern.by.capacity,
  delegation: concern.by.delegation,
});

/** The next code of the year: "C-2026-001"; `last` is the highest there is. */
export const nextConcern = (last: string | null, day: Day): string => {
  const year = day.slice(0, 4);
  const number = last?.startsWith(`C-${year}-`) ? Number(last.slice(7)) + 1 : 1;
  return `C-${year}-${String(number).padStart(3, '0')}`;
};
