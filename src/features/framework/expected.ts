import type { Stretch } from '../../clocks/index.ts';
import { type Day, daysAfter, formatDay } from '../../kernel/index.ts';
import type { ObligationState } from '../obligations/index.ts';
import { type Cause, isAnsweredFor, isFor } from './cause.ts';
import { type Draft, draftOfCause, draftOfTile, later, opensFor, tilesDue } from './due.ts';
import { goesByMeetings } from './frequency.ts';
import { type Mechanism, scheduleOn, subjectOf } from './mechanism.ts';

/** Something that will be owed if nothing changes, and is not owed yet: nobody needs do anything for it. */
export type Expected = Pick<
  Draft,
  'code' | 'subject' | 'title' | 'ownerPost' | 'coPosts' | 'opensOn' | 'dueOn' | 'rule'
>;

/** How far ahead it is told what is expected. Frequencies, leads and calendars change; ours, not law. */
export const OUTLOOK_DAYS = 731;

/** What is kept already: the last stretch of each mechanism by its subject, and where what meetings and plans made due stands, by its code. */
export type Standing = {
  readonly last: ReadonlyMap<string, Stretch>;
  readonly caused: ReadonlyMap<string, ObligationState>;
};

const asExpected = ({ code, subject, title, ownerPost, coPosts, opensOn, dueOn, rule }: Draft): Expected => ({
  code,
  subject,
  title,
  ownerPost,
  coPosts,
  opensOn,
  dueOn,
  rule,
});

const ofCauses = (
  mechanism: Mechanism,
  { caused }: Pick<Standing, 'caused'>,
  causes: readonly Cause[],
  stretches: readonly Stretch[],
  today: Day,
): Draft[] =>
  causes.flatMap((cause) => {
    const schedule = scheduleOn(mechanism, cause.day);
    if (schedule === null || isAnsweredFor(cause, stretches)) return [];
    const from = opensFor(schedule, cause);
    if (from <= today) return [];
    const draft = draftOfCause(mechanism, schedule, cause, from);
    const state = caused.get(draft.code);
    return state === undefined || state === 'cancelled' ? [draft] : [];
  });

/**
 * What a mechanism will make due after `today` and by `until`, by the day it is due, as its schedules, leads and the meetings in the calendar stand
 * now. What `bringUp` makes due on the days to come is this, as long as nothing changes.
 */
export const expectedOf = (
  mechanism: Mechanism,
  standing: Standing,
  causes: readonly Cause[],
  { today, until }: { readonly today: Day; readonly until: Day },
): Expected[] => {
  if (mechanism.sameAs !== null) return [];
  const kept = standing.last.get(subjectOf(mechanism.code));
  const own = causes.filter((cause) => isFor(mechanism, cause));
  const furthest = own.reduce((latest, { day }) => later(latest, day), until);
  const tiles = tilesDue(mechanism, kept?.last ?? null, furthest);
  const ofTiles = tiles.filter(({ first }) => first > today).map((tile) => draftOfTile(mechanism, tile, tile.first));
  const stretches = kept === undefined ? tiles : [kept, ...tiles];
  return [...ofTiles, ...ofCauses(mechanism, standing, own, stretches, today)]
    .filter(({ dueOn }) => dueOn <= until)
    .sort((a, b) => (a.dueOn < b.dueOn || (a.dueOn === b.dueOn && a.code < b.code) ? -1 : 1))
    .map(asExpected);
};

/** Why nothing is expected of a mechanism as far as can be told, in words for whoever reads its page. */
export const whyNothing = (mechanism: Pick<Mechanism, 'schedules'>, today: Day): string => {
  const schedule = scheduleOn(mechanism, today) ?? mechanism.schedules[0] ?? null;
  if (schedule === null) return 'No frequency is set';
  if (schedule.frequency === 'ended') return 'No longer asked for';
  if (goesByMeetings(schedule.frequency)) return 'No further meeting is in the calendar';
  return `Nothing before ${formatDay(daysAfter(today, OUTLOOK_DAYS))}`;
};
