import type { PausedDays } from './counting.ts';
import { after, type Happening } from './happening.ts';
import type { ClockRule } from './rule.ts';

type Interruptions = {
  /** What the count starts from in the end: the trigger, or the last event that started it afresh. */
  readonly from: Happening;
  readonly paused: readonly PausedDays[];
  readonly stillPaused: boolean;
};

const next = (happenings: readonly Happening[], event: string, than: Happening): Happening | null =>
  happenings.find((each) => each.event === event && after(each, than)) ?? null;

const pausedBetween = (happenings: readonly Happening[], from: string, to: string, than: Happening): PausedDays[] => {
  const paused: PausedDays[] = [];
  for (let begun = next(happenings, from, than); begun !== null; ) {
    const ended: Happening | null = next(happenings, to, begun);
    // Neither the day on which it was asked nor the one on which it came counts.
    paused.push({ from: begun.day, to: ended?.day ?? null });
    begun = ended === null ? null : next(happenings, from, ended);
  }
  return paused;
};

/** How a clock was stopped and started again since its trigger. `happenings` in their order. */
export const interruptionsOf = (
  rule: Pick<ClockRule, 'pauses' | 'restarts'>,
  trigger: Happening,
  happenings: readonly Happening[],
): Interruptions => {
  let from = trigger;
  for (const { at } of rule.restarts) {
    const last = happenings.filter((each) => each.event === at && after(each, from)).at(-1);
    if (last !== undefined) from = last;
  }
  const waits = rule.restarts.flatMap((each) => (each.from === null ? [] : [{ from: each.from, to: each.at }]));
  const paused = [...rule.pauses, ...waits].flatMap((each) => pausedBetween(happenings, each.from, each.to, from));
  return { from, paused, stillPaused: paused.some(({ to }) => to === null) };
};
