import { type Day, daysAfter, daysBetween, type Instant } from '../../kernel/index.ts';
import { chanceOf } from './chance.ts';

/** What is owed, as far as what becomes of it depends on it. */
type Owed = {
  readonly code: string;
  readonly mechanism: string;
  readonly opensOn: Day;
  readonly dueOn: Day;
  readonly mayBeNothing: boolean;
};

/** What a reviewer will say, and when. */
export type ReviewCourse = {
  readonly at: Instant;
  readonly verdict: 'accepted' | 'returned' | 'concern';
  /** When the lead answers the question that was asked back; null where they never do. */
  readonly answered: Instant | null;
};

/** What becomes of something owed. */
export type Course =
  | { readonly kind: 'never' }
  | { readonly kind: 'waived'; readonly at: Instant }
  | {
      readonly kind: 'answered';
      readonly at: Instant;
      readonly seconds: number;
      readonly nothingArose: boolean;
      readonly evidence: boolean;
      readonly concern: 'none' | 'concern' | 'serious';
      readonly review: ReviewCourse | null;
    };

const between = (chance: number, least: number, most: number): number =>
  least + Math.floor(chance * (most - least + 1));

// Between eight and four o'clock, to the minute.
const atWork = (day: Day, chance: number): Instant => {
  const minutes = between(chance, 8 * 60, 16 * 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${day}T${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}:00.000Z`;
};

const reviewOf = (draw: (what: string) => number, answered: Day): ReviewCourse | null => {
  if (draw('reviewed') > 0.6) return null;
  const day = daysAfter(answered, between(draw('review after'), 2, 25));
  const verdict = draw('verdict');
  const back = daysAfter(day, between(draw('back after'), 1, 40));
  return {
    at: atWork(day, draw('review time')),
    verdict: verdict < 0.8 ? 'accepted' : verdict < 0.92 ? 'returned' : 'concern',
    answered: draw('back') < 0.75 ? atWork(back, draw('back time')) : null,
  };
};

/**
 * What becomes of something owed, by a seed: most is answered in time, some late, some never, a little is waived. A few mechanisms are worse than the
 * rest, and a few bring nothing but words, as in life.
 */
export const courseOf = (seed: string, owed: Owed): Course => {
  const draw = (what: string): number => chanceOf(`${seed} ${owed.code} ${what}`);
  const habit = chanceOf(`${seed} ${owed.mechanism} habit`);
  const fate = draw('fate');
  const neglected = habit < 0.12 ? 0.5 : 0.08;
  if (fate < neglected) return { kind: 'never' };
  if (fate < neglected + 0.06) {
    const day = daysAfter(owed.opensOn, between(draw('waived after'), 0, daysBetween(owed.opensOn, owed.dueOn) + 10));
    return { kind: 'waived', at: atWork(day, draw('time')) };
  }
  const late = fate < neglected + 0.06 + (habit > 0.85 ? 0.5 : 0.14);
  const room = Math.max(daysBetween(owed.opensOn, owed.dueOn), 0);
  const day = late
    ? daysAfter(owed.dueOn, between(draw('late by'), 1, 40))
    : daysAfter(owed.dueOn, -between(draw('early by'), 0, Math.min(room, 12)));
  const concern = draw('concern');
  return {
    kind: 'answered',
    at: atWork(day, draw('time')),
    seconds: between(draw('seconds'), 25, 420),
    nothingArose: owed.mayBeNothing && draw('nothing') < 0.55,
    evidence: habit < 0.3 ? draw('evidence') < 0.2 : draw('evidence') < 0.75,
    concern: concern < 0.015 ? 'serious' : concern < 0.07 ? 'concern' : 'none',
    review: reviewOf(draw, day),
  };
};

/** When a concern is closed: some weeks or months after it was raised; null where it stays open. */
export const closingOf = (seed: string, code: string, raised: Day): Instant | null => {
  const draw = (what: string): number => chanceOf(`${seed} ${code} ${what}`);
  if (draw('closed') > 0.8) return null;
  return atWork(daysAfter(raised, between(draw('closed after'), 10, 160)), draw('closing time'));
};
