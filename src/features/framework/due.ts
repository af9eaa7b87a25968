import { stretchFrom } from '../../clocks/index.ts';
import { type Day, daysAfter, endOfDay, formatDay } from '../../kernel/index.ts';
import type { Obligation } from '../obligations/index.ts';
import type { Cause } from './cause.ts';
import { frequencyOf } from './frequency.ts';
import { ASSURANCE, leadsOn, type Mechanism, type Schedule, scheduleOn, subjectOf } from './mechanism.ts';

/** An obligation as it is about to be kept. */
export type Draft = Omit<Obligation, 'knownAt'>;

/** How many days somebody has at least, where the rule alone would make something late before anybody was told of it. Ours, not law. */
export const NOTICE_DAYS = 7;

/**
 * The first day from which on a schedule can ask for anything: on it the councils of today took over, so before it none of them had anything to
 * answer for. A day of the calendar and not so many years before today, so that a pack which was taken once is taken always.
 */
export const FIRST_DAY: Day = '1996-04-01';

/** One stretch of days for which a mechanism answers, and the schedule that laid it. */
export type Tile = { readonly schedule: Schedule; readonly first: Day; readonly last: Day };

/**
 * The stretches that a mechanism's schedules lay from after `coveredTo` (null: from its first schedule) up to the one that `today` falls in. A stretch
 * begins where the last one ended and is never cut short afterwards, so that whatever changes, no day is answered for twice and none is left
 * out; days under a schedule that goes by meetings have none.
 */
export const tilesDue = ({ schedules }: Pick<Mechanism, 'schedules'>, coveredTo: Day | null, today: Day): Tile[] => {
  const tiles: Tile[] = [];
  let next = coveredTo === null ? schedules[0]?.from : daysAfter(coveredTo, 1);
  while (next !== undefined && next <= today) {
    const day: Day = next;
    const schedule = scheduleOn({ schedules }, day);
    const makes = schedule === null ? null : frequencyOf(schedule.frequency).makes;
    if (schedule === null || makes === null || makes.by === 'meetings' || makes.by === 'nothing') {
      next = schedules.find(({ from }) => from > day)?.from;
      continue;
    }
    const stretch = stretchFrom(makes.rhythm, day);
    tiles.push({ schedule, ...stretch });
    next = daysAfter(stretch.last, 1);
  }
  return tiles;
};

export const later = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** What is said of whoever leads on a day; '' where the framework names nobody. */
export const ownersOn = (mechanism: Mechanism, day: Day): Pick<Draft, 'ownerPost' | 'coPosts'> => {
  const [ownerPost = '', ...coPosts] = leadsOn(mechanism, day);
  return { ownerPost, coPosts };
};

type Asked = Pick<Draft, 'opensOn' | 'rule' | 'covers' | 'cause'> & { readonly code: string; readonly by: Day };

/** A fresh obligation on a mechanism; `by` is the last day by its rule, put off where that day is over already. */
export const freshOn = (mechanism: Mechanism, { code, by, ...asked }: Asked, today: Day): Draft => {
  const dueOn = by < today ? daysAfter(today, NOTICE_DAYS) : by;
  return {
    ...asked,
    code: `${mechanism.code}.${code}`,
    kind: ASSURANCE,
    subject: subjectOf(mechanism.code),
    title: mechanism.title,
    ...ownersOn(mechanism, today),
    ownerBasis: 'rule',
    dueOn,
    dueAt: endOfDay(dueOn),
    state: 'open',
    settledAt: null,
    settledPost: null,
    reason: null,
    confidentiality: 'open',
  };
};

/** The days of a stretch in words: "1 June 2026 to 30 June 2026", or the one day that it is. */
export const sayStretch = ({ first, last }: Pick<Tile, 'first' | 'last'>): string =>
  first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`;

// Why a stretch is shorter than its frequency asks, as the first under a schedule may be; '' where it is whole.
const sayShort = ({ schedule, first, last }: Tile): string => {
  const { makes } = frequencyOf(schedule.frequency);
  const before = daysAfter(first, -1);
  // It is whole where the day before belongs to another.
  if (!('rhythm' in makes) || stretchFrom(makes.rhythm, before).last !== last) return '';
  return first === schedule.from
    ? ` (short: asked for in this way from ${formatDay(first)} on)`
    : ` (short: the days up to ${formatDay(before)} are asked for already)`;
};

/** The obligation for one stretch. */
export const draftOfTile = (mechanism: Mechanism, tile: Tile, today: Day): Draft => {
  const { schedule, first, last } = tile;
  const rule = `${frequencyOf(schedule.frequency).words}: ${sayStretch(tile)}${sayShort(tile)}`;
  const opensOn = later(first, daysAfter(last, 1 - schedule.leadDays));
  const by = daysAfter(last, schedule.graceDays);
  return freshOn(mechanism, { code: first, by, opensOn, rule, covers: { first, last }, cause: null }, today);
};

/** The day from which on an answer is asked for. */
export const opensFor = ({ leadDays }: Schedule, { day }: Cause): Day => daysAfter(day, -leadDays);

/** The last day by the rule: the day that the cause names itself, or so many days before it as the schedule says. */
export const lastDayFor = ({ graceDays }: Schedule, { day, dueOn }: Cause): Day => dueOn ?? daysAfter(day, -graceDays);

/** The obligation for one meeting or plan. */
export const draftOfCause = (mechanism: Mechanism, schedule: Schedule, cause: Cause, today: Day): Draft =>
  freshOn(
    mechanism,
    {
      code: cause.code,
      by: lastDayFor(schedule, cause),
      opensOn: opensFor(schedule, cause),
      rule: cause.rule,
      covers: null,
      cause: cause.cause,
    },
    today,
  );
