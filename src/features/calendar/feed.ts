import { sql } from 'kysely';

import {
  type Clock,
  type CouncilCode,
  councilCode,
  dayOf,
  daysAfter,
  fail,
  fault,
  type Instant,
  ok,
  type Result,
} from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { hashToken, isTokenLike, newToken } from '../../platform/sign-in/index.ts';
import { may } from '../access/index.ts';
import { QUESTION } from '../answers/index.ts';
import { type Obligation, revisionsOf } from '../obligations/index.ts';
import { hatsOf, LATEST, postsByCode, postTitle } from '../people/index.ts';
import { type Changed, changing, type Office, put } from '../record/index.ts';
import { lastClosingOf } from '../sign-in/index.ts';
import { formOf } from './addresses.ts';
import { type CalendarDay, calendarOf } from './ics.ts';
import { readOwed } from './masked.ts';
import { OWN_CALENDAR } from './policy.ts';
import { CALENDAR_FEED } from './tables.ts';

/** A calendar address as its owner sees it; its secret is known to nobody. */
export type Feed = {
  readonly code: string;
  readonly person: string;
  readonly post: string;
  readonly hash: string;
  readonly state: 'open' | 'ended';
  readonly known_at: string;
};

/** So many may one person have open in a council. Ours. */
const MOST_FEEDS = 10;

/** How long what was settled, or was due before, stays in a calendar; open ones stay until they are settled. */
const KEPT_DAYS = 90;

/** When the account of a person was closed last; null where none was. It is no council's, so not inside a council's transaction. */
export const closingOf = (database: Database, person: string): Promise<Instant | null> =>
  database.read({ council: null }, (tx) => lastClosingOf(tx, person));

// Closing an account ends, by that very write, every address that was made before it.
const isLive = ({ state, known_at }: Feed, closedAt: Instant | null): boolean =>
  state === 'open' && (closedAt === null || known_at > closedAt);

/** The person's calendar addresses that were ended neither by themselves nor by the closing of their account. */
export const feedsOf = async (tx: Transaction, person: string, closedAt: Instant | null): Promise<Feed[]> =>
  (await inForce<Feed>(tx, CALENDAR_FEED, LATEST)).filter((feed) => feed.person === person && isLive(feed, closedAt));

/**
 * Makes an address for what a post owes, and gives its secret to be shown once. It belongs to whoever asks, who must act from the post; not from
 * one that the council's sign-in gives, because nothing could ask whether they still have it.
 */
export const makeFeed = async (office: Office): Promise<Result<{ readonly code: string; readonly secret: string }>> => {
  const closedAt = await closingOf(office.database, office.by.actor.actor);
  return changing(office, OWN_CALENDAR, async (tx, at): Promise<Result<Changed<{ code: string; secret: string }>>> => {
    const { acting, actor, machine } = office.by;
    if (acting === null || machine) return fail([fault('calendar.refused')]);
    if (acting.capacity.kind === 'mapped') {
      const why = "The council's sign-in gives this post, and nothing could tell a calendar when it no longer does";
      return fail([fault('calendar.refused', why, {}, 'Ask an administrator to give you the post itself.')]);
    }
    if ((await feedsOf(tx, actor.actor, closedAt)).length >= MOST_FEEDS) {
      return fail([
        fault('calendar.refused', `You have ${MOST_FEEDS} calendar addresses already`, {}, 'End one first.'),
      ]);
    }
    const secret = newToken('session');
    const hash = hashToken(secret);
    const code = `C-${hash.slice(0, 12).toUpperCase()}`;
    await put(tx, CALENDAR_FEED, { code, person: actor.actor, post: acting.post, hash, state: 'open' }, at);
    const entry = { action: 'calendar-feed.make', subject: code, after: { post: acting.post } } as const;
    return ok({ value: { code, secret }, entry });
  });
};

