/**
 * A child in secure accommodation without the authority of a hearing or a sheriff, as the regulations tell it (SSI 2013/205 reg 5, 7 to 10, 13), written by
 * hand for tests and sharing nothing with the application. A child has several placements; 72 hours in any 28 dates are counted over all of them. Where the
 * child stands is worked out from what is known, every time anew.
 */
import { dateOf, HOURS, midnight } from './regulations.ts';

export type Route = 'reg-7' | 'reg-8' | 'reg-9' | 'criminal-court';
export type What =
  | 'placement-asked-for'
  | 'placed'
  | 'left-secure'
  | 'authority-took-effect'
  | 'placement-notices-sent'
  | 'removal-notices-sent'
  | 'referred-to-reporter'
  | 'hearing-arranged-notified';

export type Told = { readonly what: What; readonly at: number };

/** One placement, or what was asked for: `over` where nothing more is expected of it, with the lapse that its papers then told of. */
export type Placement = {
  readonly route: Route;
  readonly told: readonly Told[];
  readonly withdrawn: boolean;
  readonly over: null | { readonly state: 'closed' | 'not-placed'; readonly lapse: number | null };
};

/** What somebody does: with which of the child's placements, and when they write it down. */
export type Deed = { readonly of: number; readonly now: number } & (
  | { readonly kind: 'ask'; readonly at: number; readonly route: Route }
  | { readonly kind: 'look' | 'withdraw' }
  | { readonly kind: 'step'; readonly step: string; readonly at: number }
  | { readonly kind: 'note'; readonly what: What; readonly at: number }
  | { readonly kind: 'take-back'; readonly what: What }
  | { readonly kind: 'route'; readonly route: Route }
);

const MOST = 72 * HOURS;
const ENDS: readonly What[] = ['left-secure', 'authority-took-effect'];

const first = ({ told }: Placement, ...what: What[]): number | null =>
  told.find((each) => what.includes(each.what))?.at ?? null;

type Stay = { readonly from: number; readonly to: number };

const stayOf = (each: Placement): Stay[] => {
  const from = first(each, 'placed');
  if (each.withdrawn || each.route === 'criminal-court' || from === null) return [];
  return [{ from, to: first(each, ...ENDS) ?? Number.POSITIVE_INFINITY }];
};

// Minutes that count in the 28 local dates that end with a date, up to a minute; whoever is recorded twice is there once.
const used = (stays: readonly Stay[], date: number, until: number): number => {
  let counted = midnight(date - 27);
  let sum = 0;
  for (const { from, to } of stays.toSorted((a, b) => a.from - b.from)) {
    const begin = Math.max(from, counted);
    const end = Math.min(to, until);
    if (end <= begin) continue;
    sum += end - begin;
    counted = end;
  }
  return sum;
};

/** The minute at which the 72 hours of a placement are used up if the child stays; null where none are counted. */
export const reaches = (all: readonly Placement[], one: Placement): number | null => {
  const [own] = stayOf(one);
  if (own === undefined) return null;
  const earlier = all
    .filter((each) => each !== one)
    .flatMap(stayOf)
    .filter(({ from }) => from <= own.from);
  // Without a break since when: from one placement into the next.
  let since = own.from;
  for (const { from, to } of earlier.toSorted((a, b) => b.from - a.from))
    if (to >= since) since = Math.min(since, from);
  for (const { from, to } of earlier) if (to >= since) since = Math.min(since, from);
  const stays = [...earlier, { from: own.from, to: Number.POSITIVE_INFINITY }];
  for (let date = dateOf(since); ; date += 1) {
    const begin = Math.max(since, midnight(date));
    const left = MOST - used(stays, date, begin);
    if (begin + Math.max(left, 0) < midnight(date + 1)) return begin + Math.max(left, 0);
  }
};

/** When the law made the child's being there unlawful, as known at a minute: the last minute of the 72 hours is still within them. */
export const lapseOf = (all: readonly Placement[], one: Placement, now: number): number | null => {
  if (one.over !== null) return one.over.lapse;
  const at = reaches(all, one);
  const end = first(one, ...ENDS);
  return at !== null && now > at && (end === null || end > at) ? at : null;
};

/** Where a placement stands. */
export const stateOf = (all: readonly Placement[], one: Placement, now: number): string => {
  if (one.over !== null) return one.over.state;
  if (first(one, 'left-secure') !== null) return 'left';
  if (first(one, 'authority-took-effect') !== null) return 'authority-took-effect';
  if (first(one, 'placed') === null) return 'asked-for';
  return lapseOf(all, one, now) === null ? 'placed' : 'unauthorised-maximum-reached';
};

const latest = (one: Placement, ...more: (number | null)[]): number =>
  Math.max(
    ...one.told.filter(({ what }) => ['placement-asked-for', 'placed', ...ENDS].includes(what)).map(({ at }) => at),
    ...more.map((each) => each ?? Number.NEGATIVE_INFINITY),
  );

const has = (one: Placement, what: What, by: number): boolean =>
  one.told.some((each) => each.what === what && each.at <= by);

