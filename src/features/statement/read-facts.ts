import {
  type Clock,
  dayOf,
  endOfDay,
  type Fault,
  fail,
  fault,
  formatDay,
  type Instant,
  lastDay,
  ok,
  type Period,
  type Result,
} from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { asKnownAt, findingsAt, readAll } from '../assurance/index.ts';
import { type Council, noticesOf, packVersions } from '../councils/index.ts';
import { reportedBetween } from '../escalations/index.ts';
import { meetingsOf } from '../meetings/index.ts';
import { delegationsOf, groupsOf, postRolesOf, postsByCode, postTitle } from '../people/index.ts';
import { lastChange } from '../record/index.ts';
import { changesAfter } from './changes.ts';
import type { StatementFacts } from './facts.ts';
import { formYear } from './functions-year.ts';
import { countMeetings } from './meeting-count.ts';
import { delegationsIn, startOf } from './span-of-year.ts';
import { asAtFor, reachOf } from './year.ts';

const OFFICE = 'cswo';

/**
 * All that a council's statement of assurance for a financial year says, as known at `asAt`. The transaction must be the council's own and needs no
 * clearance: nothing restricted is read. Refused with `statement.empty` where the council had no framework by the end of the year.
 */
export const statementFacts = async (
  tx: Transaction,
  council: Council,
  year: Period,
  asAt: Instant,
): Promise<Result<StatementFacts>> => {
  const raw = await readAll(tx, asAt);
  const formed = formYear(raw, year, asAt);
  const reach = reachOf(year, asAt);
  if (formed.functions.length === 0) {
    const found = `${council.name} had no mechanism of assurance in force on ${formatDay(reach.day)}`;
    return fail([fault('statement.empty', found)]);
  }
  const posts = await postsByCode(tx, asAt);
  const author = (await postRolesOf(tx, asAt)).find(({ role }) => role === OFFICE)?.post ?? null;
  const now = asKnownAt(raw, asAt);
  const meetings = await meetingsOf(tx, { from: year.start, to: lastDay(year), asAt });
  return ok({
    council,
    year,
    asAt,
    reach,
    ...formed,
    risks: await reportedBetween(tx, startOf(year), reach.reached, asAt),
    delegations: delegationsIn(await delegationsOf(tx, asAt), year, reach),
    meetings: countMeetings(meetings, dayOf(asAt)),
    changes: changesAfter(now, year, posts),
    findings: (await findingsAt(tx, raw, asAt)).filter(({ rule }) => rule.severity === 'serious'),
    posts,
    groups: new Map((await groupsOf(tx, asAt)).map(({ code, title }) => [code, title])),
    author: author === null ? 'Chief Social Work Officer' : postTitle(posts, author),
    notices: await noticesOf(tx, asAt),
    packs: await packVersions(tx, asAt),
  });
};

/** The same in a transaction of its own. Without an instant it is made as at the last change, so that the same data give the same bytes. */
export const currentStatementFacts = (
  database: Database,
  council: Council,
  year: Period,
  asAt: Instant | null,
  clock: Clock,
): Promise<Result<StatementFacts, Fault[]>> =>
  database.read({ council: council.code }, async (tx) => {
    const changed = asAt === null ? await lastChange(tx) : null;
    return statementFacts(tx, council, year, asAt ?? asAtFor(year, changed ?? endOfDay(lastDay(year)), clock()));
  });