/** Ends one of the asker's own addresses; it shows nothing from then on. */
export const endFeed = async (office: Office, code: string): Promise<Result<null>> => {
  const closedAt = await closingOf(office.database, office.by.actor.actor);
  return changing(office, OWN_CALENDAR, async (tx, at): Promise<Result<Changed<null>>> => {
    const found = (await feedsOf(tx, office.by.actor.actor, closedAt)).find((feed) => feed.code === code);
    if (found === undefined) return fail([fault('calendar.unknown')]);
    const { person, post, hash } = found;
    await put(tx, CALENDAR_FEED, { code, person, post, hash, state: 'ended' }, at);
    return ok({ value: null, entry: { action: 'calendar-feed.end', subject: code } });
  });
};

type Asked = { readonly council: CouncilCode; readonly hash: string };

/** What the address of a calendar names: "dundee." and the secret. Null where it is none of ours. */
export const readFeedAddress = (text: string): Asked | null => {
  const [code = '', secret = '', ...more] = text.split('.');
  const council = councilCode(code);
  return council === null || more.length > 0 || !isTokenLike('session', secret)
    ? null
    : { council, hash: hashToken(secret) };
};

const feedByHash = async (tx: Transaction, hash: string): Promise<Feed | null> => {
  const { rows } = await sql<Feed>`
    select code, person, post, hash, state, known_at from calendar_feed where hash = ${hash} and not withdrawn
    order by known_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
};

const isEvent = ({ cause }: Obligation): boolean => cause?.startsWith('event:') === true;

const eventOf = (owed: Obligation, revisions: number, council: string, publicAddress: string): CalendarDay => ({
  uid: `${owed.code}.${council}@remit`,
  day: owed.dueOn,
  title: owed.confidentiality === 'open' ? owed.title : `${owed.title}: sign in to see it`,
  // What a reviewer asks, or what arose, may say more than a title does, and a calendar is read without signing in.
  about: owed.kind === QUESTION ? 'A question on an answer' : isEvent(owed) ? 'Something arose' : owed.rule,
  link: `${publicAddress}${formOf(council, owed)}`,
  state: owed.state,
  revision: revisions - 1,
  changedAt: owed.knownAt,
});

const ofPost = async (
  database: Database,
  council: CouncilCode,
  post: string,
  today: string,
  publicAddress: string,
): Promise<CalendarDay[]> => {
  const owed = await readOwed(database, council, [
    { posts: [post], states: ['open'] },
    { posts: [post], dueFrom: daysAfter(today, -KEPT_DAYS) },
  ]);
  const codes = owed.map(({ code }) => code);
  const revisions = await database.read({ council, clearance: 'restricted' }, (tx) => revisionsOf(tx, codes));
  return owed.map((each) => eventOf(each, revisions.get(each.code) ?? 1, council, publicAddress));
};

/** Whether an address still shows what the post owes: its owner's account and post, and what that post may do, are asked at this moment. */
const shows = async (database: Database, council: CouncilCode, feed: Feed, now: Instant): Promise<boolean> => {
  if (!isLive(feed, await closingOf(database, feed.person))) return false;
  const hats = await hatsOf(database, feed.person, [], now);
  return hats.some((hat) => hat.council === council && hat.post === feed.post && may(hat, OWN_CALENDAR));
};

/**
 * What a calendar program is given for an address: null where there is none such; without anything in it once its owner ended it, lost the post, or
 * their account was closed, or once the post may no longer take what it owes into a calendar.
 */
export const readFeed = async (
  database: Database,
  clock: Clock,
  publicAddress: string,
  address: string,
): Promise<string | null> => {
  const asked = readFeedAddress(address);
  if (asked === null) return null;
  const { council, hash } = asked;
  const found = await database.read({ council }, async (tx) => {
    const feed = await feedByHash(tx, hash);
    return feed === null ? null : { feed, title: postTitle(await postsByCode(tx, LATEST), feed.post) };
  });
  if (found === null) return null;
  const { feed, title } = found;
  const now = clock();
  if (!(await shows(database, council, feed, now))) return calendarOf('Remit: this calendar has ended', []);
  return calendarOf(`Remit: ${title}`, await ofPost(database, council, feed.post, dayOf(now), publicAddress));
};