const NOTED_IN = ['placed', 'unauthorised-maximum-reached', 'left', 'authority-took-effect'];

const closable = (one: Placement, by: number): boolean =>
  has(one, 'placement-notices-sent', by) &&
  one.route !== 'criminal-court' &&
  (one.route !== 'reg-9' || has(one, 'referred-to-reporter', by));

const told = (one: Placement, what: What, at: number): Placement => ({ ...one, told: [...one.told, { what, at }] });

const EVENT_OF: Readonly<Record<string, What>> = {
  place: 'placed',
  leave: 'left-secure',
  'note-authority': 'authority-took-effect',
  'finish-left': 'removal-notices-sent',
};

const stepped = (
  all: readonly Placement[],
  one: Placement,
  { step, at, now }: { readonly step: string; readonly at: number; readonly now: number },
): Placement | null => {
  const state = stateOf(all, one, now);
  const lapse = lapseOf(all, one, now);
  if (step === 'do-not-place' || step === 'close-authorised') {
    if (step === 'do-not-place') return state === 'asked-for' ? { ...one, over: { state: 'not-placed', lapse } } : null;
    return state === 'authority-took-effect' && closable(one, now)
      ? { ...one, over: { state: 'closed', lapse } }
      : null;
  }
  // What was done before the 72 hours were over follows from how the child stood then.
  const inTime = state === 'unauthorised-maximum-reached' && lapse !== null && at <= lapse;
  const then = inTime && step !== 'told-unauthorised-maximum-reached' ? 'placed' : state;
  if (at > now || at < latest(one, then === state ? lapse : null)) return null;
  const event = EVENT_OF[step];
  if (step.startsWith('told-'))
    return step === `told-${then}` && then !== 'asked-for' ? told(one, 'placement-notices-sent', at) : null;
  if (event === undefined) return null;
  switch (step) {
    case 'place': {
      const others = all.filter((each) => each !== one).flatMap(stayOf);
      const free = one.route === 'criminal-court' || used(others, dateOf(at), at) < MOST;
      return then === 'asked-for' && free ? told(one, event, at) : null;
    }
    case 'finish-left':
      return then === 'left' && closable(one, at)
        ? { ...told(one, event, at), over: { state: 'closed', lapse } }
        : null;
    default:
      return then === 'placed' || then === 'unauthorised-maximum-reached' ? told(one, event, at) : null;
  }
};

/** The child's placements after a deed; null where the regulations, or the facts, do not let it be done. */
export const after = (all: readonly Placement[], deed: Deed): Placement[] | null => {
  const { now } = deed;
  const put = (next: Placement | null): Placement[] | null =>
    next === null ? null : all.map((each, index) => (index === deed.of ? next : each));
  if (deed.kind === 'ask') {
    const asked: Placement = {
      route: deed.route,
      told: [{ what: 'placement-asked-for', at: deed.at }],
      withdrawn: false,
      over: null,
    };
    return deed.at > now ? null : [...all, asked];
  }
  const one = all[deed.of];
  if (one === undefined || deed.kind === 'look') return [...all];
  if (one.withdrawn) return null;
  switch (deed.kind) {
    case 'withdraw':
      return put({ ...one, withdrawn: true });
    case 'route':
      return put({ ...one, route: deed.route });
    case 'step':
      return put(stepped(all, one, deed));
    case 'note':
      return put(deed.at <= now && NOTED_IN.includes(stateOf(all, one, now)) ? told(one, deed.what, deed.at) : null);
    case 'take-back': {
      const index = one.told.findLastIndex(({ what }) => what === deed.what);
      return put(index < 0 ? null : { ...one, told: one.told.filter((_, each) => each !== index) });
    }
  }
};

const answered = (one: Placement, from: number, ...what: What[]): boolean =>
  one.told.some((each) => what.includes(each.what) && each.at >= from);

/** Where a placement stands, as one line: its state, what happened, and its clocks (SEC-20, 24, 25, 28). */
export const lineBy = (all: readonly Placement[], one: Placement, now: number): string => {
  if (one.withdrawn) return 'withdrawn';
  const lapse = lapseOf(all, one, now);
  const placed = first(one, 'placed');
  const facts = [
    ...one.told.map(({ what, at }) => `${what} ${at}`),
    ...(lapse === null ? [] : [`unauthorised-maximum-reached ${lapse}`]),
  ].sort();
  const clocks: string[] = [];
  const clock = (rule: string, end: number, over: boolean) => clocks.push(`${rule} ${end} ${over ? 'over' : 'open'}`);
  if (placed !== null) {
    const end = reaches(all, one);
    if (end !== null) clock('SEC-20', end, first(one, ...ENDS) !== null);
    if (one.route === 'reg-9') {
      clock('SEC-24', placed + 24 * HOURS, answered(one, placed, 'referred-to-reporter'));
      clock('SEC-25', placed + 72 * HOURS, answered(one, placed, 'hearing-arranged-notified'));
    }
    if (one.route === 'criminal-court') clock('SEC-28', midnight(dateOf(placed) + 8), false);
  }
  return [stateOf(all, one, now), ...facts, ...clocks.sort()].join('\n');
};
