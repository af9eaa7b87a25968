import { type Deed, lapseOf, type Placement, type Route, reaches, stateOf, type What } from './without-authority.ts';

const whole = (random: () => number, below: number): number => Math.floor(random() * below);
const oneOf = <Each>(random: () => number, all: readonly Each[]): Each => all[whole(random, all.length)] as Each;

const ROUTES: readonly Route[] = ['reg-7', 'reg-7', 'reg-8', 'reg-9', 'criminal-court'];
const NOTED: readonly What[] = ['referred-to-reporter', 'hearing-arranged-notified'];
const STEPS: Readonly<Record<string, readonly string[]>> = {
  'asked-for': ['place', 'place', 'place', 'do-not-place'],
  placed: ['leave', 'leave', 'note-authority', 'told-placed'],
  'unauthorised-maximum-reached': [
    'leave',
    'leave',
    'note-authority',
    'told-placed',
    'told-unauthorised-maximum-reached',
  ],
  left: ['finish-left', 'told-left'],
  'authority-took-effect': ['close-authorised', 'told-authority-took-effect'],
};
const ALL_STEPS = [...new Set(Object.values(STEPS).flat())];

// Moments crowd around the minutes on which the law turns.
const onward = (random: () => number, all: readonly Placement[], now: number): number => {
  const edges = all.flatMap((each) => reaches(all, each) ?? []).filter((at) => at >= now);
  const kind = random();
  if (kind < 0.3) return now + whole(random, 3);
  if (kind < 0.5 && edges.length > 0) return Math.max(now, oneOf(random, edges) + whole(random, 3) - 1);
  return now + whole(random, kind < 0.9 ? 30 * 60 : 9 * 24 * 60);
};

const momentOf = (random: () => number, all: readonly Placement[], one: Placement, now: number): number => {
  const lapse = lapseOf(all, one, now);
  const kind = random();
  if (kind < 0.4) return now;
  if (kind < 0.6 && lapse !== null) return Math.min(now, lapse + whole(random, 3) - 1);
  const since = Math.max(...one.told.map(({ at }) => at));
  return kind < 0.95 ? since + whole(random, Math.max(now - since, 0) + 1) : now - whole(random, 6 * 24 * 60);
};

/** What somebody does next with a child's placements. */
export const nextDeed = (random: () => number, all: readonly Placement[], before: number): Deed => {
  const now = onward(random, all, before);
  const kind = random();
  if (all.length === 0 || (all.length < 4 && kind < 0.18)) {
    const at = random() < 0.5 ? now : now - whole(random, 12 * 24 * 60);
    return { kind: 'ask', of: all.length, now, at, route: oneOf(random, ROUTES) };
  }
  const of = whole(random, all.length);
  const one = all[of] as Placement;
  if (kind < 0.24) return { kind: 'look', of, now };
  if (kind < 0.28) return { kind: 'withdraw', of, now };
  if (kind < 0.33) return { kind: 'route', of, now, route: oneOf(random, ROUTES) };
  const at = momentOf(random, all, one, now);
  if (kind < 0.4) return { kind: 'note', of, now, what: oneOf(random, NOTED), at };
  const taken = NOTED.filter((what) => one.told.some((each) => each.what === what));
  if (kind < 0.46 && taken.length > 0 && one.over === null && one.route !== 'reg-9') {
    return { kind: 'take-back', of, now, what: oneOf(random, taken) };
  }
  const likely = STEPS[stateOf(all, one, now)] ?? ALL_STEPS;
  return { kind: 'step', of, now, step: oneOf(random, random() < 0.9 ? likely : ALL_STEPS), at };
};
