import { sql } from 'kysely';

import { type Clock, type CouncilCode, dayOf, type Instant } from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { programActor } from '../access/index.ts';
import { meetingsOf } from '../meetings/index.ts';
import { appendObligations } from '../obligations/index.ts';
import { groupsOf, LATEST } from '../people/index.ts';
import { plansOf } from '../plans/index.ts';
import { appendToRecord, instantOfWrite, lastChange, type MakeDue } from '../record/index.ts';
import { bringUp } from './bring-up.ts';
import { causesOfMeetings, causesOfPlans } from './cause.ts';
import type { Draft } from './due.ts';
import { keptOf } from './kept.ts';
import { readFramework } from './read-model.ts';

/** What bringing a council's occurrences up to date changed, by the codes of obligations. */
type BroughtUp = {
  readonly opened: readonly string[];
  readonly changed: readonly string[];
  readonly fellAway: readonly string[];
};

const NOTHING: BroughtUp = { opened: [], changed: [], fellAway: [] };

/**
 * Makes due what the council's framework makes due today, in the transaction of whatever changed it (or of the job that comes round). The caller's
 * entry in the record, at the same instant, must tell of what is given back where anything is.
 */
const bringUpToDate = async (tx: Transaction, at: Instant): Promise<BroughtUp> => {
  const framework = await readFramework(tx, LATEST);
  const kept = await keptOf(tx, framework.mechanisms);
  if (framework.mechanisms.length === 0 && kept.occurrences.length === 0) return NOTHING;
  const titles = new Map((await groupsOf(tx)).map(({ code, title }) => [code, title]));
  const causes = [
    ...causesOfMeetings(await meetingsOf(tx, { asAt: LATEST }), (code) => titles.get(code) ?? code),
    ...causesOfPlans(await plansOf(tx, LATEST)),
  ];
  const drafts = bringUp(framework.mechanisms, kept, causes, { today: dayOf(at), at });
  if (drafts.length === 0) return NOTHING;
  await appendObligations(tx, drafts, at);
  const open = new Set(kept.occurrences.filter(({ state }) => state === 'open').map(({ code }) => code));
  const codes = (fits: (draft: Draft) => boolean): string[] => drafts.filter(fits).map(({ code }) => code);
  return {
    opened: codes(({ code }) => !open.has(code)),
    changed: codes(({ code, state }) => open.has(code) && state === 'open'),
    fellAway: codes(({ state }) => state === 'cancelled'),
  };
};

const sizeOf = ({ opened, changed, fellAway }: BroughtUp): number => opened.length + changed.length + fellAway.length;

/**
 * Brings up to date in the transaction of a change that is not the framework's own: of a meeting, of a pack. Gives what the entry of that change
 * tells of it, and null where nothing is to be told.
 */
export const makeDue: MakeDue = async (tx, at): Promise<BroughtUp | null> => {
  const done = await bringUpToDate(tx, at);
  return sizeOf(done) === 0 ? null : done;
};

/** Brings one council up to date in a transaction of its own; writes nothing, not even an entry, where nothing is to be changed. */
export const bringCouncilUpToDate = async (
  database: Database,
  clock: Clock,
  council: CouncilCode,
): Promise<BroughtUp> =>
  database.write({ council }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    const done = await bringUpToDate(tx, at);
    if (sizeOf(done) > 0) {
      const actor = programActor('background work');
      await appendToRecord(tx, { at, actor, action: 'obligation.open', subject: council, after: done });
    }
    return done;
  });

const versionOf = async (database: Database, clock: Clock, council: CouncilCode): Promise<string | null> =>
  database.read({ council }, async (tx) => {
    const found = await sql<{ any: boolean }>`select exists (select from mechanism) as any`.execute(tx);
    return found.rows[0]?.any === true ? `${dayOf(clock())} ${await lastChange(tx)}` : null;
  });

type BringAllUp = {
  readonly database: Database;
  readonly clock: Clock;
  /** By council, the day and the change up to which it was brought last; those that stand there still are passed over. */
  readonly seen: Map<string, string>;
  readonly signal?: AbortSignal;
};

/** Brings every council with a framework up to date, each in a transaction of its own. Gives how many obligations changed. */
export const bringAllUpToDate = async ({ database, clock, seen, signal }: BringAllUp): Promise<number> => {
  const councils = await database.read({ council: null }, async (tx) => {
    const found = await sql<{ code: CouncilCode }>`select distinct code from council order by code`.execute(tx);
    return found.rows.map(({ code }) => code);
  });
  let count = 0;
  let first: unknown;
  const failed: string[] = [];
  for (const council of councils) {
    signal?.throwIfAborted();
    const version = await versionOf(database, clock, council);
    if (version === null || seen.get(council) === version) continue;
    try {
      count += sizeOf(await bringCouncilUpToDate(database, clock, council));
    } catch (error) {
      // One council's trouble holds up no other; the job fails all the same, and says of whom.
      failed.push(council);
      first ??= error;
      continue;
    }
    // The version from before: where this wrote something the council is looked at once more, and nothing that came between is passed over.
    seen.set(council, version);
  }
  if (failed.length > 0) throw new Error(`Nothing could be made due in: ${failed.join(', ')}`, { cause: first });
  return count;
};
