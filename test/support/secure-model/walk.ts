import {
  after,
  byNow,
  dateOf,
  type Fact,
  FREE,
  midnight,
  NOTED_IN,
  noted,
  putRight,
  STEPS,
  type Standing,
  type Step,
  takenBack,
} from './regulations.ts';

/** A stream of numbers from 0 to 1 that is the same for the same seed. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** One thing that somebody does: makes a step, notes something or takes it back, puts answers right, withdraws the entry, or only looks. */
export type Action =
  | { readonly kind: 'step'; readonly now: number; readonly step: Step }
  | { readonly kind: 'note'; readonly now: number; readonly fact: Fact }
  | { readonly kind: 'take-back'; readonly now: number; readonly what: string }
  | { readonly kind: 'put-right'; readonly now: number; readonly empties: boolean }
  | { readonly kind: 'withdraw'; readonly now: number }
  | { readonly kind: 'look'; readonly now: number };

const whole = (random: () => number, below: number): number => Math.floor(random() * below);
const oneOf = <Each>(random: () => number, all: readonly Each[]): Each => all[whole(random, all.length)] as Each;

const TO_EVERYBODY = new Set([
  'decision-notice-sent',
  'decision-review-notice-sent',
  'placement-review-notice-sent',
  'removal-notice-sent',
]);

const whoOf = (what: string, concerned: readonly string[], random: () => number): string | null => {
  if (TO_EVERYBODY.has(what)) return oneOf(random, [...concerned, 'principal-reporter', 'head-of-unit']);
  return what === 'decision-received-by-head-of-unit' || what === 'appeal-decided' ? null : oneOf(random, concerned);
};

// Moments crowd around the minutes on which the law turns.
const onward = (random: () => number, standing: Standing, now: number): number => {
  const edges = standing.facts.flatMap(({ at }) => [48, 72].map((hours) => at + hours * 60)).filter((at) => at >= now);
  const kind = random();
  if (kind < 0.3) return now + whole(random, 3);
  if (kind < 0.5 && edges.length > 0) return Math.max(now, oneOf(random, edges) + whole(random, 3) - 1);
  if (kind < 0.85) return now + whole(random, 24 * 60);
  return now + whole(random, 9 * 24 * 60);
};

const momentOf = (random: () => number, { since, facts }: Standing, now: number): number => {
  const kind = random();
  if (kind < 0.55) return now;
  if (kind < 0.7) return Math.min(now, oneOf(random, facts).at + 72 * 60 + whole(random, 3) - 1);
  if (kind < 0.95) return since + whole(random, Math.max(now - since, 0) + 1);
  // What has not happened yet cannot be told.
  if (kind < 0.97) return now + (random() < 0.5 ? 1 + whole(random, 3) : 24 * 60);
  return now - whole(random, 6 * 24 * 60);
};

// Seldom, or hardly any history would last.
const ENDS = /^(?:note-end|close-|finish-)/;

const stepOf = (random: () => number, standing: Standing, now: number): Step => {
  const known = byNow(standing, now);
  const possible = Object.keys(STEPS).filter(
    (what) => STEPS[what]?.from.includes(known.state) && (!ENDS.test(what) || random() < 0.04),
  );
  const late = known.lapse === null ? [] : ['decide-to-implement', 'decide-not-to-implement'];
  const what =
    random() < 0.9 && possible.length > 0 ? oneOf(random, [...possible, ...late]) : oneOf(random, Object.keys(STEPS));
  const closes = what === 'close-not-implemented' || what === 'close-confirmed';
  const at = closes ? now : momentOf(random, known, now);
  const everybody = [...known.concerned, 'principal-reporter', 'head-of-unit'];
  const asks = random();
  const asked = new Map<string, number | null>(
    [...known.concerned, 'head-of-unit'].map((who) => [who, random() < 0.3 ? null : at - whole(random, 500)]),
  );
  if (asks < 0.05) asked.delete(oneOf(random, [...asked.keys()]));
  else if (asks < 0.1 && at < now) asked.set(oneOf(random, [...asked.keys()]), at + 1);
  const who = what === 'ask-for-review-of-decision' ? oneOf(random, known.concerned) : null;
  const spared = random();
  return {
    what,
    at,
    who,
    asked,
    complete: random() > 0.05,
    condition: random() > 0.05,
    excused: spared < 0.55 ? everybody : spared < 0.7 ? everybody.filter(() => random() < 0.5) : [],
  };
};

// Whatever comes to somebody's mind, whether or not it can be done.
const anyAction = (random: () => number, standing: Standing, now: number): Action => {
  const then = onward(random, standing, now);
  const known = byNow(standing, then);
  const kind = random();
  if (kind < 0.08) return { kind: 'look', now: then };
  if (kind < 0.085) return { kind: 'withdraw', now: then };
  if (kind < 0.12) return { kind: 'put-right', now: then, empties: random() < 0.5 };
  const noted = FREE.filter((each) => known.facts.some(({ what }) => what === each));
  if (kind < 0.16) {
    const what = noted.length > 0 && random() < 0.95 ? oneOf(random, noted) : oneOf(random, FREE);
    return { kind: 'take-back', now: then, what };
  }
  const canBeNoted = Object.keys(NOTED_IN).filter((what) => NOTED_IN[what]?.includes(known.state));
  if (kind < 0.4 && canBeNoted.length > 0) {
    const what = random() < 0.9 ? oneOf(random, canBeNoted) : oneOf(random, Object.keys(NOTED_IN));
    const at = momentOf(random, known, then);
    const who = whoOf(what, known.concerned, random);
    const isDay = what.startsWith('appeal-');
    return {
      kind: 'note',
      now: then,
      fact: isDay ? { what, at: midnight(dateOf(at)), who, day: true } : { what, at, who },
    };
  }
  return { kind: 'step', now: then, step: stepOf(random, standing, then) };
};

/** Where the regulations say that a child stands after it; null where it cannot be done. */
export const answer = (standing: Standing, action: Action): Standing | null => {
  switch (action.kind) {
    case 'note':
      return noted(standing, action.fact, action.now);
    case 'take-back':
      return takenBack(standing, action.what, action.now);
    case 'put-right':
      return putRight(standing, action.empties, action.now);
    case 'step':
      return after(standing, action.step, action.now);
    default:
      return byNow(standing, action.now);
  }
};

const ARBITRARY = 0.2;
const TRIES = 6;

/** What somebody does next: four times of five what the regulations let be done now, where it comes to mind; else anything. */
export const nextAction = (random: () => number, standing: Standing, now: number): Action => {
  const first = anyAction(random, standing, now);
  if (random() < ARBITRARY) return first;
  let action = first;
  for (let tries = 0; tries < TRIES && (action.kind === 'look' || answer(standing, action) === null); tries += 1)
    action = anyAction(random, standing, now);
  return action;
};
