import type { Day, Instant } from '../kernel/index.ts';
import type { Due } from './deadline.ts';
import { holdsOn } from './in-force.ts';
import type { ClockOverride } from './rule.ts';

/** What became of a council's own number: it applies, it is laxer than the law and does not, or it cannot be applied here. */
export type OverrideAnswer = {
  readonly answer: 'applied' | 'refused' | 'not-applicable';
  readonly due: Due;
  readonly words: string;
};

/** The instant from which a known due time is the later one. A day counts as its end. */
const ends = (due: Due): Instant | null => (due.kind === 'unknown' ? null : due.at);

/**
 * Whether a council's own time holds instead of the law's. They are compared by the times they give for this trigger, not by their units: ten
 * working days may be more or less than a fortnight. The earlier holds.
 */
export const answerOverride = (law: Due, own: Due, lapses: boolean): OverrideAnswer => {
  if (lapses) {
    return {
      answer: 'not-applicable',
      due: own,
      words:
        "the law itself changes the state at its own time, which no council can move; the council's time is work to be done earlier",
    };
  }
  const [lawEnds, ownEnds] = [ends(law), ends(own)];
  if (lawEnds === null || ownEnds === null) {
    return {
      answer: 'not-applicable',
      due: own,
      words: 'one of the two times cannot be known, so they cannot be compared',
    };
  }
  return ownEnds <= lawEnds
    ? { answer: 'applied', due: own, words: "the council's own time is no later than the law's" }
    : { answer: 'refused', due: own, words: "the council's own time is later than the law's, so the law's holds" };
};

/** The override of a kind that a council has for a rule on a day, the last one loaded where there are several. */
export const overrideOn = (
  overrides: readonly ClockOverride[],
  rule: string,
  kind: ClockOverride['kind'],
  day: Day,
): ClockOverride | null =>
  overrides.filter((each) => each.rule === rule && each.kind === kind && holdsOn(each, day)).at(-1) ?? null;
