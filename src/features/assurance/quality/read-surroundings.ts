import { sql } from 'kysely';

import { dayOf, type Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { meetingsOf } from '../../meetings/index.ts';
import {
  type Directory,
  heldIn,
  heldOn,
  isInEffect,
  LATEST,
  readDirectory,
  spans,
  vacantPosts,
} from '../../people/index.ts';
import type { Surroundings } from './finding.ts';

/** The posts for which an absence is recorded on the day while nobody acts up in them and no delegation covers them. */
const uncoveredPosts = (directory: Directory, now: Instant): Set<string> => {
  const away = directory.absences.filter((each) => spans(each, dayOf(now))).map(({ post }) => post);
  const covered = directory.delegations
    .filter((each) => isInEffect(each, heldIn(directory), now))
    .map(({ coversPost }) => coversPost);
  const actedUpIn = heldOn(directory.holdings, dayOf(now))
    .filter(({ kind }) => kind === 'acting-up')
    .map(({ post }) => post);
  return new Set(away.filter((post) => !covered.includes(post) && !actedUpIn.includes(post)));
};

/** Reads what stands around the framework of the transaction's council at a moment, of what was known by `asAt`: all there is unless told. */
export const readSurroundings = async (
  tx: Transaction,
  now: Instant,
  asAt: Instant = LATEST,
): Promise<Surroundings> => {
  const directory = await readDirectory(tx, asAt);
  const meetings = await meetingsOf(tx, { from: dayOf(now), asAt });
  const disposed = await sql<{ subject: string }>`
    select distinct subject from retention_step
    where step = 'disposed' and known_at <= ${asAt}::timestamptz`.execute(tx);
  return {
    posts: new Map([...directory.posts].map(([code, { title }]) => [code, title])),
    vacant: vacantPosts(directory, dayOf(now)),
    uncovered: uncoveredPosts(directory, now),
    groups: new Map(directory.groups.map(({ code, title }) => [code, title])),
    meetingAhead: new Set(meetings.filter(({ state }) => state === 'planned').map(({ group }) => group)),
    disposed: new Set(disposed.rows.map(({ subject }) => subject)),
  };
};
